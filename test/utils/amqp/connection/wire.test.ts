// rhea, the wire under it, and a peer at the other end of the wire.
import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import {
  flowOf,
  dispositionOf,
  transferOf,
  type Flow,
} from '../../../../src/utils/amqp/codec/data-frames.ts';
import { dialWithRhea } from '../../../../src/utils/amqp/connection/dial-with-rhea.ts';
import type { HangUp, OpenConnection } from '../../../../src/utils/amqp/connection/dial.ts';
import { parseEndpoint } from '../../../../src/utils/options/endpoint.ts';
import type { Delivery } from '../../../../src/utils/amqp/receiving/message-assembler.ts';
import { ReceiverLink } from '../../../../src/utils/amqp/receiving/receiver-link.ts';
import { createContainer, loadRhea } from '../../../../src/utils/amqp/connection/rhea.ts';
import { SenderLink } from '../../../../src/utils/amqp/sending/sender-link.ts';
import { Wire } from '../../../../src/utils/amqp/connection/wire.ts';
import { until } from '../../../until.ts';
import { bytes, described, frame, framed, header, onChannel, symbol } from '../frames.ts';
import { ScriptedPeer, type Beginning } from '../scripted-peer.ts';

const NEAR_THE_END = 2 ** 32 - 4; // where RabbitMQ 4 begins
const IDLE = 200; // milliseconds

describe('the wire between a socket and rhea', () => {
  const open: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  interface Connected {
    readonly peer: ScriptedPeer;
    readonly live: OpenConnection;
    /** The reason for the end of the connection, once it has ended. */
    readonly end: { reason?: string };
  }

  async function connected(beginning?: Beginning, idle = 60_000): Promise<Connected> {
    const peer = await ScriptedPeer.start(beginning);
    const endpoint = parseEndpoint(peer.url) ?? expect.fail('it is a URL');
    const end: Connected['end'] = {};
    let hangUp: HangUp | undefined;
    const live = await new Promise<OpenConnection>((opened) => {
      const settings = { tls: {}, form: undefined, containerId: 'test', idle };
      const closed = ({ message }: Error): void => {
        end.reason = message;
      };
      hangUp = dialWithRhea(endpoint, settings, { opened, closed });
    });
    open.push(
      () => peer.close(),
      async () => hangUp?.(0),
    );
    return { peer, live, end };
  }

  interface Receiving extends Connected {
    readonly link: ReceiverLink;
    readonly came: [text: string, delivery: Delivery][];
    readonly closed: string[];
  }

  async function receiving(credit: number, beginning?: Beginning, idle?: number): Promise<Receiving> {
    const connection = await connected(beginning, idle);
    const came: Receiving['came'] = [];
    const closed: string[] = [];
    const link = new ReceiverLink(
      connection.live,
      { address: 'q', credit, from: undefined },
      {
        opened: () => undefined,
        message: (message, delivery) => came.push([String(message), delivery]),
        closed: ({ message }) => closed.push(message),
      },
    );
    await connection.peer.sent('flow', 1);
    return { ...connection, link, came, closed };
  }

  interface Sending extends Connected {
    readonly link: SenderLink;
    readonly outcomes: unknown[];
    readonly closed: string[];
    readonly send: (text: string) => number;
  }

  async function sending(credit: number, beginning?: Beginning, idle?: number): Promise<Sending> {
    const connection = await connected(beginning, idle);
    const outcomes: unknown[] = [];
    const closed: string[] = [];
    const link = await new Promise<SenderLink>((opened) => {
      const made = new SenderLink(connection.live, 'q', 60_000, {
        opened: () => {
          opened(made);
        },
        credit: () => undefined,
        outcome: (...what) => outcomes.push(what),
        closed: ({ message }) => closed.push(message),
      });
    });
    const { incomingWindow = 100 } = beginning ?? {};
    connection.peer.say(frame('flow', [0, incomingWindow, 0, 100, 0, 0, credit]));
    if (incomingWindow > 0) await until(() => link.credit === credit);
    const send = (text: string): number => {
      const id = link.send(Buffer.from(text));
      link.flush();
      return id;
    };
    return { ...connection, link, outcomes, closed, send };
  }

  const message = (id: number, text: string, ...more: boolean[]): Buffer =>
    frame('transfer', [0, id, bytes(0xa0, 0), 0, false, ...more], Buffer.from(text));

  async function lastFlow(peer: ScriptedPeer, count: number): Promise<Flow> {
    return flowOf((await peer.sent('flow', count))[count - 1] ?? expect.fail('there is none'));
  }

  describe('for who receives', () => {
    it('counts from where the peer begins, and around', async () => {
      const beginning = { nextOutgoingId: NEAR_THE_END, initialDeliveryCount: NEAR_THE_END + 1 };
      const { peer, link, came } = await receiving(8, beginning);
      expect(await lastFlow(peer, 1)).to.include({
        nextIncomingId: NEAR_THE_END,
        deliveryCount: NEAR_THE_END + 1,
        linkCredit: 8,
      });
      peer.say(...Array.from({ length: 6 }, (_, n) => message((NEAR_THE_END + n) % 2 ** 32, `${n}`)));
      await until(() => came.length === 6);
      for (const [, delivery] of came) link.settle(delivery, 'accepted');
      expect(await lastFlow(peer, 2)).to.include({ nextIncomingId: 2, deliveryCount: 3, linkCredit: 6 });
      const told = (await peer.sent('disposition', 3)).map(dispositionOf);
      expect(told.map(({ first, last }) => [first, last])).to.deep.equal([
        [NEAR_THE_END, NEAR_THE_END + 1],
        [NEAR_THE_END + 2, NEAR_THE_END + 3],
        [0, 1],
      ]);
    });

    it('puts messages together of several frames, also when the peer gives one up', async () => {
      const { peer, came } = await receiving(8);
      peer.say(message(0, 'a', true), message(0, 'b', true), message(0, 'c'));
      peer.say(message(1, 'half', true));
      peer.say(frame('transfer', [0, 1, null, null, null, false, null, null, null, true]), message(2, 'd'));
      await until(() => came.length === 2);
      expect(came.map(([text, { id }]) => [id, text])).to.deep.equal([
        [0, 'abc'],
        [2, 'd'],
      ]);
    });

    it('answers a flow that asks for one, of the link or of the session', async () => {
      const { peer } = await receiving(8);
      const asked = (handle: number | null): Buffer =>
        frame('flow', [0, 9, 7, 9, handle, null, null, null, false, true]);
      peer.say(message(0, 'a'), asked(0));
      expect(await lastFlow(peer, 2)).to.include({
        nextIncomingId: 7,
        handle: 0,
        deliveryCount: 1,
        linkCredit: 7,
      });
      peer.say(asked(null));
      expect(await lastFlow(peer, 3)).to.include({ nextIncomingId: 7, handle: undefined });
    });

    it('is not asked to drain: the credit stays', async () => {
      const { peer, came } = await receiving(1);
      peer.say(frame('flow', [0, 9, 0, 9, 0, 1, 0, null, true]), message(0, 'a'));
      await until(() => came.length === 1);
    });

    it('is told when the peer ends its link, or its session, and what comes by it then ends the connection', async () => {
      for (const ending of ['detach', 'end'] as const) {
        const { peer, closed, end } = await receiving(8);
        const error = described(0x1d, [symbol('amqp:resource-deleted'), 'gone']);
        peer.say(message(0, 'a'), frame(ending, ending === 'detach' ? [0, true, error] : [error]));
        await until(() => closed.length === 1);
        expect(closed).to.deep.equal(['amqp:resource-deleted: gone']);
        expect(end.reason).to.equal(undefined);
        peer.say(message(1, 'b'));
        await until(() => end.reason !== undefined);
        expect(end.reason).to.equal('the peer sent an unrequested message');
      }
    });

    it('is left alone by what was on its way when it ended', async () => {
      const { peer, link, came, end } = await receiving(8);
      await link.close();
      peer.say(message(0, 'late'), frame('flow', [0, 9, 1, 9, 0, null, null, null, false, true]));
      await peer.sent('end', 1);
      peer.say(framed(bytes()));
      expect(came).to.deep.equal([]);
      expect(end.reason).to.equal(undefined);
      expect(await peer.sent('flow', 1), 'nothing is written after the end').to.have.lengthOf(1);
    });
  });

  describe('for who sends', () => {
    it('waits for the window of the session, with each frame of a message', async () => {
      const { peer, link, send } = await sending(8, { incomingWindow: 1, maxFrameSize: 512 });
      const text = 'x'.repeat(1200);
      const id = send(text);
      await peer.sent('transfer', 1);
      expect([link.credit, link.isWritten(id)]).to.deep.equal([0, false]);
      for (const n of [1, 2]) {
        peer.say(frame('flow', [n, 1, 0, 100]));
        await peer.sent('transfer', n + 1);
      }
      const parts = (await peer.sent('transfer', 3)).map(transferOf);
      expect(parts.map(({ deliveryId, hasMore }) => [deliveryId, hasMore])).to.deep.equal([
        [0, true],
        [0, true],
        [0, false],
      ]);
      expect(Buffer.concat(parts.map(({ payload }) => payload)).toString()).to.equal(text);
      peer.say(frame('flow', [3, 9, 0, 100]));
      await until(() => link.credit === 7);
    });

    it('waits for a window that was shut from the beginning', async () => {
      const { peer, link } = await sending(8, { incomingWindow: 0 });
      peer.say(frame('flow', [0, 0, 0, 100, 0, 0, 8]));
      expect(link.credit).to.equal(0);
      peer.say(frame('flow', [0, 2, 0, 100]));
      await until(() => link.credit === 8);
    });

    it('has no credit when the peer takes it back, and asks nothing of a drain', async () => {
      const { peer, link } = await sending(8);
      peer.say(frame('flow', [0, 100, 0, 100, 0, 0, 0]));
      await until(() => link.credit === 0);
      peer.say(frame('flow', [0, 100, 0, 100, 0, 0, 5, 0, true]));
      await until(() => link.credit === 5);
    });

    it('answers a flow that asks for one', async () => {
      const { peer, send } = await sending(8);
      for (const text of ['a', 'b']) send(text);
      await peer.sent('transfer', 2);
      peer.say(frame('flow', [2, 100, 0, 100, 0, 2, 8, null, false, true]));
      expect(await lastFlow(peer, 1)).to.include({
        ...{ nextIncomingId: 0, nextOutgoingId: 2 },
        ...{ handle: 0, deliveryCount: 2, linkCredit: 8 },
      });
    });

    it('hears of outcomes in each spelling', async () => {
      const { peer, send, outcomes } = await sending(8);
      for (const text of ['a', 'b', 'c']) send(text);
      const error = described(0x1d, [symbol('amqp:decode-error'), 'no JSON']);
      const named = Buffer.concat([bytes(0), symbol('amqp:released:list'), bytes(0x45)]);
      const wide = Buffer.concat([bytes(0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0x24), bytes(0x45)]);
      peer.say(
        frame('disposition', [true, 0, null, true, described(0x25, [error])]),
        frame('disposition', [true, 1, 1, true, named]),
        frame('disposition', [true, 2, 2, true, wide]),
      );
      await until(() => outcomes.length === 3);
      expect(outcomes).to.deep.equal([
        [{ first: 0, last: 0 }, 'rejected', { condition: 'amqp:decode-error', description: 'no JSON' }],
        [{ first: 1, last: 1 }, 'released', undefined],
        [{ first: 2, last: 2 }, 'accepted', undefined],
      ]);
    });

    it('hears nothing of a link that it has ended', async () => {
      const { peer, link, send, outcomes, end } = await sending(8);
      send('a');
      link.close();
      peer.say(
        frame('flow', [1, 100, 0, 100, 0, 1, 8]),
        frame('disposition', [true, 0, 0, true, described(0x24, [])]),
      );
      await peer.sent('end', 1);
      expect(outcomes).to.deep.equal([]);
      expect(end.reason).to.equal(undefined);
    });

    it('takes flows by their name', async () => {
      const { peer, link } = await sending(8);
      const fields = frame('flow', [0, 100, 0, 100, 0, 0, 3]).subarray(11);
      peer.say(framed(Buffer.concat([bytes(0), symbol('amqp:flow:list'), fields])));
      await until(() => link.credit === 3);
    });
  });

  describe('is left when the peer', () => {
    const wrongs: readonly [what: string, said: Buffer, error: RegExp][] = [
      [
        'grants credit to a link that there is not',
        frame('flow', [0, 9, 0, 9, 7, 0, 9]),
        /^Invalid handle 7$/,
      ],
      [
        'grants by no session',
        onChannel(7, frame('flow', [0, 9, 0, 9])),
        /^flow received on invalid channel 7$/,
      ],
      [
        'says something of deliveries by no session',
        onChannel(7, frame('disposition', [true, 0])),
        /^disposition received on invalid channel 7$/,
      ],
      [
        'sends a message by no session',
        onChannel(7, message(0, 'a')),
        /^the peer sent an unrequested message$/,
      ],
      ['sends a message to who sends', message(0, 'a'), /^the peer sent an unrequested message$/],
      [
        'says nothing of its window',
        frame('flow', [0, null, 0, 9]),
        /^the peer sent a wrong incoming_window in its flow$/,
      ],
      [
        'does not say which link it ends',
        frame('detach', []),
        /^the peer sent a wrong handle in its detach$/,
      ],
      [
        'attaches a link with an unknown end',
        attach(described(0x30, [])),
        /^the peer attached a link with an unknown end$/,
      ],
      [
        'attaches a link with a text for a role',
        frame('attach', ['x', 0, 'no']),
        /^the peer sent a wrong role in its attach$/,
      ],
      [
        'names what it does in a way that only rhea reads',
        framed(Buffer.concat([bytes(0, 0xa1, 2, 0x31, 0x39), bytes(0x45)])),
        /^the peer sent a frame with an unknown performative$/,
      ],
      ['speaks SASL again', Buffer.from([0, 0, 0, 12, 2, 1, 0, 0, 0, 0x53, 0x40, 0x45]), /SASL/],
      [
        'sends data in a frame of SASL',
        ofType(1, frame('flow', [0, 9, 0, 9])),
        /^the peer sent a frame with an unknown performative$/,
      ],
    ];

    for (const [what, said, error] of wrongs) {
      it(what, async () => {
        const { peer, end } = await sending(8);
        peer.say(said);
        await until(() => end.reason !== undefined);
        expect(end.reason).to.match(error);
      });
    }

    it('does not take 64 MiB', async () => {
      const errors: Error[] = [];
      const socketWith = (writableLength: number): Socket =>
        Object.assign(new EventEmitter(), {
          writableLength,
          destroyed: false,
          destroy: (error: Error) => errors.push(error),
        }) as unknown as Socket;
      for (const length of [2 ** 26, 2 ** 26 + 1]) {
        const socket = socketWith(length);
        const taken = once(new Wire(socket, undefined), 'data');
        socket.emit('data', header);
        if (errors.length === 0) expect(await taken).to.deep.equal([header]);
      }
      expect(errors.map(({ message: reason }) => reason)).to.deep.equal(['the peer does not read']);
    });
  });

  describe('lives on', () => {
    it('while nothing comes that rhea would see', async () => {
      await loadRhea();
      const peer = await ScriptedPeer.start();
      const socket = connect(Number(new URL(peer.url).port), '127.0.0.1');
      open.push(() => peer.close());
      const wire = new Wire(socket, undefined);
      const container = createContainer('test');
      const ends: unknown[] = [];
      for (const event of ['connection_close', 'disconnected']) container.on(event, (end) => ends.push(end));
      const idle = { idle_time_out: IDLE / 4, reconnect: false };
      const details = {
        host: '127.0.0.1',
        port: 5672,
        connect: (...[, , , then]: (() => void)[]) => wire.once('connect', then ?? expect.fail()),
      };
      container.create_connection({ ...idle, connection_details: () => details } as never).connect();
      await once(container, 'connection_open');
      wire.keepAwake(IDLE / 4);
      for (let n = 0; n < 12; n++) await once(wire, 'data');
      expect(ends).to.deep.equal([]);
      wire.destroy();
    });

    it('while nothing goes but messages, and sends empty frames when nothing does', async () => {
      const { peer, end } = await sending(8, { idleTimeOut: IDLE });
      await until(() => peer.heard.filter(({ length }) => length === 8).length > 3);
      expect(end.reason).to.equal(undefined);
    });
  });

  it('ends when the peer says nothing any more', async () => {
    const { end, peer } = await receiving(8, {}, IDLE);
    await until(() => end.reason !== undefined);
    expect(end.reason).to.equal(`${peer.url} stopped responding: the broker hangs, or the network is down`);
  });

  it('ends with the words of a peer that sends it elsewhere', async () => {
    const { peer, end } = await sending(8);
    const error = described(0x1d, [symbol('amqp:connection:redirect'), 'go to b']);
    peer.say(frame('close', [error]));
    await until(() => end.reason !== undefined);
    expect(end.reason).to.equal('amqp:connection:redirect: go to b');
  });
});

function attach(end: Buffer): Buffer {
  return frame('attach', ['x', 0, true, null, null, end]);
}

function ofType(type: number, whole: Buffer): Buffer {
  const changed = Buffer.from(whole);
  changed[5] = type;
  return changed;
}
