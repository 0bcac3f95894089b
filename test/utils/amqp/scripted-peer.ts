// A peer controlled by a test: it accepts all requests of rhea, and sends what it is told to.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect } from 'chai';
import { attachOf } from '../../../src/utils/amqp/codec/handshake-frames.ts';
import { performativeIn, type Performative } from '../../../src/utils/amqp/codec/performative.ts';
import { asFlag } from '../../../src/utils/amqp/codec/values.ts';
import { until } from '../../until.ts';
import { bytes, codeOf, codes, frame, header, onChannel, split } from './frames.ts';

/** The fields of its first frames: the defaults are 0, or the maximum. */
export interface Beginning {
  readonly nextOutgoingId?: number;
  readonly incomingWindow?: number;
  readonly initialDeliveryCount?: number;
  readonly maxFrameSize?: number;
  readonly idleTimeOut?: number;
  /** The fields of its open frame after the idle time-out. */
  readonly more?: Parameters<typeof frame>[1];
}

const MAX = 2 ** 32 - 1;

export class ScriptedPeer {
  readonly heard: Buffer[] = [];
  readonly #beginning: Beginning;
  readonly #server = createServer({ noDelay: true }, (socket) => {
    this.#serve(socket);
  });
  #socket: Socket | undefined;
  #hasEnded = false;

  private constructor(beginning: Beginning) {
    this.#beginning = beginning;
  }

  static async start(beginning: Beginning = {}): Promise<ScriptedPeer> {
    const peer = new ScriptedPeer(beginning);
    await once(peer.#server.listen(0, '127.0.0.1'), 'listening');
    return peer;
  }

  get url(): string {
    return `amqp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  say(...frames: readonly Buffer[]): void {
    this.#hasEnded ||= frames.some((each) => codeOf(each) === codes.end);
    this.#socket?.write(Buffer.concat(frames));
  }

  /** Waits for this many frames of a kind, and returns them. */
  async sent(name: Performative['name'], count: number): Promise<Performative[]> {
    await until(() => this.#of(name).length >= count);
    return this.#of(name);
  }

  async close(): Promise<void> {
    this.#socket?.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #of(name: Performative['name']): Performative[] {
    return this.heard.flatMap((each) => performativeIn(each) ?? []).filter((each) => each.name === name);
  }

  #serve(socket: Socket): void {
    let rest = Buffer.alloc(0);
    this.#socket = socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (const each of split(rest)) {
        rest = rest.subarray(each.length);
        this.heard.push(each);
        this.say(...this.#answerTo(each));
      }
    });
  }

  #answerTo(heard: Buffer): Buffer[] {
    const { maxFrameSize = null, idleTimeOut = null, more = [] } = this.#beginning;
    if (heard.equals(header))
      return [header, frame('open', ['x', null, maxFrameSize, null, idleTimeOut, ...more])];
    const said = performativeIn(heard);
    return said === undefined ? [] : this.#reply(said).map((each) => onChannel(said.channel, each));
  }

  #reply(said: Performative): Buffer[] {
    const { nextOutgoingId = 0, incomingWindow = MAX } = this.#beginning;
    if (said.name === 'begin')
      return [frame('begin', [bytes(0x60, 0, said.channel), nextOutgoingId, incomingWindow, MAX])];
    if (said.name === 'attach') return [this.#agree(said)];
    if (said.name === 'close' || (said.name === 'end' && !this.#hasEnded)) return [frame(said.name, [])];
    return [];
  }

  #agree(asked: Performative): Buffer {
    const { initialDeliveryCount = 0 } = this.#beginning;
    const isReceiver = asFlag(asked.frame, asked.fields[2] ?? expect.fail('it has no role')) === true;
    const ends = [null, null, null, null, null, null];
    return frame('attach', [
      attachOf(asked).name,
      attachOf(asked).handle,
      !isReceiver,
      ...ends,
      isReceiver ? initialDeliveryCount : null,
    ]);
  }
}
