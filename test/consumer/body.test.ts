// The formats in which kombu and others send a notification, and other messages.
import { deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import rhea from 'rhea';
import { decodeNotification, NotificationError, type Rejection } from '../../src/consumer/index.ts';
import { until } from '../until.ts';
import { hearing, sendRaw } from './hearing.ts';

const json = '{"event_type":"sample.case","payload":{"text":"größe"}}';
const { data_section: dataSection, data_sections: dataSections } = rhea.message;
const halves = (bytes: Buffer): Buffer[] => [bytes.subarray(0, 5), bytes.subarray(5)];

/** The same bytes in each section that can hold them. */
const sections: Readonly<Record<string, (bytes: Buffer) => unknown>> = {
  'a data section': dataSection,
  'several data sections': (bytes) => dataSections(halves(bytes)) as unknown,
  'a binary value': (bytes) => bytes,
};
const packed: Readonly<Record<string, Buffer>> = {
  plain: Buffer.from(json),
  'by zlib, which kombu calls gzip': deflateSync(json),
  'by zlib at its best': deflateSync(json, { level: 9 }),
  'by zlib at its fastest': deflateSync(json, { level: 1, windowBits: 9 }),
  'by gzip': gzipSync(json),
};

const bomb = Buffer.from(`{"event_type":"x","payload":"${'0'.repeat(2 ** 24)}"}`);
const deep = (levels: number): string =>
  `{"event_type":"x","payload":${'['.repeat(levels)}${']'.repeat(levels)}}`;
const [unreadable, tooLarge, tooDeep] = ['UNREADABLE', 'TOO_LARGE', 'TOO_DEEP'];
const refused: Readonly<Record<string, readonly [body: unknown, code: string]>> = {
  'a bomb of zlib': [dataSection(deflateSync(bomb)), tooLarge],
  'a bomb of gzip': [dataSection(gzipSync(bomb)), tooLarge],
  'half of what was compressed': [dataSection(deflateSync(json).subarray(0, 20)), unreadable],
  'what only looks compressed': [dataSection(Buffer.from([0x1f, 0x8b, 1, 2, 3])), unreadable],
  'what is compressed twice': [dataSection(deflateSync(deflateSync(json))), unreadable],
  'bytes that are not UTF-8': [dataSection(Buffer.from('7b22fffe223a317d', 'hex')), unreadable],
  'half of a letter': [dataSection(Buffer.from('{"event_type":"ü"}').subarray(0, -3)), unreadable],
  'nothing at all': [dataSection(Buffer.alloc(0)), unreadable],
  'a number': [7, unreadable],
  'a map': [{ event_type: 'x' }, unreadable],
  'a list': [['x'], unreadable],
  'no body': [undefined, unreadable],
  'what is nested too deep': [deep(1000), tooDeep],
  'what is nested far too deep': [deep(200_000), tooDeep],
  'what is nested too deep inside': [
    JSON.stringify({ 'oslo.version': '2.0', 'oslo.message': deep(5000) }),
    tooDeep,
  ],
};

/** Returns the message as rhea decodes it. */
function received(body: unknown): { body?: unknown } {
  return rhea.message.decode(rhea.message.encode({ body })) as { body?: unknown };
}

describe('a body', () => {
  const scene = hearing();

  for (const [how, bytes] of Object.entries(packed))
    for (const [where, section] of Object.entries(sections))
      it(`is read when it is ${how}, in ${where}`, () => {
        expect(decodeNotification(received(section(bytes))).notification.payload).to.deep.equal({
          text: 'größe',
        });
      });

  for (const [what, [body, code]] of Object.entries(refused))
    it(`is none when it is ${what}`, () => {
      const decode = (): unknown => decodeNotification(received(body));
      expect(decode).to.throw(NotificationError).with.property('code', `ERR_NOTIFICATION_${code}`);
    });

  it('is heard in each of these forms, and told with its bytes and a code when it is none', async () => {
    const messages = Object.values(packed).flatMap((bytes) =>
      Object.values(sections).map((section) => ({ body: section(bytes) })),
    );
    const wrong = Object.values(refused).map(([body]) => ({ body }));
    const rejections: Rejection[] = [];
    const listener = scene.hear(
      { '*': () => undefined },
      { topics: ['notifications.info'], onRejected: (rejection) => rejections.push(rejection) },
    );
    await sendRaw(scene.broker, [...messages, ...wrong]);
    await until(() => listener.stats().received === messages.length + wrong.length);
    expect(listener.stats()).to.include({ handled: messages.length, inHand: 0, released: 0 });
    expect(rejections.map(({ code }) => code)).to.deep.equal(
      Object.values(refused).map(([, code]) => `ERR_NOTIFICATION_${code}`),
    );
    expect(rejections[0]?.body).to.deep.equal(deflateSync(bomb));
    expect(String(rejections.at(-2)?.body)).to.equal(deep(200_000));
    expect(rejections[8]?.body.length).to.be.greaterThan(0);
    expect(JSON.stringify(rejections)).to.not.include('body":');
  });

  it('of more than 16 MiB is rejected, its beginning is told, and the connection goes on', async () => {
    const rejections: Rejection[] = [];
    const listener = scene.hear(
      { '*': () => undefined },
      { onRejected: (rejection) => rejections.push(rejection) },
    );
    await sendRaw(scene.broker, [{ body: `{"event_type":"${'x'.repeat(2 ** 24)}"}` }, { body: json }]);
    await until(() => listener.stats().handled === 1);
    expect(rejections[0]).to.include({ code: 'ERR_NOTIFICATION_TOO_LARGE' });
    expect(String(rejections[0]?.body.subarray(0, 100))).to.include('{"event_type":"xxx');
    expect(listener.stats().connection.error).to.equal(undefined);
  });
});
