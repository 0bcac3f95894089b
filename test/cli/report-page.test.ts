// The pages of report --html. test/interop/report-page.test.ts opens them in a browser.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { MINUTE, noon, notificationsOf, sampleOperation, type Operation } from '../reports/stream.ts';
import { notifyAbout, type Ended } from './command.ts';
import { madeWeek } from '../simulate/made-week.ts';

const hostile = `</script><script>alert(1)</script><img src=x onerror="alert('1')">\n&amp; ]]>`;
const attacked: Operation[] = ['a', 'b', 'c'].map((request, index) =>
  sampleOperation({
    ...{ request, at: noon + index * MINUTE, resource: hostile, userName: hostile },
    fault: { exception: hostile, status_code: 503, module_name: hostile },
  }),
);

function ndjsonOf(operations: readonly Operation[]): string {
  return operations
    .flatMap(notificationsOf)
    .map((notification) => `${JSON.stringify({ notification, context: {} })}\n`)
    .join('');
}

/** Returns the tags in order; accepts attributes only in the form that pages use. */
function tagsIn(page: string): string[] {
  const body = page.replace(/<style>[^]*?<\/style>/, '').replace('<!doctype html>', '');
  return body.match(/<[^>]*>/g) ?? [];
}

/** Returns the elements open at the first mismatched tag, or at the end of the page. */
function openAtEnd(page: string): string[] {
  const open: string[] = [];
  for (const tag of tagsIn(page)) {
    const [, closing, name = '', self] =
      /^<(\/?)([a-z][a-z0-9]*)(?: [a-zA-Z0-9-]+="[^"<]*"| )*(\/?)>$/.exec(tag) ?? [];
    if (closing === undefined) return [tag];
    if (closing === '/') {
      if (open.pop() !== name) return [...open, tag];
    } else if (self !== '/' && name !== 'meta') open.push(name);
  }
  return open;
}

describe('the page of a report', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  async function pageOf(input: string, ...asked: readonly string[]): Promise<string> {
    const file = path.join(folder, 'page.html');
    const { code, stdout, stderr } = await notifyAbout(['report', ...asked, '--html', file], { input });
    expect({ code, stdout }).to.deep.equal({ code: 0, stdout: '' });
    expect(stderr).to.match(/wrote .*page\.html\n$/);
    return readFileSync(file, 'utf8');
  }

  const questions = [['overview', '--slo', '99.5'], ['errors'], ['response-times'], ['user', 'u1']];
  for (const asked of questions) {
    it(`takes hostile names for text in ${asked.join(' ')}`, async () => {
      const page = await pageOf(ndjsonOf(attacked), ...asked);
      expect(openAtEnd(page)).to.deep.equal([]);
      expect(page).not.to.match(/<script|<img|alert\('/);
      if (asked[0] !== 'response-times')
        expect(page).to.include('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)');
    });

    it(`has nothing to load or to run in ${asked.join(' ')}`, async () => {
      const page = await pageOf(ndjsonOf([sampleOperation({})]), ...asked);
      expect(page).not.to.match(/https?:|url\(|@import|<link|<script| src=| style=| on\w+=/);
      const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
      const hash = createHash('sha256').update(style).digest('base64');
      expect(page).to.include(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'`);
    });
  }

  it('has links that lead somewhere, and no id twice', async () => {
    const page = await pageOf(ndjsonOf(attacked), 'overview');
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const links = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids)).to.have.lengthOf(ids.length);
    expect(links.length).to.be.greaterThan(5);
    expect(ids).to.include.members(links);
  });

  it('begins with what was wrong in the simulated week', async () => {
    const { lines, answers } = madeWeek();
    const page = await pageOf([...lines, ''].join('\n'), 'overview', '--slo', '99.5');
    const { failed, users } = answers.outage;
    const found = [...page.matchAll(/<strong>(.*?)<\/strong> (.*?)<\/li>/g)].map(([, head, text]) => [
      head,
      text,
    ]);
    expect(found.map(([head]) => head)).to.deep.equal([
      '1 Wednesday 18 November 13:00 to 14:00 UTC: volume in RegionOne failed.',
      '2 Thursday 19 November: volume was slow.',
      '3 marta fails repeatedly.',
    ]);
    expect(found[0]?.[1]).to.match(
      new RegExp(`^${failed} of \\d+ operations failed .* ${users.length} users were affected`),
    );
    expect(found[1]?.[1]).to.match(/volume\.create \d+/);
    expect(found[2]?.[1]).to.match(
      /^instance\.hard_reboot of marta-server failed \d\d times in a row, Tuesday/,
    );
    expect(page.indexOf('id="anomalies"')).to.be.below(page.indexOf('id="errors"'));
    expect(page.length).to.be.below(400_000);
  });

  it('says that nothing stands out when nothing does, and of whom it is', async () => {
    const page = await pageOf(ndjsonOf([sampleOperation({})]), 'errors', '--region', 'RegionOne');
    expect(page).to.include('No anomalies.').and.to.include('Only of region RegionOne');
  });

  it('is made of nothing, too', async () => {
    for (const asked of ['overview', 'errors', 'response-times']) {
      const page = await pageOf('', asked);
      expect(openAtEnd(page)).to.deep.equal([]);
      expect(page).not.to.match(/NaN|Infinity|undefined/);
    }
  });

  it('says with 2 that it cannot write the file', async () => {
    const args = ['report', 'errors', '--html', path.join(folder, 'none', 'page.html')];
    const { code, stderr }: Ended = await notifyAbout(args, { input: '' });
    expect(stderr).to.match(/--html: cannot write .*ENOENT/);
    expect(code).to.equal(2);
  });
});
