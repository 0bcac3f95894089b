import { expect } from 'chai';
import { toCadf, validateNotification } from '../../src/consumer/index.ts';
import { auditCadf } from '../../src/reports/audit/cadf.ts';
import { entryOf } from '../../src/reports/entry-of.ts';
import type { Entry } from '../../src/reports/entry.ts';
import { sampleFiles } from '../samples/make.ts';
import { entry } from './told.ts';

describe('auditCadf', () => {
  it('says of every sample what toCadf says of it', () => {
    const samples = sampleFiles();
    expect(samples.size).to.be.greaterThan(200);
    for (const [file, sample] of samples) {
      const notification = validateNotification(JSON.parse(sample));
      const read = entryOf(notification);
      if (typeof read === 'string') throw new Error(`${file}: ${read}`);
      expect(auditCadf(read), file).to.deep.equal(toCadf(notification));
    }
  });

  it('says why something failed as toCadf does, whatever caused it', () => {
    const cause = { exception: 'Timeout', exception_message: 'late', status_code: 504 };
    for (const own of [{}, { status_code: 403 }]) {
      const fault = { exception: 'Forbidden', exception_message: 'no', cause, ...own };
      const sample = JSON.parse(sampleFiles().get('volume/samples/volume.extend.json') ?? '') as {
        payload: object;
      };
      const payload = { ...sample.payload, phase: 'error', fault };
      const notification = {
        ...sample,
        event_type: 'dashboard.volume.extend.error',
        priority: 'ERROR',
        payload,
      };
      const read = entryOf(notification);
      expect(auditCadf(read as Entry)).to.deep.equal(toCadf(validateNotification(notification)));
    }
  });

  it('says what it can of a payload that does not match its schema', () => {
    const payload = { initiator: { user_id: {}, remote_address: 7 }, fault: null, request: 'none' };
    const odd = entry({ type: 'constructor', action: 'toString', phase: 'error', payload });
    const event = auditCadf(odd);
    expect(event).to.deep.include({
      outcome: 'failure',
      reason: { reasonType: 'exception', reasonCode: 'unknown' },
    });
    expect(event.target).to.deep.equal({ id: 'r1', typeURI: 'unknown' });
    expect(event.initiator).to.deep.include({ id: 'unknown', host: { address: '7' } });
  });
});
