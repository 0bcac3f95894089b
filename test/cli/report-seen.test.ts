// A report depends only on notifications that its filters select: those of others change nothing.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { notifyAbout } from './command.ts';
import { folderOfEachTest } from './folder.ts';
import { CANARY, twoProjects } from './two-projects.ts';

const filters: readonly (readonly string[])[] = [
  ['--project', 'web'],
  ['--project', 'web-id'],
  ['--user', 'web-user'],
  ['--region', 'web-region'],
  ['--view', 'web/volumes'],
  ['--resource', 'web-volume'],
];
const usersQuestion = ['user', 'web-user'];
const questions = [['errors', '--slo', '99'], ['response-times'], ['actions'], ['overview'], ['audit']];
const day = ['--from', '2026-11-18', '--to', '2026-11-19'];
const ofUsage = [
  ['--project', 'web'],
  ['--project', 'web-id'],
  ['--region', 'web-region'],
];

/** Every report with each filter. */
const narrow = [
  ...questions.flatMap((question) => filters.map((filter) => [...question, ...filter])),
  ...[[], ...filters].map((filter) => [...usersQuestion, ...filter]),
  ...[usersQuestion, ...questions].map((question) => [...question, '--project', 'web', ...day]),
  ...ofUsage.map((filter) => ['usage', ...filter, ...day]),
];

const outputs = [[], ['--json'], ['--csv'], ['--html'], ['--cadf']];

describe('the answer to a narrow question', () => {
  const { at } = folderOfEachTest();
  const { web, both } = twoProjects();

  async function answerOf(
    asked: readonly string[],
    output: readonly string[],
    input: string,
  ): Promise<string> {
    const page = output[0] === '--html' ? [at('page.html')] : [];
    const { stdout, stderr } = await notifyAbout(['report', ...asked, ...output, ...page], { input });
    expect(stderr, asked.join(' ')).to.not.include(CANARY);
    expect(stderr).to.match(/^notify-about: \d+ lines: /);
    return page.length === 0 ? stdout : readFileSync(at('page.html'), 'utf8');
  }

  for (const output of outputs) {
    it(`is the same whatever others did: ${output[0] ?? 'tables'}`, async () => {
      const all = narrow.filter(([question]) => {
        return output[0] === '--cadf' ? question === 'audit' : question !== 'audit' || output[0] !== '--html';
      });
      for (const asked of all) {
        const answer = await answerOf(asked, output, both);
        expect(answer, asked.join(' ')).to.not.include(CANARY);
        expect(answer, asked.join(' ')).to.equal(await answerOf(asked, output, web));
      }
    });
  }

  it('would tell of the others, where they are asked about too', async () => {
    for (const [question = ''] of questions.filter(([name]) => name !== 'response-times')) {
      const { stdout } = await notifyAbout(['report', question], { input: both });
      expect(stdout, question).to.include(CANARY);
    }
  });
});
