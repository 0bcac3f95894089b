// The compiler writes a declaration file for every file of the package, but only the entries can be imported: their
// declarations are bundled, and the others removed.
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { root } from './generate/schemas.ts';

const entries = ['index', 'consumer/index', 'testing/index'];

/** Replaces the declarations in a folder by those of the entries, and of what these share. */
export async function bundleDeclarations(dist: string): Promise<void> {
  const bundled = mkdtempSync(path.join(tmpdir(), 'notify-about-types-'));
  try {
    const build = await rollup({
      input: Object.fromEntries(entries.map((entry) => [entry, path.join(dist, `${entry}.d.ts`)])),
      external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
      plugins: [dts()],
      onLog: (level, { message }) => {
        if (level === 'warn' && !message.includes('still references private shared type exports'))
          throw new Error(message);
      },
    });
    await build.write({
      dir: bundled,
      format: 'es',
      entryFileNames: '[name].d.ts',
      chunkFileNames: 'types/[name].ts',
    });
    await build.close();
    removeDeclarations(dist);
    cpSync(bundled, dist, { recursive: true });
  } finally {
    rmSync(bundled, { recursive: true });
  }
}

function removeDeclarations(dist: string): void {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.d.ts')) rmSync(path.join(dist, file));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await bundleDeclarations(path.join(root, 'dist'));
