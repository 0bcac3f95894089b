import { expect } from 'chai';
import { cpuTime } from '../../cpu-time.ts';
import { describeFault } from '../../../src/utils/fault/fault.ts';
import { clients, requestId } from './clients.ts';
import { answers, wireOf } from './services.ts';

const said = ({
  exception_message,
  status_code,
  service_request_id,
}: ReturnType<typeof describeFault>): object => ({
  says: exception_message,
  status: status_code,
  requestId: service_request_id,
});

describe('the fault of what a service answered', () => {
  for (const { client, thrown } of clients) {
    it(`says what the service said, in an error of ${client}`, () => {
      for (const answer of answers) {
        const fault = describeFault(thrown(answer), false);
        const { says, status } = answer;
        expect(said(fault), answer.service).to.deep.equal({ says, status, requestId });
        expect(JSON.stringify(fault)).to.not.include('hidden_function');
      }
    });
  }

  it('is the same when the body itself is thrown, parsed, as text or as bytes', () => {
    for (const { body, says, service, requestId: id, ...answer } of answers) {
      for (const thrown of [
        body,
        wireOf({ body, says, service, ...answer }),
        Buffer.from(wireOf({ body, says, service, ...answer })),
      ]) {
        const fault = describeFault(thrown, true);
        expect(fault.exception_message, service).to.equal(says);
        expect(fault.service_request_id, service).to.equal(id);
        expect(JSON.stringify(fault)).to.not.include('hidden_function');
      }
    }
  });

  it('has the class and the status that a thrown body has', () => {
    const cases: [body: object, exception: string, status?: number][] = [
      [{ itemNotFound: { code: 404, message: 'no' } }, 'itemNotFound', 404],
      [{ NeutronError: { type: 'OverQuota', message: 'no' } }, 'OverQuota'],
      [{ code: 404, error: { type: 'EntityNotFound', message: 'no' } }, 'EntityNotFound', 404],
      [{ error_code: 403, error_message: 'no', error_name: 'FORBIDDEN' }, 'FORBIDDEN', 403],
      [{ faultcode: 'Client', faultstring: 'no' }, 'Client'],
      [{ error: { code: 401, message: 'no', title: 'Unauthorized' } }, 'object', 401],
      [{ code: '404' }, 'object', 404],
    ];
    for (const [body, exception, status] of cases) {
      const fault = describeFault(body, false);
      expect([fault.exception, fault.status_code]).to.deep.equal([exception, status]);
    }
  });

  it('is masked', () => {
    const answer = {
      badRequest: {
        code: 400,
        message:
          'Invalid input for field/attribute adminPass. Value: 90417733. 90417733 is not of type string',
      },
    };
    expect(describeFault({ response: { data: answer, headers: {} } }, false).exception_message).to.equal(
      'Invalid input for field/attribute adminPass. Value: ***',
    );
  });

  it('is not what a user asked for', () => {
    const asked = { server: { description: 'mine', user_data: 'x' }, name: 'web' };
    const error = Object.assign(new Error('it broke'), { data: asked, details: 7, result: 'a text of his' });
    expect(describeFault(error, false).exception_message).to.equal('it broke');
  });

  it('is read of the beginning of what is long', () => {
    const taking = (length: number): number => {
      const long = Buffer.alloc(length, 'x').toString('latin1');
      const blank = Buffer.alloc(length / 50, ' ').toString('latin1');
      const bodies = [
        `{"message":"${long}"}`,
        `<html><h1>500 No</h1>${long}`,
        Buffer.alloc(length, '<'),
        `${blank}x`,
      ];
      for (const body of bodies) /^$/.test(String(body)); // to join two strings into one takes time
      return cpuTime(() => {
        for (const body of bodies) describeFault(Object.assign(new Error('no'), { body }), false);
        describeFault({ message: `${blank}Traceback` }, false);
      }, 3);
    };
    taking(100_000);
    expect(taking(50_000_000)).to.be.below(20 * Math.max(10, taking(100_000)));
  });

  it('leaves the body of a response to the caller', async () => {
    const response = new Response('{"message":"no"}', { status: 409, statusText: 'Conflict' });
    expect(describeFault(response, false)).to.include({
      exception_message: '409 Conflict',
      status_code: 409,
    });
    expect(await response.text()).to.equal('{"message":"no"}');
  });
});
