// The code in our pages and docstrings must compile.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../scripts/generate/schemas.ts';
import type { Complaints } from './typescript.ts';

export const snippets = new Map([...pages().flatMap(snippetsOfPage), ...sources().flatMap(examplesOfSource)]);

export function suite(compiled: () => Promise<Complaints>): void {
  describe('the documentation', () => {
    it('has snippets that compile, each by itself', async () => {
      expect(snippets.size).to.be.greaterThan(5);
      expect([...snippets.keys()].flatMap(await compiled())).to.deep.equal([]);
    });

    it('finds snippets in pages and in docstrings', () => {
      const page = 'Text\n```ts\nconst a = 1;\n```\n```sh\nls\n```\n- item\n  ```typescript\n  b();\n  ```\n';
      expect(codeBlocks(page)).to.deep.equal(['const a = 1;', 'b();']);
      const source =
        '/**\n * It.\n *\n * @example\n * ```ts\n * a();\n * ```\n */\n/**\n * @example\n * b();\n *\n * c();\n */';
      expect(examples(source)).to.deep.equal(['a();', 'b();\n\nc();']);
    });
  });
}

type Snippet = [file: string, text: string];

function pages(): string[] {
  const docs = existsSync(path.join(root, 'docs')) ? readdirSync(path.join(root, 'docs')) : [];
  const files = ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)];
  return files.filter((file) => file.endsWith('.md') && existsSync(path.join(root, file)));
}

function sources(): string[] {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts')).map((file) => `src/${file.replaceAll('\\', '/')}`);
}

function snippetsOfPage(file: string): Snippet[] {
  return named(file, codeBlocks(readFileSync(path.join(root, file), 'utf8')));
}

function examplesOfSource(file: string): Snippet[] {
  return named(file, examples(readFileSync(path.join(root, file), 'utf8')));
}

// Each snippet is compiled like a module of the package itself. `export {}` allows top-level await.
function named(file: string, texts: readonly string[]): Snippet[] {
  const name = file.replaceAll('/', '-');
  return texts.map((text, at) => [`snippets/${name}.${String(at + 1)}.ts`, `${text}\nexport {};\n`]);
}

function codeBlocks(text: string): string[] {
  return [...text.matchAll(/^( *)```(?:ts|typescript)\b[^\n]*\n([^]*?)\n\1```/gm)].map(
    ([, indent = '', code = '']) => code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
}

/** Returns the code of each `@example`, which ends with its comment or before the next tag. */
function examples(source: string): string[] {
  const comments = [...source.matchAll(/^ *\/\*\*[^]*?\*\//gm)].map(([comment]) =>
    comment.replaceAll(/^ *(?:\/\*\*|\*\/|\* ?)/gm, '').replace(/\s*\*\/$/, ''),
  );
  return comments.flatMap((comment) => {
    const bodies = [
      ...comment.matchAll(
        /^@example\b[^\n]*\n([^]*?)(?=^@(?:param|returns|throws|see|example)\b|$(?![^]))/gm,
      ),
    ];
    return bodies.flatMap(([, body = '']) => (body.includes('```') ? codeBlocks(body) : [body.trim()]));
  });
}
