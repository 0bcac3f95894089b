// From the README, readers reach the answers to the usual questions by at most two links.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../scripts/generate/schemas.ts';

const MAX_LINKS = 2;

/** Each question, and what its answer says in a heading or a sentence. */
const questions: Readonly<Record<string, RegExp>> = {
  'nothing arrives': /^## Nothing arrives$/m,
  '0-9-1': /Unsupported AMQP version: 0-9-1[^]*rabbitmq_amqp1_0/,
  'the process does not end': /^## The process does not end$/m,
  'what is lost when': /^## What may be lost$/m,
  'test a handler': /^## Test a handler$/m,
};

function page(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Returns the pages that a page links to, once for each link. */
function linked(file: string): string[] {
  return [...page(file).matchAll(/\]\((?!https?:)([^)#\s]+\.md)(?:#[^)]*)?\)/g)]
    .map(([, link = '']) => path.join(path.dirname(file), link))
    .filter((target) => existsSync(path.join(root, target)));
}

/** Returns the pages that can be reached from the README by at most so many links. */
function reached(links: number): Set<string> {
  const pages = new Set(['README.md']);
  for (let link = 0; link < links; link++) for (const target of [...pages].flatMap(linked)) pages.add(target);
  return pages;
}

function pagesOfDocs(): string[] {
  return readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => `docs/${file.replaceAll('\\', '/')}`);
}

describe('the README', () => {
  for (const [question, answer] of Object.entries(questions)) {
    it(`leads to the answer to "${question}" by two links`, () => {
      const answering = [...reached(MAX_LINKS)].filter((file) => answer.test(page(file)));
      expect(answering).to.not.be.empty;
    });
  }
});

describe('the entry page of docs/', () => {
  it('links to each page once', () => {
    const links = linked('docs/README.md').filter((file) => file.startsWith('docs/'));
    expect(links.sort()).to.deep.equal(pagesOfDocs().sort());
  });
});

describe('troubleshooting', () => {
  it('quotes messages as the code has them', () => {
    const text = page('docs/troubleshooting.md');
    const lost = text.split('## Notifications are lost')[1]?.split('\n## ')[0] ?? '';
    const messages = [
      ...[...text.matchAll(/^```text\n([^]*?)\n```/gm)].flatMap(([, block = '']) => block.split('\n')),
      ...[...lost.matchAll(/`([^`]*<[^`]*)`/g)].map(([, code = '']) => code),
    ];
    expect(messages).to.have.lengthOf.above(25);
    const code = allCode();
    expect(messages.flatMap(literals).filter((literal) => !code.includes(literal))).to.deep.equal([]);
  });
});

/** Returns the parts of a message that stand in the code: without values, and without what joins two parts. */
function literals(message: string): string[] {
  const parts = message
    .replace(/ \([A-Z_]+\)$/, '')
    .split(/<[^>]*>|…|(?:; )?expected |got |the peer refused |: /);
  return parts.map((part) => part.trim()).filter((part) => part.length > 7);
}

/** Returns all source files, with texts of several lines in one, and what rhea says of AMQP's version. */
function allCode(): string {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
    .map((file) => `src/${file}`);
  return [...files, 'node_modules/rhea/lib/frames.js']
    .map(page)
    .join('\n')
    .replaceAll(/['`] \+\s*['`]/g, '')
    .replaceAll('\\`', '`');
}
