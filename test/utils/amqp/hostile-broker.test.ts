// A broker may be malicious or broken: its frames neither end this process nor exhaust its memory.
import { expect } from 'chai';
import { listen, type Listener } from '../../../src/consumer/index.ts';
import { notifyAboutVolumeAction, openNotifier, type Notifier } from '../../../src/index.ts';
import { startBroker, type Broker, type BrokerOptions } from '../../../src/testing/index.ts';
import { dialWithRhea } from '../../../src/utils/amqp/connection/dial-with-rhea.ts';
import { parseEndpoint } from '../../../src/utils/options/endpoint.ts';
import { until } from '../../until.ts';
import { bytes, codeOf, codes, described, frame, framed, header, uint32, value } from './frames.ts';
import { meddleWith, type Meddle, type Meddler } from './meddler.ts';

const MAX = 2 ** 32 - 1;
const accepted = described(0x24, []);

describe('a hostile broker', () => {
  const open: { close(ms?: number): Promise<unknown> }[] = [];

  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close(0);
  });

  async function meddled(
    meddle: (nth: number) => Meddle | undefined,
    options?: BrokerOptions,
  ): Promise<{ broker: Broker; meddler: Meddler }> {
    const broker = await startBroker(options);
    const meddler = await meddleWith(broker.port, meddle);
    open.push(broker, meddler);
    return { broker, meddler };
  }

  function notifierFor({ url }: Meddler): Notifier {
    const notifier = openNotifier({ url, install: false });
    open.push(notifier);
    return notifier;
  }

  function tell(notifier: Notifier, count: number): void {
    for (let n = 0; n < count; n++)
      notifyAboutVolumeAction({ notifier }, { id: `v${n}` }, { action: 'delete', phase: 'end' });
  }

  function hear({ url }: Meddler, heard: unknown[]): Listener {
    const listener = listen({ url, handlers: { '*': (notification) => heard.push(notification) } });
    open.push(listener);
    return listener;
  }

  const ends: [title: string, meddle: Meddle, error: RegExp][] = [
    [
      'speaks another protocol',
      instead(header, Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')),
      /not speak AMQP/,
    ],
    ['announces a frame of 4 GB', after('open', uint32(MAX)), /frame of 4294967295 bytes/],
    ['announces a frame that is too large', after('open', uint32(2 ** 16 + 1)), /frame of 65537 bytes/],
    ['announces a frame of 0 bytes', after('open', uint32(0)), /frame of 0 bytes/],
    ['announces a frame of 7 bytes', after('attach', uint32(7)), /frame of 7 bytes/],
    [
      'begins a third protocol',
      after('open', Buffer.concat([header, header])),
      /protocol|frame of 1095586128/i,
    ],
    [
      'sends a frame that begins after its end',
      after('open', Buffer.concat([uint32(8), bytes(9, 0, 0, 0)])),
      /after its end/,
    ],
    ['nests lists', after('begin', framed(described(codes.flow, nested(3000)))), /nested too deep/],
    ['nests descriptors', after('begin', framed(Buffer.alloc(30_000))), /nested too deep/],
    [
      'has a list of 30 million items in 9 bytes',
      after('open', framed(described(codes.begin, listOf(30_000_000)))),
      /cannot have 30000000 items/,
    ],
    [
      'has an array of 4 billion nulls',
      after(
        'open',
        framed(described(codes.begin, Buffer.concat([bytes(0xf0), uint32(5), uint32(MAX), bytes(0x40)]))),
      ),
      /cannot have 4294967295 items/,
    ],
    ['cuts a text off', after('open', framed(described(codes.begin, bytes(0xa1, 9, 0x41)))), /cut off/],
    ['sends a performative that does not exist', after('open', framed(described(0x7f, []))), /./],
    ['sends no performative', after('open', framed(value('open'))), /./],
    ['opens twice', after('open', frame('open', ['x'])), /Open already received/],
    [
      'takes only frames of 50 bytes',
      instead('open', frame('open', ['x', null, 50])),
      /wrong max_frame_size/,
    ],
    [
      'wants an empty frame each millisecond',
      instead('open', frame('open', ['x', null, null, null, 1])),
      /wrong idle_time_out/,
    ],
    [
      'gives credit as a text',
      after('attach', frame('flow', [0, 100, 0, 100, 0, 0, 'much'])),
      /wrong link_credit/,
    ],
    [
      'counts from minus infinity',
      after('attach', frame('disposition', [true, bytes(0x82, 0xff, 0xf0, 0, 0, 0, 0, 0, 0), 5])),
      /wrong first/,
    ],
    [
      'begins a session of its own',
      after('open', frame('begin', [null, 0, 100, 100])),
      /wrong remote_channel/,
    ],
    [
      'begins a session that nobody began',
      after('open', frame('begin', [bytes(0x60, 9, 9), 0, 100, 100])),
      /remote channel/,
    ],
    ['attaches a link that nobody asked for', after('begin', frame('attach', ['x', 0, true])), /unrequested/],
    ['detaches a link that does not exist', after('begin', frame('detach', [99])), /Invalid handle/],
    [
      'ends a session twice',
      after('begin', Buffer.concat([frame('end', []), frame('end', [])])),
      /already received|invalid channel/,
    ],
    [
      'sends us a message',
      after('attach', frame('transfer', [0, 0, bytes(0xa0, 0), 0], described(0x77, 'x'))),
      /unrequested/,
    ],
    [
      'tells an outcome that does not exist',
      after('attach', frame('disposition', [true, 0, 0, true, described(0x7f, [])])),
      /unknown outcome/,
    ],
    [
      'closes with an error of 60 kB in many lines',
      after('attach', frame('close', [described(0x1d, [symbol('amqp:x'), 'a\n'.repeat(30_000)])])),
      /^amqp:x: (a ){100,250}a?$/,
    ],
  ];

  for (const [title, meddle, error] of ends) {
    it(`that ${title} is left, and all that was told arrives`, async () => {
      const { broker, meddler } = await meddled((nth) => (nth === 0 ? meddle : undefined));
      const notifier = notifierFor(meddler);
      tell(notifier, 3);
      await until(() => notifier.stats().connection.error !== undefined);
      expect(notifier.stats().connection.error).to.match(error);
      expect(await notifier.flush(5000)).to.equal(true);
      expect(notifier.stats()).to.include({ emitted: 3, accepted: 3, pending: 0 });
      expect(broker.received.length).to.be.within(3, 6);
    });
  }

  const harmless: [title: string, meddle: Meddle][] = [
    ['settles four billion deliveries', after('flow', frame('disposition', [true, 0, MAX, true, accepted]))],
    [
      'settles what was never sent',
      after('flow', frame('disposition', [true, 4_000_000, 4_000_100, true, accepted])),
    ],
    [
      'settles from the last to the first',
      after('flow', frame('disposition', [true, MAX, 0, true, accepted])),
    ],
    ['settles with a null for an outcome', after('flow', frame('disposition', [true, 0, 0, false, null]))],
    ['gives all the credit there is', after('flow', frame('flow', [0, MAX, 0, MAX, 0, 0, MAX]))],
    [
      'flows without end',
      after('flow', Buffer.concat(Array<Buffer>(2000).fill(frame('flow', [0, MAX, 0, MAX, 0, 0, 100])))),
    ],
    ['asks to drain', after('flow', frame('flow', [0, MAX, 0, MAX, 0, 0, 100, 0, true]))],
    ['wants to hear nothing for fifty days', instead('open', frame('open', ['x', null, null, null, MAX]))],
    ['sends empty frames', after('attach', Buffer.concat(Array<Buffer>(1000).fill(framed(bytes()))))],
  ];

  for (const [title, meddle] of harmless) {
    it(`that ${title} does no harm`, async () => {
      const { meddler } = await meddled(() => meddle);
      const notifier = notifierFor(meddler);
      tell(notifier, 30);
      expect(await notifier.flush(3000)).to.equal(true);
      expect(notifier.stats()).to.include({ emitted: 30, accepted: 30, pending: 0 });
      expect(meddler.count).to.equal(1);
    });
  }

  it('is not believed before something was sent', async () => {
    const all = frame('disposition', [true, 0, MAX, true, accepted]);
    const { meddler } = await meddled(
      () => (each) =>
        codeOf(each) === codes.attach ? [each, all] : codeOf(each) === codes.flow ? [all] : [each],
    );
    const notifier = notifierFor(meddler);
    tell(notifier, 30);
    await until(() => notifier.stats().links['notifications.info']?.state === 'open');
    expect(await notifier.flush(100)).to.equal(false);
    expect(notifier.stats()).to.include({ accepted: 0, pending: 30 });
  });

  it('that gives all the credit and answers nothing gets 1024 messages', async () => {
    const { broker, meddler } = await meddled(
      () => after('flow', frame('flow', [0, MAX, 0, MAX, 0, 0, MAX])),
      {
        outcome: () => 'none',
        credit: 5000,
      },
    );
    const notifier = notifierFor(meddler);
    tell(notifier, 3000);
    await broker.waitFor(1024);
    expect(await notifier.flush(100)).to.equal(false);
    expect(broker.received).to.have.lengthOf(1024);
    expect(notifier.stats().links['notifications.info']).to.include({ unsettled: 1024, waiting: 1976 });
  });

  it('that ends no session is left before there are too many', async () => {
    const { meddler } = await meddled(() => (each) => (codeOf(each) === codes.end ? [] : [each]));
    const settings = { tls: {}, form: undefined, containerId: 'test', idle: 10_000 };
    const error = await new Promise<Error>((closed) => {
      dialWithRhea(parseEndpoint(meddler.url) ?? expect.fail('it is a URL'), settings, {
        closed,
        opened: ({ connection }) => {
          for (let n = 0; n < 1100; n++) connection.create_session().begin();
        },
      });
    });
    expect(error.message).to.equal('the peer does not end its sessions');
  });

  it('that sends a listener what is no message has it back, and the next one is heard', async () => {
    const heard: unknown[] = [];
    const { broker, meddler } = await meddled(() => spoilt(described(0x77, nested(3000))));
    const notifier = openNotifier({ url: broker.url, install: false });
    open.push(notifier);
    const listener = hear(meddler, heard);
    await until(() => listener.stats().connection.state === 'open');
    tell(notifier, 2);
    await until(() => heard.length === 1);
    expect(meddler.count).to.equal(1);
  });
});

function after(performative: keyof typeof codes, said: Buffer): Meddle {
  let isSaid = false;
  return (each) => {
    if (isSaid || codeOf(each) !== codes[performative]) return [each];
    isSaid = true;
    return [each, said];
  };
}

/** Replaces the first message. */
function spoilt(message: Buffer): Meddle {
  let isDone = false;
  return (each) => {
    if (isDone || codeOf(each) !== codes.transfer) return [each];
    isDone = true;
    return [Buffer.concat([frame('transfer', [0, 0, bytes(0xa0, 1, 0x30), 0], message)])];
  };
}

function instead(of: keyof typeof codes | Buffer, said: Buffer): Meddle {
  return (each) => ((Buffer.isBuffer(of) ? each.equals(of) : codeOf(each) === codes[of]) ? [said] : [each]);
}

function nested(depth: number): Buffer {
  return depth === 0 ? value(null) : Buffer.from(value([nested(depth - 1)]));
}

/** Returns a list that claims this many items, and has none. */
function listOf(count: number): Buffer {
  return Buffer.concat([bytes(0xd0), uint32(4), uint32(count)]);
}

function symbol(text: string): Buffer {
  return Buffer.concat([bytes(0xa3, text.length), Buffer.from(text)]);
}
