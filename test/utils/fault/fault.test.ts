import { expect } from 'chai';
import fc from 'fast-check';
import type { FaultCause } from '../../../src/generated/common.ts';
import { describeFault } from '../../../src/utils/fault/fault.ts';
import { hostile, revoked } from '../../hostile.ts';

class Forbidden extends Error {}

function extendVolume(): Error {
  return new Forbidden('no');
}

const statusOf = (thrown: unknown): number | undefined => describeFault(thrown, false).status_code;
const idOf = (thrown: unknown): string | undefined => describeFault(thrown, false).service_request_id;
const messageOf = (thrown: unknown): string => describeFault(thrown, false).exception_message;

describe('describeFault', () => {
  it('tells the class, the message and the place of an error', () => {
    expect(describeFault(extendVolume(), false)).to.deep.equal({
      exception: 'Forbidden',
      exception_message: 'no',
      module_name: 'fault.test',
      function_name: 'extendVolume',
    });
  });

  it('prefers the name that an error was given to that of its class', () => {
    const named = Object.assign(new Forbidden(), { name: 'QuotaExceeded' });
    expect(describeFault(named, false).exception).to.equal('QuotaExceeded');
    expect(describeFault(new TypeError(), false).exception).to.equal('TypeError');
    expect(describeFault(new Error(), false).exception).to.equal('Error');
  });

  it('describes what is no error', () => {
    const cases: [thrown: unknown, exception: string, message: string][] = [
      ['it broke', 'string', 'it broke'],
      ['', 'string', '(no message)'],
      [undefined, 'undefined', 'undefined'],
      [null, 'null', 'null'],
      [7n, 'bigint', '7'],
      [Symbol('x'), 'symbol', 'Symbol(x)'],
      [extendVolume, 'function', 'extendVolume'],
      [{ message: 'no' }, 'object', 'no'],
      [{ error: { message: 'no' } }, 'object', 'no'],
      [{ error: 'invalid_grant' }, 'object', 'invalid_grant'],
      [{ detail: 'no' }, 'object', 'no'],
      [{ why: 'no', password: ['hunter2'], at: null }, 'object', '{"why":"no","password":"***"}'],
    ];
    for (const [thrown, exception, exception_message] of cases) {
      expect(describeFault(thrown, false)).to.include({ exception, exception_message });
    }
  });

  it('says so where it can not read', () => {
    const unreadable = { exception: 'object', exception_message: '(unreadable)' };
    expect(describeFault(revoked({}), true)).to.deep.equal(unreadable);
    const error = Object.defineProperty(new Error('x'), 'message', {
      get: () => {
        throw new Error('y');
      },
    });
    expect(messageOf(error)).to.equal('(unreadable)');
    expect(messageOf(Object.freeze(new Error('frozen')))).to.equal('frozen');
  });

  it('tells the code of an error that has no message', () => {
    expect(messageOf(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).to.equal('ECONNREFUSED');
    expect(messageOf(new Error())).to.equal('(no message)');
  });

  describe('the message', () => {
    it('is masked', () => {
      expect(messageOf(new Error('no route to amqp://a:hunter2@host'))).to.equal(
        'no route to amqp://a:***@host',
      );
    });

    it('is cut to 4096 characters, in whole characters', () => {
      expect(messageOf('x'.repeat(10_000_000))).to.equal(`${'x'.repeat(4095)}…`);
      expect(messageOf(`${'x'.repeat(4094)}😀😀`)).to.equal(`${'x'.repeat(4094)}…`);
      expect(messageOf({ long: 'x'.repeat(10_000_000) })).to.have.lengthOf(4096);
      expect(messageOf('token=a '.repeat(1000)).length).to.be.at.most(4096);
    });

    it('holds no part of a secret that was cut', () => {
      for (let before = 4060; before < 4096; before++) {
        expect(messageOf(`${'x'.repeat(before)} amqp://a:98765432198765@host`)).to.not.include('9');
        expect(messageOf(`${'x'.repeat(before)} "token": "98765432198765"`)).to.not.include('9');
      }
    });
  });

  it('takes the HTTP status from where clients put it', () => {
    const errors = [
      { statusCode: 403 },
      { status: 403 },
      { code: 403 },
      { code: '403' },
      { code: 'ERR_BAD_REQUEST', response: { status: 403 } },
      { response: { statusCode: 403 } },
      { response: { data: { forbidden: { code: 403, message: 'no' } } } },
      { response: { body: { error: { code: 403, title: 'Forbidden' } } } },
      { error: { code: 403, message: 'no' } },
    ];
    for (const error of errors) expect(statusOf(Object.assign(new Error('no'), error))).to.equal(403);
  });

  it('takes no status from what is none', () => {
    for (const code of [99, 600, 403.5, NaN, 'ECONNREFUSED', {}, null]) {
      expect(statusOf({ code, status: code, response: { status: code, data: [code] } })).to.equal(undefined);
    }
  });

  it("takes the service's request id from where clients put it", () => {
    const name = 'X-OpenStack-Request-ID';
    const errors = [
      { requestId: 'req-1' },
      { request_id: 'req-1' },
      { headers: { [name]: 'req-1' } },
      { headers: { 'x-compute-request-id': ['req-1'] } },
      { response: { headers: new Headers({ [name]: 'req-1' }) } },
      { response: { headers: new Map([[name, 'req-1']]) } },
    ];
    for (const error of errors) expect(idOf(error)).to.equal('req-1');
  });

  it('takes no id from what does not look like one, or like a secret', () => {
    for (const requestId of ['', 'two words', 'x'.repeat(256), 'é', 'gAAAAABlhunter2', {}, () => 'x']) {
      expect(idOf({ requestId })).to.equal(undefined);
    }
  });

  it('tells the causes, three at most', () => {
    const innermost = new Error('4', { cause: new Error('5') });
    const error = new Error('1', {
      cause: { message: '2', status: 404, cause: new Error('3', { cause: innermost }) },
    });
    expect(describeFault(error, false).cause).to.deep.equal({
      exception: 'object',
      exception_message: '2',
      status_code: 404,
      cause: {
        exception: 'Error',
        exception_message: '3',
        cause: { exception: 'Error', exception_message: '4' },
      },
    });
  });

  it('tells a cause once when it is its own', () => {
    const inner = new Error('inner');
    const outer = new Error('outer', { cause: inner });
    inner.cause = outer;
    expect(describeFault(outer, false).cause).to.deep.equal({
      exception: 'Error',
      exception_message: 'inner',
    });
  });

  it('finds the place in the forms that a stack has', () => {
    const places: [line: string, module_name?: string, function_name?: string][] = [
      ['at Cinder.extend (file:///srv/app/cinder.ts:3:5)', 'cinder', 'Cinder.extend'],
      ['at async Object.extend [as grow] (/srv/(app)/cinder.js:3:5)', 'cinder', 'extend'],
      ['at new Volume (C:\\srv\\volume.mjs:3:5)', 'volume', 'Volume'],
      ['at file:///srv/app/cinder.js?t=1:3:5', 'cinder'],
      ['at Object.<anonymous> (/srv/app/cinder.js:3:5)', 'cinder'],
      ['at node:internal/process/task_queues:95:5\n    at f (/srv/a.js:1:1)', 'a', 'f'],
      ['at Array.map (<anonymous>)\n    at f (/srv/a.js:1:1)', 'a', 'f'],
      ['somewhere'],
    ];
    for (const [line, module_name, function_name] of places) {
      const fault = describeFault({ stack: `Error: x\n    ${line}` }, false);
      const place = { module_name: fault.module_name, function_name: fault.function_name };
      expect(place).to.deep.equal({ module_name, function_name });
    }
  });

  it('tells the stack only when it is asked, masked and cut', () => {
    const error = new Error('token=hunter2');
    expect(describeFault(error, false)).to.not.have.property('traceback');
    expect(describeFault(error, true).traceback).to.match(/^Error: token=\*\*\*\n {4}at /);
    error.stack = 'x'.repeat(1_000_000);
    expect(describeFault(error, true).traceback).to.have.lengthOf(16_384);
  });

  it('never throws, and always has a class and a message', () => {
    fc.assert(
      fc.property(hostile(), fc.boolean(), (thrown, withTraceback) => {
        for (
          let fault: FaultCause | undefined = describeFault(thrown, withTraceback);
          fault;
          fault = fault.cause
        ) {
          expect(fault.exception).to.be.a('string').and.not.equal('');
          expect(fault.exception_message).to.be.a('string').and.not.equal('');
          expect(Object.values(fault)).to.not.include.oneOf([null, undefined]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
