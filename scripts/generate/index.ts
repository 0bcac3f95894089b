// Makes src/generated/, the event reference in docs/, and the files for AsyncAPI and Ceilometer, from schemas/: `npm run generate`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { asyncApiDocument } from './asyncapi.ts';
import { eventDefinitions } from './ceilometer.ts';
import {
  commonModule,
  indexModule,
  resourceModule,
  schemaIdsModule,
  typesModule,
  validatorsModule,
} from './modules.ts';
import { codeModule } from './machine-code.ts';
import { optionsPage } from './options.ts';
import { eventReference } from './reference.ts';
import { samplesModule } from './samples.ts';
import { resourceSchemas, root } from './schemas.ts';

/** Returns every generated file: its path below `src/generated/`, and its text. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const resources = resourceSchemas();
  const files = new Map<string, string>();
  for (const resource of resources) files.set(`${resource.path}.ts`, await resourceModule(resource));
  files.set('common.ts', await commonModule());
  files.set('schema-ids.ts', schemaIdsModule(resources));
  files.set('types.ts', typesModule(resources));
  files.set('index.ts', indexModule(resources));
  for (const [file, text] of files) files.set(file, await formatted(text, 'typescript'));
  // Not formatted: ajv's code is not meant to be read.
  files.set('validators.ts', validatorsModule(resources));
  return files;
}

async function formatted(text: string, parser: 'typescript' | 'markdown'): Promise<string> {
  const options = await resolveConfig(path.join(root, 'src/generated/index.ts'));
  return format(text, { ...options, parser });
}

/** Returns the pages of the event reference: their paths below `docs/`, and their texts. */
export function generatedReference(): Map<string, string> {
  return eventReference(resourceSchemas());
}

/** Other files derived from the sources: their paths, and their texts. */
export async function generatedFromSources(): Promise<Map<string, string>> {
  return new Map([
    ['docs/options.md', await formatted(optionsPage(), 'markdown')],
    ['test/samples/index.ts', await formatted(samplesModule(), 'typescript')],
  ]);
}

/** The files for AsyncAPI and Ceilometer: their paths, and their texts. */
export function generatedForTools(): Map<string, string> {
  const resources = resourceSchemas();
  return new Map([
    ['asyncapi.json', asyncApiDocument(resources)],
    ['ceilometer/event_definitions.yaml', eventDefinitions(resources)],
  ]);
}

/** The modules of machine code: their paths, and their texts. */
export async function generatedCode(): Promise<Map<string, string>> {
  return new Map([
    [
      'src/utils/amqp/codec/quoting-code.ts',
      await codeModule('src/utils/amqp/codec/quoting.wat', 'quotingCode'),
    ],
  ]);
}

async function write(): Promise<void> {
  writeFolder(path.join(root, 'src/generated'), await generatedFiles());
  rmSync(path.join(root, 'docs/events'), { recursive: true, force: true });
  writeFiles(path.join(root, 'docs'), generatedReference());
  writeFiles(root, generatedForTools());
  writeFiles(root, await generatedFromSources());
  writeFiles(root, await generatedCode());
}

/** Writes the files, and removes all others. */
function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  writeFiles(folder, files);
}

function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await write();
