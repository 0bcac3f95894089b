// Compares the lists in the documentation with the code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../scripts/generate/schemas.ts';
import { listen } from '../src/consumer/index.ts';
import { rejectionReasons } from '../src/consumer/rejection.ts';
import { NotifierOptionError, openNotifier } from '../src/index.ts';
import { lossReasons } from '../src/utils/api/loss.ts';

function page(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Returns all distinct matches of a pattern's group. */
function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, group = '']) => group))];
}

/** Returns the known names in the error for an unknown name. */
function known(open: () => unknown): string[] {
  try {
    open();
  } catch (error) {
    if (error instanceof NotifierOptionError)
      return found(error.message.split('one of ')[1] ?? '', /([\w]+)/g);
  }
  return [];
}

/** The options in the table of a section of their page. */
function optionsIn(section: string): string[] {
  const [text = ''] = page('docs/options.md').split(`\n## \`${section}\`\n`)[1]?.split('\n## ') ?? [];
  return found(text, /^\| `(\w+)`/gm);
}

describe('the pages', () => {
  it('list the codes of all errors', () => {
    const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const code = sources
      .filter((file) => file.endsWith('.ts'))
      .map((file) => page(`src/${file}`))
      .join('\n');
    expect(found(page('docs/errors.md'), /`(ERR_[A-Z_]+)`/g)).to.have.members(
      found(code, /'(ERR_[A-Z_]+)'/g),
    );
  });

  it('list the reasons of all losses', () => {
    expect(found(page('docs/delivery.md'), /lost: `(\w+)`/g)).to.have.members([...lossReasons]);
  });

  it('list all options, and the variables of the environment', () => {
    expect(optionsIn('openNotifier')).to.have.members(known(() => openNotifier({ nothing: 1 } as object)));
    process.env['NOTIFY_ABOUT_NOTHING'] = '1';
    const variables = known(() => openNotifier({}));
    delete process.env['NOTIFY_ABOUT_NOTHING'];
    const listed = found(page('docs/options.md'), /`(NOTIFY_ABOUT_\w+)`/g);
    expect(listed).to.have.members(variables);
  });

  it('list the reasons of all rejections, and the options of listening', () => {
    const text = page('docs/listen.md');
    expect(found(text, /rejected: `(\w+)`/g)).to.have.members([...rejectionReasons]);
    expect(optionsIn('listen')).to.have.members(known(() => listen({ nothing: 1 } as never)));
  });

  it('lead to files that are there', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map(
        (file) => `docs/${file}`,
      ),
    ];
    for (const file of pages.filter((each) => each.endsWith('.md'))) {
      for (const link of found(page(file), /\]\((?!https?:)([^)#]+)/g)) {
        const target = path.resolve(root, path.dirname(file), link);
        expect(existsSync(target), `${file}: ${link}`).to.equal(true);
      }
    }
  });
});
