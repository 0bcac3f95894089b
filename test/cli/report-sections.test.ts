import { expect } from 'chai';
import { figureHtml } from '../../src/cli/report/page/figure.ts';
import { usageSections } from '../../src/cli/report/page/sections/usage.ts';
import { UsageReport } from '../../src/reports/usage/report.ts';
import { entry } from '../reports/told.ts';

const HOUR = 3_600_000;

describe('the sections of a page', () => {
  it('say what each project used, the most first, with the kinds of one project together', () => {
    const report = new UsageReport({ window: { from: 0, to: 4 * HOUR } });
    const flavors = ['small', 'large'].map((name) => ({ id: `i-${name}`, flavor: { id: name, name } }));
    const web = { id: 'p1', name: 'web' };
    for (const resource of flavors) report.add(entry({ at: HOUR, resource, project: web }));
    report.add(entry({ at: 0, resource: { id: 'i3' }, project: { id: 'p2', name: '<b>' } }));
    const [usage] = usageSections(report.result());
    const chart = usage?.figures[0]?.chart?.text;
    expect(
      [...(chart ?? '').matchAll(/<bdi>(.*?)<\/bdi>.*?"value">(.*?)</g)].map(([, ...bar]) => bar),
    ).to.deep.equal([
      ['web', '6.0 h'],
      ['&lt;b&gt;', '4.0 h'],
    ]);
  });

  it('say of a time in which zone it is, and let only what is long take several lines', () => {
    const table = {
      title: 'x',
      columns: [{ name: 'time', unit: 'time' as const }, { name: 'what' }],
      rows: [[0, 'a'.repeat(41)]],
    };
    const { text } = figureHtml({ title: 'x', table }, 'Asia/Tokyo');
    expect(text).to.include('<th scope="col" class="time">time (Asia/Tokyo)</th><th scope="col">what</th>');
    expect(text).to.include('<td class="time"><bdi>1970-01-01 09:00:00</bdi></td><td class="long"><bdi>aaa');
  });

  it('show a table at once where there is no chart, and say when it is cut', () => {
    const rows = Array.from({ length: 201 }, (_, index) => [index]);
    const table = { title: 'Numbers', columns: [{ name: 'number', unit: 'count' as const }], rows };
    const { text } = figureHtml({ title: 'Numbers', table }, 'UTC');
    expect(text).not.to.include('<details');
    expect(text).to.include('the first 200 of 201 rows');
    expect(text.match(/<td/g)).to.have.lengthOf(200);
  });
});
