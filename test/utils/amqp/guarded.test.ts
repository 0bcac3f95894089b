import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import { guard } from '../../../src/utils/amqp/guarded.ts';
import { receive } from '../../../src/utils/amqp/incoming.ts';
import type { Connection, Receiver } from '../../../src/utils/amqp/rhea.ts';
import { bytes, frame, header } from './frames.ts';

describe('the guard of a connection', () => {
  /** What rhea's connection looks like from there; `_process` throws. */
  function guarded(writableLength: number): {
    input: (chunk: Buffer) => void;
    _process: () => void;
    errors: string[];
    taken: Buffer[];
  } {
    const errors: string[] = [];
    const taken: Buffer[] = [];
    const link = { credit: 1, delivery_count: 0 };
    receive(link as unknown as Receiver, { message: () => undefined, aborted: () => undefined });
    const inside = {
      remote_channel_map: { 0: { remote: { handles: [link] }, incoming: { next_transfer_id: 0 } } },
      _register: () => undefined,
      socket: Object.assign(new EventEmitter(), { writableLength, destroyed: false }),
      input: (frame: Buffer) => void taken.push(frame),
      _process: () => {
        throw new Error('in the next tick');
      },
    };
    const names = ['open', 'begin', 'attach', 'flow', 'transfer', 'disposition', 'detach'];
    const methods = Object.fromEntries(names.map((name) => [`on_${name}`, () => undefined]));
    const connection = Object.assign(inside, methods);
    guard(connection as unknown as Connection, new WeakMap(), ({ message }) => void errors.push(message));
    return {
      input: (chunk) => {
        connection.input(chunk);
      },
      _process: () => connection._process(),
      errors,
      taken,
    };
  }

  it('ends one whose peer does not take 64 MiB', () => {
    const [within, above] = [guarded(2 ** 26), guarded(2 ** 26 + 1)];
    for (const each of [within, above]) each.input(header);
    expect(within).to.deep.include({ errors: [], taken: [header] });
    expect(above).to.deep.include({ errors: ['the peer does not take what it is sent'], taken: [] });
  });

  it('hands over whole frames, however they come', () => {
    const { input, taken } = guarded(0);
    const bytes = Buffer.concat([
      header,
      Buffer.from([0, 0, 0, 8, 2, 0, 0, 0]),
      Buffer.from([0, 0, 0, 8, 2, 0, 0, 1]),
    ]);
    for (const byte of bytes) input(Buffer.from([byte]));
    expect(taken.map((frame) => frame.length)).to.deep.equal([8, 8, 8]);
    expect(Buffer.concat(taken)).to.deep.equal(bytes);
  });

  it('takes messages itself, and leaves the rest to rhea', () => {
    const { input, taken } = guarded(0);
    input(header);
    input(frame('transfer', [0, 0, bytes(0xa0, 0)]));
    expect(taken).to.deep.equal([header]);
  });

  it('catches what would be thrown in the next tick', () => {
    const each = guarded(0);
    each._process();
    expect(each.errors).to.deep.equal(['in the next tick']);
  });
});
