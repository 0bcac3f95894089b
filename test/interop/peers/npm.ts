import { run } from './process.ts';

/** Installs npm packages into a folder of their own: without their scripts, and separate from those of `npm ci`. */
export async function npmInstall(folder: string, packages: readonly string[]): Promise<void> {
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
  await run('npm', ['install', ...options, ...packages]);
}
