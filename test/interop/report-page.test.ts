// The pages of reports in a real browser: on a phone, and by keyboard.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { week } from '../../simulate/week.ts';
import { notifyAbout } from '../cli/command.ts';
import { until } from '../until.ts';
import { Browser } from './browser.ts';

const LONGEST_WAY = 200; // tabs through a page

const pages = [
  ['overview', '--slo', '99.5'],
  ['errors'],
  ['response-times'],
  ['user', 'marta'],
  ['actions'],
  ['usage', '--from', '2026-11-16', '--to', '2026-11-23'],
];

describe('the page of a report, in chromium', () => {
  const { lines } = week({ users: 100 });
  const input = [...lines, ''].join('\n');
  let folder: string;
  let browser: Browser;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
    browser = await Browser.start();
  });
  after(async () => {
    await browser.stop();
    rmSync(folder, { recursive: true });
  });

  /** Opens the page, on a phone that is 360 pixels wide. */
  async function show(asked: readonly string[], scheme: string): Promise<void> {
    const file = path.join(folder, 'page.html');
    await notifyAbout(['report', ...asked, '--html', file], { input });
    browser.told.length = 0;
    const phone = { width: 360, height: 740, deviceScaleFactor: 2, mobile: true };
    await browser.send('Emulation.setDeviceMetricsOverride', phone);
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await browser.send('Emulation.setEmulatedMedia', { features });
    await browser.send('Page.navigate', { url: pathToFileURL(file).href });
    await until(() => told('Page.loadEventFired') > 0, 30_000);
  }

  function told(method: string): number {
    return browser.told.filter((message) => message.method === method).length;
  }

  async function press(key: string): Promise<void> {
    for (const type of ['keyDown', 'keyUp'])
      await browser.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: 9 });
  }

  for (const asked of pages) {
    it(`says nothing on the console, loads nothing, and fits a phone: ${asked.join(' ')}`, async () => {
      await show(asked, 'light');
      expect(told('Log.entryAdded') + told('Runtime.exceptionThrown')).to.equal(0);
      expect(told('Network.requestWillBeSent')).to.equal(1);
      const widest = await browser.evaluate('document.documentElement.scrollWidth');
      expect(widest).to.equal(360);
      await browser.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
      expect(await browser.evaluate('document.documentElement.scrollWidth')).to.equal(360);
    });
  }

  it('breaks no word of a table: what is too wide is scrolled', async () => {
    await show(['user', 'marta'], 'light');
    const screen = { width: 1280, height: 900, deviceScaleFactor: 1, mobile: false };
    await browser.send('Emulation.setDeviceMetricsOverride', screen);
    const broken = `[...document.querySelectorAll('td:not(.long) bdi')].filter((each) => each.getClientRects().length > 1).length`;
    expect(await browser.evaluate('document.querySelectorAll("td:not(.long) bdi").length')).to.be.greaterThan(
      100,
    );
    expect(await browser.evaluate(broken)).to.equal(0);
    expect(await browser.evaluate('document.documentElement.scrollWidth')).to.be.at.most(1280);
  });

  it('has the colours that its reader likes', async () => {
    const colour = 'getComputedStyle(document.body).backgroundColor';
    await show(['errors'], 'light');
    expect(await browser.evaluate(colour)).to.equal('rgb(255, 255, 255)');
    await show(['errors'], 'dark');
    expect(await browser.evaluate(colour)).to.equal('rgb(20, 24, 29)');
  });

  it('is gone through by keyboard: the skip link first, then each chart has its table, and focus is seen', async () => {
    await show(['overview', '--slo', '99.5'], 'light');
    const missing = `[...document.querySelectorAll('figure')].filter((each) =>
      !each.querySelector('summary, .scroller, .tiles')).length`;
    expect(await browser.evaluate(missing)).to.equal(0);
    const stops = await browser.evaluate('document.querySelectorAll("summary, figure > .scroller").length');
    const seen = new Set<string>();
    const order: string[] = [];
    while (order.length < LONGEST_WAY) {
      await press('Tab');
      const at = await browser.evaluate<string>(`(() => {
        const { className, tagName, textContent } = document.activeElement;
        const { outlineStyle } = getComputedStyle(document.activeElement);
        return [tagName, className, outlineStyle, textContent.slice(0, 60)].join(' ');
      })()`);
      if (seen.has(at) || at.startsWith('BODY')) break;
      seen.add(at);
      order.push(at);
    }
    expect(order[0]).to.match(/^A skip .*Skip to the report/);
    expect(order.filter((each) => each.includes(' none '))).to.deep.equal([]);
    expect(order.filter((each) => /^(?:SUMMARY|DIV scroller) /.test(each))).to.have.lengthOf(stops as number);
  });
});
