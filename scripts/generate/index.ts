// Makes src/generated/ and docs/events.md from schemas/: `npm run generate`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { commonModule, indexModule, resourceModule, validatorsModule } from './modules.ts';
import { eventReference } from './reference.ts';
import { resourceSchemas, root } from './schemas.ts';

/** Every generated file: its path below `src/generated/`, and its text. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const resources = resourceSchemas();
  const files = new Map<string, string>();
  for (const resource of resources) files.set(`${resource.path}.ts`, await resourceModule(resource));
  files.set('common.ts', await commonModule());
  files.set('validators.ts', validatorsModule(resources));
  files.set('index.ts', indexModule(resources));
  return files;
}

/** The text of docs/events.md. */
export function generatedReference(): string {
  return eventReference(resourceSchemas());
}

async function write(): Promise<void> {
  const folder = path.join(root, 'src/generated');
  const files = await generatedFiles();
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  writeFileSync(path.join(root, 'docs/events.md'), generatedReference());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await write();
