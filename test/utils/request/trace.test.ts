import { expect } from 'chai';
import fc from 'fast-check';
import { notifyAboutVolumeAction } from '../../../src/index.ts';
import { traceOf } from '../../../src/utils/request/trace.ts';
import { hostile } from '../../hostile.ts';
import { openBench } from '../../notifier.ts';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

const hex = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const id = (length: number): fc.Arbitrary<string> => hex(length).filter((digits) => /[^0]/.test(digits));
const version = hex(2).filter((digits) => digits !== 'ff');

describe('the trace of a context', () => {
  it('is every valid one, as it is', () => {
    fc.assert(
      fc.property(fc.tuple(version, id(32), id(16), hex(2)), (parts) => {
        expect(traceOf({ traceparent: parts.join('-') })).to.deep.equal({ traceparent: parts.join('-') });
      }),
    );
  });

  const wrong: [what: string, traceparent: unknown][] = [
    ['of a version that is invalid', `ff${traceparent.slice(2)}`],
    ['of a trace id of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['of a parent id of zeros', `00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`],
    ['in capitals', traceparent.toUpperCase()],
    ['without its flags', traceparent.slice(0, -3)],
    ['with more behind it', `${traceparent}-x`],
    ['with a line behind it', `${traceparent}\n`],
    ['in a list', [traceparent]],
    ['that is empty', ''],
  ];
  for (const [what, value] of wrong) {
    it(`is none ${what}, nor its tracestate`, () => {
      expect(traceOf({ traceparent: value, tracestate: 'congo=t61' })).to.equal(undefined);
    });
  }

  it('keeps a tracestate of up to 512 printable characters', () => {
    for (const tracestate of [
      'congo=t61rcWkgMzE,rojo=00f067aa0ba902b7',
      'dd=s:2;o:rum;t.usr.id:12',
      'a'.repeat(512),
    ])
      expect(traceOf({ traceparent, tracestate })).to.deep.equal({ traceparent, tracestate });
    for (const tracestate of ['', 'a'.repeat(513), 'a=ü', 'a=1\nb=2', 7, 'password=hunter2'])
      expect(traceOf({ traceparent, tracestate }), String(tracestate)).to.deep.equal({ traceparent });
  });

  it('is asked for without an exception, whatever a context holds', () => {
    const { notifier, sent, losses } = openBench();
    fc.assert(
      fc.property(hostile(), hostile(), (one, other) => {
        traceOf(one);
        const context = { notifier, traceparent: one, tracestate: other } as object;
        notifyAboutVolumeAction(context, { id: 'v1' }, { action: 'delete', phase: 'end' });
      }),
    );
    expect(losses).to.deep.equal([]);
    for (const { encoded } of sent) expect(encoded).to.not.have.property('trace');
  });
});
