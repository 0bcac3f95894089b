// A connection to a peer that is not trusted. rhea does what it is told; what would take memory or time without end,
// or would throw where nobody can catch it, is refused here, and ends the connection.
import type { Socket } from 'node:net';
import type { Deliveries } from './deliveries.ts';
import { checkFields } from './fields.ts';
import { FrameReader } from './frame-reader.ts';
import { takeTransfer } from './incoming.ts';
import type { Connection, Session } from './rhea.ts';
import { chosenFrom, type Mechanisms } from './sasl.ts';
import { vets, type Frame, type SessionInside } from './vets.ts';

/** What we need of the inside of rhea's connection. */
interface Inside {
  readonly socket: Socket;
  readonly local_channel_map: Readonly<Record<number, Session & SessionInside>>;
  readonly remote_channel_map: Readonly<Record<number, Session & SessionInside>>;
  readonly heartbeat_in: NodeJS.Timeout | undefined;
  readonly sasl_transport?: { mechanisms: Mechanisms; on_sasl_mechanisms(frame: SaslFrame): void };
}

interface SaslFrame {
  readonly performative: { readonly sasl_server_mechanisms: unknown };
}

/** The deliveries of a session that sends. */
type Sent = WeakMap<Session, Deliveries>;
type Method = (argument: never) => void;

const MOST_SESSIONS = 1024; // that the peer has not ended, after we have
const MOST_BACKLOG = 64 * 2 ** 20; // bytes of ours that the peer does not take

/**
 * Guards a connection that does not yet connect. What is said of what was `sent` goes there. `fail` is told what the peer
 * did, once or more often.
 */
export function guard(connection: Connection, sent: Sent, fail: (error: Error) => void): void {
  const inside = connection as unknown as Inside;
  guardInput(connection, fail);
  guardFrames(inside, sent);
  // rhea runs this on the next tick, where an error would end the process.
  around(inside, '_process', (write) => () => {
    if (!inside.socket.destroyed) attempt(write as () => void, fail);
  });
}

/** Guards what is there only after it began to connect. */
export function guardSasl(connection: Connection): void {
  const { sasl_transport: sasl } = connection as unknown as Inside;
  if (sasl === undefined) return;
  const ours = sasl.mechanisms;
  around(sasl, 'on_sasl_mechanisms', (choose) => (frame: SaslFrame) => {
    if (sasl.mechanisms !== ours) throw new Error('the peer offered its SASL mechanisms twice');
    // rhea would take the first of the peer's that we have.
    sasl.mechanisms = chosenFrom(frame.performative.sasl_server_mechanisms, ours);
    choose(frame as never);
  });
}

function guardInput(connection: Connection, fail: (error: Error) => void): void {
  const inside = connection as unknown as Inside;
  const frames = new FrameReader();
  around(inside, 'input', (input) => (chunk: Buffer) => {
    attempt(() => {
      checkBacklog(inside.socket);
      for (const frame of frames.read(chunk)) {
        if (inside.socket.destroyed) return;
        if (!takeTransfer(connection, frame)) input(frame as never);
      }
    }, fail);
    // rhea sets it anew after each frame, until it is told not to: also after the one that ended the connection.
    if (inside.socket.destroyed) clearTimeout(inside.heartbeat_in);
  });
}

function checkBacklog({ writableLength }: Socket): void {
  if (writableLength > MOST_BACKLOG) throw new Error('the peer does not take what it is sent');
}

function guardFrames(inside: Inside, sent: Sent): void {
  for (const name of ['open', 'begin', 'attach', 'flow', 'transfer', 'disposition', 'detach'] as const) {
    around(inside, `on_${name}`, (take) => (frame: Frame) => {
      checkFields(name, frame.performative);
      if (name === 'open') shortenIdle(frame.performative);
      if (name === 'begin') checkSessions(inside);
      const session = inside.remote_channel_map[frame.channel];
      if (session === undefined || vets[name]?.(frame, session) !== 'ignore') take(frame as never);
      if (session !== undefined) tell(sent.get(session), name, frame);
    });
  }
}

function tell(deliveries: Deliveries | undefined, name: string, { performative }: Frame): void {
  if (name === 'flow') deliveries?.flow(performative);
  if (name === 'disposition' && performative.role) deliveries?.disposition(performative);
}

// A peer that ends each link, but no session, would have us begin new ones for ever.
function checkSessions({ local_channel_map: sessions }: Inside): void {
  if (Object.keys(sessions).length > MOST_SESSIONS) throw new Error('the peer does not end its sessions');
}

// What is longer than Node's timers can wait makes them not wait at all.
function shortenIdle(open: Record<string, unknown>): void {
  const { idle_time_out: idle } = open;
  if (typeof idle === 'number') open['idle_time_out'] = Math.min(idle, 2 ** 31);
}

/** Puts a method of ours around one of rhea's, of this one object. */
function around(object: object, name: string, wrap: (original: Method) => Method): void {
  const original = Reflect.get(object, name) as Method;
  Reflect.set(object, name, wrap(original.bind(object)));
}

function attempt(run: () => void, fail: (error: Error) => void): void {
  try {
    run();
  } catch (error) {
    fail(error as Error);
  }
}
