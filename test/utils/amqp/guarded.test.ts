import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import { guard } from '../../../src/utils/amqp/guarded.ts';
import type { Connection } from '../../../src/utils/amqp/rhea.ts';
import { header } from './frames.ts';

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
    const inside = {
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

  it('catches what would be thrown in the next tick', () => {
    const each = guarded(0);
    each._process();
    expect(each.errors).to.deep.equal(['in the next tick']);
  });
});
