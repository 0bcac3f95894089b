// Runs the commands of docs/brokers.md, as printed, against brokers without any settings.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../../scripts/generate/schemas.ts';
import { listen } from '../../src/consumer/index.ts';
import type { NotifierOptions } from '../../src/index.ts';
import { notifyAbout, type Ended } from '../cli/command.ts';
import { expectAccepted } from './expecting.ts';
import { freePort, Peer } from './peers/process.ts';
import { startRabbitMq310WithoutPlugin, startRabbitMq4, type RabbitMq } from './peers/rabbitmq.ts';
import { openOwn, tellOfVolumes, until } from './telling.ts';

const page = readFileSync(path.join(root, 'docs/brokers.md'), 'utf8');
// The only thing that differs from the page.
const ADDRESS = '127.0.0.1:5672';
const START_MS = 20_000;

/** Returns the code blocks of a language below a heading, up to the next heading. */
function blocks(heading: string, language: string): string[] {
  const [, text] = page.split(new RegExp(`^##+ ${heading.replaceAll(/[.+]/g, '\\$&')}$`, 'm'));
  const [section = ''] = (text ?? expect.fail(`no section ${heading}`)).split(/^##/m);
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
    ([, code = '']) => code,
  );
}

/** Returns the environment and the arguments of a block that ends with the package's command. */
function command(block: string, port: number): { env: Record<string, string>; args: string[] } {
  const lines = block.trim().replaceAll(ADDRESS, `127.0.0.1:${port}`).split('\n');
  const [, args = ''] = /^npx notify-about (.+)$/.exec(lines.pop() ?? '') ?? expect.fail(block);
  const variables = lines.map((line) => /^export (\w+)=(\S+)$/.exec(line) ?? expect.fail(line));
  return {
    env: Object.fromEntries(variables.map(([, name = '', value = '']) => [name, value])),
    args: args.split(' '),
  };
}

/** Saves a file of the page, and runs a block of commands on the broker. */
async function set(there: RabbitMq, file: string, json = '', commands = ''): Promise<void> {
  await there.sh(`cat > ${file} <<'END'\n${json}END\n${commands}`);
  // The import is asynchronous.
  const { queues } = JSON.parse(json) as { queues: { name: string }[] };
  let list = '';
  for (let n = 0; n < 20 && !queues.every(({ name }) => list.split('\n').includes(name)); n++)
    list = await there.ctl('list_queues', 'name');
}

/** Expects that notifications are accepted, and received from these queues. */
async function expectRoundTrip(
  options: NotifierOptions,
  reader: { url: string; topics: string[] },
): Promise<void> {
  const heard: unknown[] = [];
  await using notifier = openOwn(options);
  // The last one is an error.
  const ids = tellOfVolumes(notifier, 3);
  await expectAccepted(notifier, 3);
  await using listener = listen({
    ...reader,
    handlers: { 'dashboard.volume.*': ({ payload }) => heard.push(payload.resource.id) },
  });
  await until(
    () => listener.stats().handled,
    (handled) => handled === 3,
  );
  expect(heard).to.have.members(ids);
}

const queues = ['notifications.info', 'notifications.error'];

function expectHealthy({ code, stdout, stderr }: Ended): void {
  expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' }, stdout);
}

const rabbits = [
  {
    heading: 'RabbitMQ 3',
    start: startRabbitMq310WithoutPlugin,
    refusal: /AMQP: the broker speaks AMQP 0-9-1 only: enable RabbitMQ's plugin rabbitmq_amqp1_0/,
  },
  { heading: 'RabbitMQ 4', start: startRabbitMq4, refusal: /login: SASL PLAIN: the peer refused user or/ },
];

for (const { heading, start, refusal } of rabbits) {
  describe(`the page of brokers, on ${heading}`, () => {
    let there: RabbitMq;

    before(async () => {
      there = await start();
    });

    after(() => there.stop());

    it('prepares it in at most three commands', async () => {
      const [json] = blocks('RabbitMQ', 'json');
      const [commands, doctor = ''] = blocks(heading, 'sh');
      const { env, args } = command(doctor, there.port);
      const refused = await notifyAbout(args, { env });
      expect(refused.stderr).to.match(refusal);
      expect(commands?.trim().split('\n').length).to.be.at.most(3);
      await set(there, 'dashboard.json', json, commands);
      const found = await notifyAbout(args, { env });
      expectHealthy(found);
      expect(found.stdout).to.match(/ok +round trip +doctor\.info, /);
      const url = env['NOTIFY_ABOUT_URL'] ?? '';
      await expectRoundTrip({ url }, { url, topics: queues });
    });

    it("binds a queue of one's own to an exchange", async () => {
      const [json] = blocks('A queue of your own', 'json');
      const [commands, doctor = ''] = blocks('A queue of your own', 'sh');
      const [code = ''] = blocks('A queue of your own', 'ts');
      await set(there, 'support.json', json, commands);
      const { env, args } = command(doctor, there.port);
      expectHealthy(await notifyAbout(args, { env }));
      const { NOTIFY_ABOUT_URL: url = '', NOTIFY_ABOUT_EXCHANGE: exchange } = env;
      const [, theirs = '', topic = ''] = /url: '(.+)',\s+topics: \['(.+)'\]/.exec(code) ?? expect.fail(code);
      const reader = { url: theirs.replace(ADDRESS, `127.0.0.1:${there.port}`), topics: [topic] };
      await expectRoundTrip({ url, exchange }, reader);
      // The user has no other rights.
      const notifier = openOwn({ url, onLost: () => undefined });
      tellOfVolumes(notifier, 1);
      await until(
        () => notifier.stats().links['notifications.info']?.error ?? '',
        (error) => error.includes("access to exchange 'amq.default' in vhost '/' refused"),
      );
      expect(notifier.stats()).to.include({ accepted: 0, pending: 1 });
      await notifier.close(0);
    });
  });
}

describe("the page of brokers, on Proton's broker", () => {
  it('starts it, without preparation', async () => {
    const [broker = '', doctor = ''] = blocks("Proton's example broker", 'sh');
    const port = await freePort();
    const script = `exec ${broker.replace(ADDRESS, `127.0.0.1:${port}`)}`;
    const peer = new Peer("Proton's broker", 'sh', ['-c', script]);
    try {
      await peer.untilPort(port, START_MS);
      const { env, args } = command(doctor, port);
      expectHealthy(await notifyAbout(args, { env }));
      const url = env['NOTIFY_ABOUT_URL'] ?? '';
      await expectRoundTrip({ url }, { url, topics: queues });
    } finally {
      await peer.stop();
    }
  });
});

describe('the page of brokers', () => {
  const claims = /Run in `npm run test:interop`|Tried by hand with|^Not run\.$/m;

  for (const heading of ['ActiveMQ Classic', 'Artemis', 'Qpid C++ broker', 'Qpid Dispatch Router']) {
    it(`has a command that checks ${heading}, and states whether it was run`, () => {
      expect(command(blocks(heading, 'sh').at(-1) ?? '', 1).args[0]).to.equal('doctor');
      const [, text = ''] = page.split(`\n## ${heading}\n`);
      expect(text.split('\n## ')[0]).to.match(claims);
    });
  }
});
