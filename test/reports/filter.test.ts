import { expect } from 'chai';
import { entryOf } from '../../src/reports/entry-of.ts';
import type { Entry } from '../../src/reports/entry.ts';
import { filterOf, type Wanted } from '../../src/reports/filter.ts';
import { noon, sampleOperation, tell } from './stream.ts';

const entry = entryOf(tell(sampleOperation(), 'end', noon)) as Entry;

describe('the filter of a report', () => {
  it('takes all when nothing is asked for', () => {
    expect(filterOf({})(entry)).to.equal(true);
  });

  const wanted: Wanted[] = [
    { user: 'u1' },
    { user: 'alice' },
    { project: 'p1' },
    { region: 'RegionOne' },
    { view: 'project/volumes' },
    { resource: 'volume' },
    { resource: 'v1' },
  ];
  for (const each of wanted) {
    it(`takes what is of ${JSON.stringify(each)}, and nothing else`, () => {
      const [member = ''] = Object.keys(each);
      expect(filterOf(each)(entry)).to.equal(true);
      expect(filterOf({ ...each, [member]: 'another' })(entry)).to.equal(false);
    });
  }
});
