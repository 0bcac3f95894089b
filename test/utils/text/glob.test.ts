import { expect } from 'chai';
import fc from 'fast-check';
import { eventTypeMatcher } from '../../../src/utils/text/glob.ts';

const end = 'dashboard.volume.extend.end';

describe('eventTypeMatcher', () => {
  const table: [globs: string[], eventType: string, matches: boolean][] = [
    [[], end, false],
    [[end], end, true],
    [['*'], end, true],
    [['dashboard.*'], end, true],
    [['dashboard.volume.*'], end, true],
    [['*.end'], end, true],
    [['dashboard.*.end'], end, true],
    [['*volume*'], end, true],
    [['dashboard.*.*.end'], end, true],
    [['dashboard.**'], end, true],
    [['dashboard.*.*.*.end'], end, false],
    [['dashboard.*.start'], end, false],
    [['dashboard.volume'], end, false],
    [['volume.*'], end, false],
    [['dashboard.volume.*'], 'dashboard.volume_type.create.end', false],
    [['dashboardxvolume.extend.end'], end, false],
    [['dashboard.volume.extend.end'], 'dashboardxvolume.extend.end', false],
    [['Dashboard.*'], end, false],
    [['dashboard.volume.exten?.end'], end, false],
    [['dashboard.(volume|instance).*'], end, false],
    [['nothing', '*.extend.*'], end, true],
    [['a', 'b|dashboard.volume.extend.end'], end, false],
    // Other services may use any characters in an event type.
    [['*'], 'two.\nlines', true],
    [['two.*'], 'two.\r\n\u2028lines\n', true],
    [['*.lines'], '\n.lines', true],
    [['two.*.end'], 'two.\n.end', true],
    [['two.lines'], 'two.lines\n', false],
    [['two\nlines'], 'two\nlines', true],
    // Each alternative matches the whole text, and not only its beginning or end.
    [['dashboard', 'end'], end, false],
  ];
  for (const [globs, eventType, matches] of table) {
    it(`${matches ? 'takes' : 'does not take'} ${JSON.stringify(eventType)} for ${JSON.stringify(globs)}`, () => {
      expect(eventTypeMatcher(globs)(eventType)).to.equal(matches);
    });
  }

  it('takes any text for a glob, and the text itself for what it matches', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(eventTypeMatcher([text])(text)).to.equal(true);
        expect(eventTypeMatcher([`${text}*`])(`${text}${end}`)).to.equal(true);
        if (!text.includes('*')) expect(eventTypeMatcher([text])(`${text}x`)).to.equal(false);
      }),
    );
  });
});
