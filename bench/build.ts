// Compiles the sides to plain JavaScript, so that loading TypeScript does not affect the figures. They use the package
// in dist/.
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const sides = path.join(import.meta.dirname, 'sides');

// The samples of the tests import the package's source, which would load a second instance of it.
const published: Plugin = {
  name: 'published',
  setup: (building) => {
    building.onResolve({ filter: /\/src\/(index|notifications\/.*)\.ts$/ }, () => ({
      path: 'notify-about',
      external: true,
    }));
  },
};

export async function buildSides(): Promise<void> {
  await build({
    entryPoints: [path.join(sides, '*.ts')],
    outdir: path.resolve(import.meta.dirname, '../.bench'),
    bundle: true,
    external: ['notify-about', 'notify-about/*', 'rhea', 'rhea-promise'],
    format: 'esm',
    platform: 'node',
    plugins: [published],
    tsconfigRaw: {},
    logLevel: 'warning',
  });
}
