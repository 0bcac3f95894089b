import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { generatedReference } from '../scripts/generate/index.ts';
import { root } from '../scripts/generate/schemas.ts';

describe('the event reference', () => {
  it('is what the schemas say now', () => {
    const text = readFileSync(path.join(root, 'docs/events.md'), 'utf8');
    expect(text, 'run `npm run generate`').to.equal(generatedReference());
  });
});
