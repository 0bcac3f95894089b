import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installAsyncApiParser } from './asyncapi.ts';
import { TRIXIE, contained, inside, removeRoot } from './chroot.ts';
import { installHttpClients } from './clients.ts';
import { installFrameworks } from './frameworks.ts';
import { installExamples } from './examples.ts';
import { bound, run } from './process.ts';

const PACKAGES = [
  'ceilometer-agent-notification',
  'chromium',
  'debootstrap',
  'libqpid-proton11-dev-examples',
  'python3-jsonschema',
  'python3-oslo.messaging',
  'python3-pycadf',
  'python3-pyngus',
  'python3-qpid-proton',
  'rabbitmq-server',
];
const TRIXIE_PACKAGES = [
  'ceilometer-agent-notification',
  'python3-jsonschema',
  'python3-oslo.messaging',
  'rabbitmq-server',
];

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
// Lists the installed packages. Written last, so a folder without it is incomplete.
const MARKER = join(TRIXIE, '.complete');
const NO_SERVICES = '#!/bin/sh\nexit 101\n';
const ENV = {
  ...process.env,
  PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
  DEBIAN_FRONTEND: 'noninteractive',
  LC_ALL: 'C.UTF-8',
};

/** Installs every real peer that is missing. Needs root on Debian 12; does nothing the second time. */
export async function installPeers(): Promise<void> {
  await installAsyncApiParser();
  await installFrameworks();
  await installExamples();
  await installHttpClients();
  const missing = await missingPackages();
  const missingInTrixie = await missingTrixiePackages();
  if (missing.length === 0 && missingInTrixie.length === 0) return;
  await run('apt-get', ['update', '-q'], { env: ENV });
  if (missing.length > 0) await installPackages(missing);
  if (!existsSync(MARKER)) await makeTrixie();
  if (missingInTrixie.length > 0) await installInTrixie(missingInTrixie);
}

async function missingPackages(): Promise<string[]> {
  // dpkg-query fails for an unknown name, but still lists the others.
  const query = 'dpkg-query -W -f \'${db:Status-Status} ${Package}\\n\' "$@" 2>/dev/null || true';
  const lines = (await run('sh', ['-c', query, 'sh', ...PACKAGES])).split('\n');
  return PACKAGES.filter((name) => !lines.includes(`installed ${name}`));
}

async function missingTrixiePackages(): Promise<string[]> {
  const installed = existsSync(MARKER) ? (await readFile(MARKER, 'utf8')).split('\n') : [];
  return TRIXIE_PACKAGES.filter((name) => !installed.includes(name));
}

async function installPackages(names: string[]): Promise<void> {
  await withoutServices('/', () =>
    run('apt-get', ['install', '-qy', '--no-install-recommends', ...names], { env: ENV }),
  );
  // Not at the next boot either.
  if (names.includes('rabbitmq-server') && existsSync('/run/systemd/system')) {
    await run('systemctl', ['disable', 'rabbitmq-server']);
  }
}

/** Debian's maintainer scripts call policy-rc.d before they start a service; 101 forbids it. */
async function withoutServices(root: string, install: () => Promise<unknown>): Promise<void> {
  const policy = join(root, 'usr/sbin/policy-rc.d');
  const before = existsSync(policy) ? await readFile(policy, 'utf8') : NO_SERVICES;
  await writeFile(policy, NO_SERVICES, { mode: 0o755 });
  try {
    await install();
  } finally {
    // The machine may have a policy of its own. Ours exists here only after an interrupted run.
    if (before === NO_SERVICES) await rm(policy);
    else await writeFile(policy, before);
  }
}

async function makeTrixie(): Promise<void> {
  await removeRoot(TRIXIE);
  await mkdir(TRIXIE, { recursive: true });
  const bootstrap = ['debootstrap', '--variant=minbase', `--keyring=${KEYRING}`, 'trixie', TRIXIE];
  await runBound(contained([...bootstrap, await mirror()]));
  await settle();
}

async function installInTrixie(names: readonly string[]): Promise<void> {
  const install = `apt-get update -q && apt-get install -qy --no-install-recommends ${names.join(' ')}`;
  await withoutServices(TRIXIE, () => runBound(inside(TRIXIE, ['sh', '-c', install])));
  await writeFile(MARKER, `${TRIXIE_PACKAGES.join('\n')}\n`);
}

// An interrupted run must not continue in the background: the next one would remove the folder under it.
function runBound(command: [string, string[]]): Promise<string> {
  return run(...bound(...command), { env: ENV });
}

/** A bare root lacks the name of the loopback address, and this machine's access to its mirror. */
async function settle(): Promise<void> {
  await writeFile(join(TRIXIE, 'etc/hosts'), '127.0.0.1 localhost\n');
  const access = await run('apt-config', ['dump', 'Acquire']);
  await writeFile(join(TRIXIE, 'etc/apt/apt.conf.d/90machine'), access);
}

/** Returns the archive from which this machine itself is installed, in either format of its sources. */
async function mirror(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8');
  const codename = /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1] ?? 'bookworm';
  const format = '$(RELEASE) $(COMPONENT) $(REPO_URI)';
  const lines = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  const uri = lines
    .split('\n')
    .find((line) => line.startsWith(`${codename} main `))
    ?.split(' ')[2];
  if (uri === undefined) throw new Error(`no source of ${codename} main among this machine's apt sources`);
  return uri;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await installPeers();
