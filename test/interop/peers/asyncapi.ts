import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { INTEROP } from './chroot.ts';
import { npmInstall } from './npm.ts';

// Not in the packages of `npm ci`: it brings 136 others, of 55 MB.
const PARSER = '@asyncapi/parser';
const VERSION = '3.6.3';
const FOLDER = join(INTEROP, `asyncapi-parser-${VERSION}`);

/** The parts of AsyncAPI's parser used here. */
interface AsyncApi {
  readonly Parser: new () => object;
  readonly fromFile: (parser: object, file: string) => { parse(): Promise<Parsed> };
}

interface Parsed {
  readonly document?: { channels(): Collection<Channel> };
  readonly diagnostics: readonly { readonly message: string; readonly path: readonly string[] }[];
}

interface Collection<T> {
  all(): readonly T[];
}

interface Channel {
  address(): string;
  messages(): Collection<{ payload(): Schema }>;
}

interface Schema {
  allOf(): readonly Schema[];
  property(name: string): Schema;
  enum(): readonly string[];
}

/** The result of AsyncAPI's parser for a document. */
export interface AsyncApiFindings {
  readonly complaints: readonly string[];
  /** The event types of each message, by the address of the channel. */
  readonly channels: ReadonlyMap<string, readonly (readonly string[])[]>;
}

export async function installAsyncApiParser(): Promise<void> {
  if (existsSync(join(FOLDER, 'node_modules', PARSER))) return;
  await npmInstall(FOLDER, [`${PARSER}@${VERSION}`]);
}

export async function readAsyncApi(file: string): Promise<AsyncApiFindings> {
  const { Parser, fromFile } = createRequire(`${FOLDER}/`)(PARSER) as AsyncApi;
  const { document, diagnostics } = await fromFile(new Parser(), file).parse();
  const channels = document?.channels().all() ?? [];
  return {
    complaints: diagnostics.map(({ message, path }) => `${path.join('/')}: ${message}`),
    channels: new Map(channels.map((channel) => [channel.address(), eventTypes(channel)])),
  };
}

function eventTypes(channel: Channel): (readonly string[])[] {
  const payloads = channel
    .messages()
    .all()
    .map((message) => message.payload());
  return payloads.map((payload) => payload.allOf()[1]?.property('event_type').enum() ?? []);
}
