import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { INTEROP } from './chroot.ts';
import { npmInstall } from './npm.ts';

// Not among the packages that `npm ci` installs: it brings 136 others, of 55 MB.
const PARSER = '@asyncapi/parser';
const VERSION = '3.6.3';
const FOLDER = join(INTEROP, `asyncapi-parser-${VERSION}`);

/** What is used of AsyncAPI's own parser. */
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

/** What AsyncAPI's parser finds in a document. */
export interface AsyncApiFindings {
  readonly complaints: readonly string[];
  /** For each channel's address the event types of each message. */
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
