// The request to RabbitMQ 4 about a queue, over a pair of links of one name.
import { expect } from 'chai';
import { transferOf } from '../../../../src/utils/amqp/codec/data-frames.ts';
import { dialWithRhea } from '../../../../src/utils/amqp/connection/dial-with-rhea.ts';
import type { HangUp, OpenConnection } from '../../../../src/utils/amqp/connection/dial.ts';
import { parseEndpoint } from '../../../../src/utils/options/endpoint.ts';
import { attachOf } from '../../../../src/utils/amqp/codec/handshake-frames.ts';
import { queueFacts } from '../../../../src/utils/amqp/receiving/queue-facts.ts';
import { decodeMessage, encodeMessage } from '../../../../src/utils/amqp/connection/rhea-message.ts';
import { asFlag } from '../../../../src/utils/amqp/codec/values.ts';
import { bytes, described, frame, onChannel, symbol, uint32 } from '../frames.ts';
import { ScriptedPeer } from '../scripted-peer.ts';

const [RECEIVER, SENDER] = [0, 1]; // our handles, and so the peer's: it attaches them in this order
const pair = symbol('LINK_PAIR_V1_0');
const another = symbol('ANONYMOUS-RELAY');
const both = Buffer.concat([bytes(0xe0, 2 + 15 + 16, 2, 0xa3), pair.subarray(1), another.subarray(1)]);
const properties = map([symbol('product'), Buffer.concat([bytes(0xa1, 8), Buffer.from('RabbitMQ')])]);

describe('the facts of a queue', () => {
  const open: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  async function connected(offers: Buffer | null): Promise<{ peer: ScriptedPeer; live: OpenConnection }> {
    const peer = await ScriptedPeer.start({ more: [null, null, offers, null, properties] });
    const endpoint = parseEndpoint(peer.url) ?? expect.fail('it is a URL');
    let hangUp: HangUp | undefined;
    const live = await new Promise<OpenConnection>((opened, closed) => {
      const settings = { tls: {}, form: undefined, containerId: 'test', idle: 60_000 };
      hangUp = dialWithRhea(endpoint, settings, { opened, closed });
    });
    open.push(
      () => peer.close(),
      async () => hangUp?.(0),
    );
    return { peer, live };
  }

  for (const [what, offers] of [
    ['alone', pair],
    ['among others', both],
  ] as const) {
    it(`are asked where the peer offers pairs of links, ${what}`, async () => {
      const { peer, live } = await connected(offers);
      const facts = queueFacts(live, '/queues/a');
      await peer.sent('attach', 2);
      await answer(peer, 0, 1, { type: 'quorum', arguments: { 'x-delivery-limit': 3 } });
      expect(await facts).to.deep.equal({ type: 'quorum', deliveryLimit: 3 });
    });
  }

  it('are nothing where the peer offers none', async () => {
    for (const offers of [null, another]) {
      const { peer, live } = await connected(offers);
      expect(await queueFacts(live, '/queues/a')).to.deep.equal({});
      expect(await peer.sent('begin', 0)).to.deep.equal([]);
    }
  });

  it('come by two links of one name and of both directions, which send what is settled', async () => {
    const { peer, live } = await connected(pair);
    const facts = queueFacts(live, '/queues/a');
    const attaches = await peer.sent('attach', 2);
    const [receiver, sender] = attaches.map(attachOf);
    expect(receiver?.name).to.equal(sender?.name);
    expect(attaches.map(({ frame: whole, fields }) => asFlag(whole, fields[2] ?? 0))).to.deep.equal([
      true,
      false,
    ]);
    const asked = await answer(peer, 0, 1, { type: 'classic' });
    expect(asked).to.include({ handle: SENDER, isSettled: true });
    expect(decodeMessage(asked.payload)).to.include({ to: '/queues/a', subject: 'GET', reply_to: '$me' });
    expect(await facts).to.deep.equal({ type: 'classic' });
  });

  it('of several queues are asked at once, each over a pair of its own', async () => {
    const { peer, live } = await connected(pair);
    const facts = ['a', 'b'].map((name) => queueFacts(live, `/queues/${name}`));
    const names = (await peer.sent('attach', 4)).map((each) => attachOf(each).name);
    expect(new Set(names).size).to.equal(2);
    await answer(peer, 1, 1, { type: 'stream' });
    await answer(peer, 0, 2, { type: 'classic' });
    expect(await Promise.all(facts)).to.deep.equal([{ type: 'classic' }, { type: 'stream' }]);
  });

  it('are nothing when the peer refuses one of the links, and the connection goes on', async () => {
    const { peer, live } = await connected(pair);
    const error = described(0x1d, [symbol('amqp:unauthorized-access'), 'no']);
    for (const [channel, handle] of [RECEIVER, SENDER].entries()) {
      const facts = queueFacts(live, '/queues/a');
      await peer.sent('attach', 2 * (channel + 1));
      peer.say(onChannel(0, frame('detach', [handle, true, error])));
      expect(await facts).to.deep.equal({});
      await peer.sent('end', channel + 1);
    }
    expect(live.connection.is_open()).to.equal(true);
  });

  it('are nothing when the answer cannot be read', async () => {
    const { peer, live } = await connected(pair);
    const facts = queueFacts(live, '/queues/a');
    await peer.sent('attach', 2);
    peer.say(frame('transfer', [RECEIVER, 0, bytes(0xa0, 0), 0, true], Buffer.from('no message')));
    expect(await facts).to.deep.equal({});
    expect(live.connection.is_open()).to.equal(true);
  });
});

/**
 * Lets a session send its request, and responds with `body`; returns the request, of which there are then this many.
 */
async function answer(
  peer: ScriptedPeer,
  channel: number,
  count: number,
  body: object,
): Promise<ReturnType<typeof transferOf>> {
  peer.say(onChannel(channel, frame('flow', [0, 9, 0, 9, SENDER, 0, 1])));
  const requests = await peer.sent('transfer', count);
  const message = encodeMessage({ subject: '200', body });
  peer.say(onChannel(channel, frame('transfer', [RECEIVER, 0, bytes(0xa0, 0), 0, true], message)));
  return transferOf(requests[count - 1] ?? expect.fail('it asks nothing'));
}

function map(items: readonly Buffer[]): Buffer {
  const content = Buffer.concat(items);
  return Buffer.concat([bytes(0xd1), uint32(content.length + 4), uint32(items.length), content]);
}
