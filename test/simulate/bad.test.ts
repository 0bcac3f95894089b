import { expect } from 'chai';
import type { Answers } from '../../simulate/answers/answers.ts';
import type { BadCounts } from '../../simulate/bad/kinds.ts';
import { validateNotification } from '../../src/consumer/index.ts';
import { isObject, read } from '../../src/utils/describing/safe-read.ts';
import { madeBadWeek, madeWeek } from './made-week.ts';

describe('the simulated week with bad input', () => {
  let [good, bad]: [readonly string[], readonly string[]] = [[], []];
  let [known, counts]: [Answers, BadCounts] = [{} as Answers, {} as BadCounts];
  before(() => {
    ({ lines: good, answers: known } = madeWeek());
    const mixed = madeBadWeek();
    bad = mixed.lines;
    const { bad: counted, ...same } = mixed.answers;
    expect({ ...same, bad: known.bad }).to.deep.equal(known);
    counts = counted;
  });

  it('has every kind of it', () => {
    for (const [kind, count] of Object.entries(counts)) expect(count, kind).to.be.greaterThan(0);
  });

  it('has every good line but the starts that are left out and those of a wrong clock', () => {
    const there = new Set(bad);
    const gone = good.filter((line) => !there.has(line));
    const ofWrongClock = gone.filter((line) => line.includes('"publisher_id":"horizon.robot-'));
    const others = gone.filter((line) => !ofWrongClock.includes(line));
    expect(others.length).to.be.at.most(counts.missingStarts);
    for (const line of others) expect(line).to.include('"phase":"start"');
    expect(ofWrongClock.length).to.be.greaterThan(0);
  });

  it('has as many lines as its counts say', () => {
    const { brokenLines, halfLines, unknownVersions, otherServices, longLines } = counts;
    const { duplicates, startsTwice, errorsAfterEnd, missingStarts } = counts;
    const more = brokenLines + halfLines + unknownVersions + otherServices + longLines;
    const again = duplicates + startsTwice + errorsAfterEnd;
    expect(bad.length).to.equal(good.length + more + again - missingStarts);
  });

  it('has of each kind what a slow look finds', () => {
    const parsed = bad.map(parse);
    const isOurs = (each: unknown): boolean => eventTypeOf(each).startsWith('dashboard.');
    const ours = parsed.filter(isOurs);
    const isLong = (line: string): boolean => line.length > 10_000_000;
    expect(bad.filter(isLong)).to.have.lengthOf(counts.longLines);
    expect(parsed.filter((each) => !isObject(each) || eventTypeOf(each) === '')).to.have.lengthOf(
      counts.brokenLines + counts.halfLines,
    );
    expect(parsed.filter((each) => eventTypeOf(each) !== '' && !isOurs(each))).to.have.lengthOf(
      counts.otherServices,
    );
    expect(ours.filter((each) => !isValid(each))).to.have.lengthOf(counts.unknownVersions + counts.longLines);
    const ids = ours.filter(isValid).map((each) => read(read(each, 'notification'), 'message_id'));
    expect(ids.length - new Set(ids).size).to.equal(counts.duplicates);
  });

  it('has late lines, within three minutes, beside those of a wrong clock', () => {
    let [latest, late, jumped] = [0, 0, 0];
    for (const line of bad) {
      const [, timestamp = ''] = /"timestamp":"([^"]+)"/.exec(line) ?? [];
      if (!line.includes('"horizon.region') || timestamp === '') {
        if (line.includes('"horizon.robot-')) jumped++;
        continue;
      }
      const at = Date.parse(`${timestamp.replace(' ', 'T')}Z`);
      if (latest - at > 5000) late++;
      // An error after an end has a time one second ahead.
      expect(latest - at).to.be.at.most(181_000);
      latest = Math.max(latest, at);
    }
    expect(jumped).to.be.greaterThan(100);
    expect(late).to.be.within(1, counts.lateLines + counts.duplicates);
  });
});

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function eventTypeOf(value: unknown): string {
  const eventType = read(read(value, 'notification'), 'event_type');
  return typeof eventType === 'string' ? eventType : '';
}

function isValid(value: unknown): boolean {
  try {
    validateNotification(read(value, 'notification'));
    return true;
  } catch {
    return false;
  }
}
