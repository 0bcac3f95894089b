import { expect } from 'chai';
import fc from 'fast-check';
import { notifyAboutVolumeAction } from '../../../src/index.ts';
import type { EncodedNotification } from '../../../src/utils/notification/envelope.ts';
import { piecesOf, sealedOf } from '../../../src/utils/spool/sealed-text.ts';
import { openBench } from '../../notifier.ts';

/** Returns the notification of a call, and the one read back from its record. */
function keptOf(details: object): { encoded: EncodedNotification; kept: EncodedNotification | undefined } {
  const { notifier, sent } = openBench();
  const context = { notifier, userName: 'älice', requestId: 'req-1' };
  notifyAboutVolumeAction(context, { id: 'v1' }, { action: 'delete', phase: 'end', ...details });
  const encoded = sent[0]?.encoded ?? expect.fail('it was lost');
  return { encoded, kept: sealedOf(Buffer.from(piecesOf(encoded).join(''))) };
}

describe('a notification in the spool', () => {
  it('is what it was, its operation too', () => {
    const { encoded, kept } = keptOf({});
    expect(kept).to.deep.equal({ ...encoded });
    expect(kept?.core).to.include(`"operation_id":"${encoded.messageId}"`);
  });

  it('is as old as the call, whenever it happened', () => {
    const times = fc.integer({ min: 0, max: Date.UTC(9999, 0) });
    fc.assert(
      fc.property(times, (at) => {
        const { encoded, kept } = keptOf({ at });
        expect(kept).to.deep.equal({ ...encoded });
        expect([kept?.at, kept?.time]).to.deep.equal([at, Date.UTC(2026, 10, 22, 15, 36, 51, 102)]);
      }),
      { numRuns: 50 },
    );
  });
});
