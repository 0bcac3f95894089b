// What surrounds the code: its address, its pages for contributors, its workflows and forms.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../scripts/generate/schemas.ts';
import { readYaml, type Yaml } from './yaml.ts';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Manifest {
  readonly repository: { readonly url: string };
  readonly bugs: { readonly url: string };
  readonly homepage: string;
  readonly author: string;
  readonly scripts: Readonly<Record<string, string>>;
}

const { repository, bugs, homepage, author, scripts } = JSON.parse(read('package.json')) as Manifest;
const address = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
const name = path.posix.basename(address);

describe('the address of the repository', () => {
  it('is in package.json, and what else is there follows it', () => {
    expect(address).to.match(/^https:\/\/[\w.]+\/[\w.-]+\/[\w.-]+$/);
    expect(bugs.url).to.equal(`${address}/issues`);
    expect(homepage).to.equal(`${address}#readme`);
    expect(author).to.match(/\w/);
  });

  it('is no other one in any other file', () => {
    const pattern = new RegExp(
      String.raw`(?:git@|\w+://)(?:[\w-]+\.)*(?:com|org|net|io|dev)[/:][\w.-]+/${name}\b`,
      'g',
    );
    expect(`git@github.com:somebody/${name}`).to.match(pattern);
    const found = filesBelow('').flatMap((file) =>
      [...read(file).matchAll(pattern)].map(([each]) => `${file}: ${each}`),
    );
    expect(found.length).to.be.at.least(3);
    expect(found.filter((each) => !each.endsWith(`: ${address}`))).to.deep.equal([]);
  });
});

describe('the pages of the project', () => {
  const pages = filesBelow('.github')
    .concat(readdirSync(root).filter((file) => file.endsWith('.md')))
    .filter((file) => /\.(?:md|yml)$/.test(file));

  it('are those that a stranger looks for', () => {
    for (const file of ['README', 'CHANGELOG', 'CODE_OF_CONDUCT', 'CONTRIBUTING', 'RELEASING', 'SECURITY'])
      expect(pages).to.include(`${file}.md`);
  });

  it('lead to files that are there', () => {
    for (const file of pages) {
      const links = [...read(file).matchAll(/\]\((?!\w+:)([^)#]+)/g)].map(([, link = '']) => link);
      for (const link of links)
        expect(existsSync(path.resolve(root, path.dirname(file), link)), `${file}: ${link}`).to.equal(true);
      // A form has no links of its own: it names files.
      for (const [named] of read(file).matchAll(/(?<![\w./-])(?:docs\/)?[A-Za-z_-]+\.md\b/g))
        expect(named === 'notes.md' || existsSync(path.join(root, named)), `${file}: ${named}`).to.equal(
          true,
        );
    }
  });

  it('name commands that exist', () => {
    for (const file of pages) for (const command of commandsIn(read(file))) expectCommand(command, file);
  });
});

describe('the text files', () => {
  it('have no half of a merge', () => {
    const marked = filesBelow('').filter((file) => /^(?:> )*(?:<{7} |>{7} |(?:> ){7})/m.test(read(file)));
    expect(marked).to.deep.equal([]);
  });
});

describe('the workflows', () => {
  const workflows = filesBelow('.github/workflows').map((file) => [file, jobsOf(file)] as const);

  it('call commands that exist', () => {
    const commands = workflows.flatMap(([file, jobs]) =>
      jobs
        .flatMap(({ steps }) => steps.flatMap(({ run }) => run?.split(/&&|\n/) ?? []))
        .map((command) => [file, command.trim()] as const),
    );
    expect(commands.length).to.be.greaterThan(5);
    for (const [file, command] of commands) expectCommand(command, file);
  });

  it('use actions of a version, and end by themselves', () => {
    for (const [file, jobs] of workflows)
      for (const { steps, ...job } of jobs) {
        expect(Number(job['timeout-minutes']), file).to.be.within(1, 90);
        for (const { uses } of steps) expect(uses ?? 'a/b@v1.2.3', file).to.match(/^[\w/-]+@v\d+\.\d+\.\d+$/);
      }
  });

  it('check each change on Debian 12, as root, on the oldest Node that is supported', () => {
    const ci = readYaml(read('.github/workflows/ci.yml')) as { on: object };
    expect(ci.on).to.have.all.keys('push', 'pull_request');
    const [job] = jobsOf('.github/workflows/ci.yml');
    expect(job?.container).to.include({ image: 'debian:12' });
    expect(job?.container?.options).to.include('--user root');
    expect(job?.['timeout-minutes']).to.equal('90');
    expect(job?.steps.at(-1)).to.deep.equal({ run: '.ci/run' });
    expect(job?.steps.find(({ uses }) => uses?.startsWith('actions/setup-node'))?.with).to.include({
      'node-version': '20',
    });
  });

  it('publish what a tag names, once it is checked', () => {
    const release = readYaml(read('.github/workflows/release.yml')) as { on: object };
    expect(release.on).to.deep.equal({ push: { tags: ['v*'] } });
    const [check, publish] = jobsOf('.github/workflows/release.yml');
    expect(check?.steps.map(({ run }) => run)).to.include.members([
      'npm run -s release:check -- "$GITHUB_REF_NAME"',
      '.ci/run install lint unit',
    ]);
    expect(check?.permissions).to.equal(undefined);
    expect(publish?.needs).to.equal('check');
    expect(publish?.permissions).to.deep.equal({ contents: 'write', 'id-token': 'write' });
    const commands = publish?.steps.flatMap(({ run = [] }) => run) ?? [];
    expect(commands.slice(-3).map((command) => command.split(' > ')[0])).to.deep.include.members([
      'npm run -s sbom',
      'npm publish --provenance --access public',
    ]);
    expect(commands.at(-1)).to.match(/^gh release create .* sbom\.cdx\.json$/);
  });
});

describe('the forms for issues', () => {
  it('have what GitHub asks for', () => {
    const forms = filesBelow('.github/ISSUE_TEMPLATE').filter((file) => !file.endsWith('config.yml'));
    expect(forms.map((file) => path.basename(file, '.yml'))).to.have.members(['bug', 'feature', 'new-event']);
    for (const file of forms) {
      const { body, ...head } = readYaml(read(file)) as { body: Record<string, Yaml>[] };
      expect(head, file).to.have.all.keys('name', 'description', 'labels');
      const fields = body.filter(({ type }) => type !== 'markdown');
      expect(fields.length, file).to.be.greaterThan(0);
      expect(new Set(fields.map(({ id }) => id)).size, file).to.equal(fields.length);
      for (const { type, attributes } of fields) {
        expect(['input', 'textarea', 'checkboxes'], file).to.include(type);
        expect(attributes, file).to.have.property('label');
      }
    }
  });
});

describe('the updates of packages', () => {
  it('come weekly, for npm and for the workflows', () => {
    const { updates } = readYaml(read('.github/dependabot.yml')) as {
      updates: { 'package-ecosystem': string; schedule: Yaml }[];
    };
    expect(updates.map((each) => each['package-ecosystem'])).to.deep.equal(['npm', 'github-actions']);
    for (const { schedule } of updates) expect(schedule).to.deep.equal({ interval: 'weekly' });
  });
});

interface Job {
  readonly 'timeout-minutes'?: string;
  readonly needs?: string;
  readonly container?: { readonly image: string; readonly options: string };
  readonly permissions?: Yaml;
  readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly with?: object }[];
}

function jobsOf(file: string): Job[] {
  return Object.values((readYaml(read(file)) as { jobs: Record<string, unknown> }).jobs) as Job[];
}

/** The commands of the project that a text names, in code. */
function commandsIn(text: string): string[] {
  const code = [...text.matchAll(/```sh\n([^]*?)```|`([^`]+)`/g)];
  const lines = code.flatMap(([, block = '', inline = '']) => `${block}\n${inline}`.split(/&&|\n|;/));
  return lines.map((line) => line.trim()).filter((line) => /^(?:npm run|\.ci\/run) /.test(line));
}

/** Expects that a command of npm, or of the project, exists. */
function expectCommand(command: string, where: string): void {
  const [, script] = /^npm run (?:-s )?([\w:-]+)/.exec(command) ?? [];
  const message = `${where}: ${command}`;
  if (script !== undefined) expect(scripts, message).to.have.property(script);
  else if (command.startsWith('.ci/run'))
    for (const part of command.replace(/ *#.*/, '').split(' ').slice(1))
      expect(read('.ci/run'), message).to.match(new RegExp(`^${part}\\(\\) \\{`, 'm'));
  else
    expect(command, message).to.match(
      /^(?:npm (?:ci|publish)\b|gh release create |apt-get (?:update|install) )/,
    );
}

/** The files of the project below a folder, without what is generated or installed. */
function filesBelow(folder: string): string[] {
  const ignored = ['.git', '.interop', '.bench', 'node_modules', 'dist', 'coverage'];
  return readdirSync(path.join(root, folder)).flatMap((each) => {
    const file = path.posix.join(folder, each);
    if (ignored.includes(each) || /\.(?:png|parquet|gz|tgz)$/.test(each)) return [];
    return statSync(path.join(root, file)).isDirectory() ? filesBelow(file) : [file];
  });
}
