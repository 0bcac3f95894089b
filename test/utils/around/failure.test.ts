import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { Around } from '../../around.ts';

interface Answer {
  readonly data?: object;
  readonly errors?: readonly Error[];
}

describe('failed', () => {
  let around: Around;

  beforeEach(() => {
    around = new Around();
  });

  it('finds what is wrong with a result, which is given back all the same', async () => {
    const answer: Answer = { errors: [new RangeError('quota exceeded')] };
    const given = await around.run(
      () => Promise.resolve(answer),
      ({ errors }) => errors?.[0],
    );
    expect(given).to.equal(answer);
    expect(around.phases).to.deep.equal(['start', 'error']);
    expect(around.fault).to.include({ exception: 'RangeError', exception_message: 'quota exceeded' });
  });

  for (const nothing of [undefined, null, false, 0, '', NaN])
    it(`finds nothing wrong when it gives ${String(nothing)}`, () => {
      around.run(
        () => new Error('a result'),
        () => nothing,
      );
      expect(around.phases).to.deep.equal(['start', 'end']);
    });

  const faults: Record<string, [verdict: unknown, message: string]> = {
    'an error': [new Error('busy'), 'busy'],
    'a text': ['busy', 'busy'],
    'an object': [{ message: 'busy' }, 'busy'],
    'true, as the result is it': [true, 'the result'],
  };
  for (const [kind, [verdict, message]] of Object.entries(faults))
    it(`may give ${kind}`, () => {
      around.run(
        () => ({ message: 'the result' }),
        () => verdict,
      );
      expect(around.fault?.exception_message).to.equal(message);
    });

  it('may be true of a result that is nothing', () => {
    around.run(
      (): object | undefined => undefined,
      (result) => result === undefined,
    );
    expect(around.fault).to.include({ exception: 'undefined' });
  });

  it('is asked instead of looking at a response', () => {
    around.run(
      () => new Response(null, { status: 404 }),
      () => false,
    );
    around.run(
      () => new Response(null, { status: 200 }),
      (response) => response.status === 200 && 'a login page',
    );
    expect(around.phases).to.deep.equal(['start', 'end', 'start', 'error']);
  });

  it('is not asked about what was thrown', async () => {
    let asked = 0;
    const rejected = around.run(
      () => Promise.reject(new Error('thrown')),
      () => asked++,
    );
    await rejected.catch(() => undefined);
    expect(asked).to.equal(0);
    expect(around.phases).to.deep.equal(['start', 'error']);
  });

  it('decides nothing when it throws, or does not answer at once', async () => {
    const warned = once(process, 'warning') as Promise<[Error]>;
    const broken = (): never => {
      throw new TypeError('no errors here');
    };
    const late = async (): Promise<never> => {
      await pause(1);
      throw new Error('nobody would catch it');
    };
    for (const failed of [broken, late])
      for (const status of [200, 409]) {
        const response = new Response(null, { status });
        expect(around.run(() => response, failed)).to.equal(response);
      }
    expect(around.phases.filter((phase) => phase !== 'start')).to.deep.equal([
      'end',
      'error',
      'end',
      'error',
    ]);
    expect((await warned)[0].message).to.match(/^notify-about: failed /);
    await pause(5);
  });
});
