import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INTEROP } from './chroot.ts';
import { npmInstall } from './npm.ts';

// Not in the packages of `npm ci`: only this test needs them.
const VERSIONS = {
  axios: '1.21.1',
  got: '14.6.6',
  ky: '1.14.3',
  ofetch: '1.5.1',
  superagent: '10.4.2',
  undici: '7.30.2',
  wretch: '2.11.1',
};
const FOLDER = join(INTEROP, `http-clients-${Object.values(VERSIONS).join('-')}`);

export type ClientName = keyof typeof VERSIONS;

export async function installHttpClients(): Promise<void> {
  const missing = Object.keys(VERSIONS).some((name) => !existsSync(join(FOLDER, 'node_modules', name)));
  if (!missing) return;
  await npmInstall(
    FOLDER,
    Object.entries(VERSIONS).map((each) => each.join('@')),
  );
}

/** Imports the module of a client. */
export async function httpClient<T>(name: ClientName): Promise<T> {
  const file = createRequire(`${FOLDER}/`).resolve(name);
  return (await import(pathToFileURL(file).href)) as T;
}
