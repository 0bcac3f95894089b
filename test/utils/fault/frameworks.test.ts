import { expect } from 'chai';
import { describeFault } from '../../../src/utils/fault/fault.ts';
import { blameOf } from '../../../src/reports/fault.ts';

const failed = (members: object, message = 'no'): Error => Object.assign(new Error(message), members);

/** The exceptions in each package's shape, with the status that they stand for. */
const errors: [who: string, thrown: unknown, status: number | undefined][] = [
  ['tRPC 11, TRPCError', failed({ code: 'FORBIDDEN' }), 403],
  ['tRPC 11, TRPCError', failed({ code: 'UNPROCESSABLE_CONTENT' }), 422],
  ["tRPC 11's client", failed({ data: { code: 'NOT_FOUND', httpStatus: 404, stack: 'hidden' } }), 404],
  ['GraphQL 16', failed({ extensions: { http: { status: 403 } } }), 403],
  ['Apollo Server 5', failed({ extensions: { code: 'UNAUTHENTICATED' } }), 401],
  ['Apollo Server 5', failed({ extensions: { code: 'BAD_USER_INPUT' } }), 400],
  ['grpc-js 1.14', failed({ code: 5, details: 'no', metadata: {} }), 404],
  ['grpc-js 1.14', failed({ code: 14, details: 'no', metadata: {} }), 503],
  ['grpc-js 1.14, OK', failed({ code: 0, details: '', metadata: {} }), undefined],
  ['protobuf-ts 2', failed({ code: 'PERMISSION_DENIED', metadata: {} }), 403],
  ['Connect 2', failed({ code: 7, rawMessage: 'no', metadata: new Headers() }), 403],
  ['Connect 2, as it is on the wire', { code: 'resource_exhausted', message: 'no' }, 429],
  ['AWS SDK 3', failed({ $fault: 'client', $metadata: { httpStatusCode: 404 } }), 404],
  ['Boom 10', failed({ isBoom: true, output: { statusCode: 409, payload: {} } }), 409],
  ['http-errors 2', failed({ status: 409, statusCode: 409, expose: true }), 409],
  ['Nest 12', failed({ response: { message: 'no', statusCode: 403 }, status: 403 }), 403],
  ['Hono 4', failed({ status: 401, res: undefined }), 401],
  ['Fastify 5', failed({ statusCode: 400, code: 'FST_ERR_VALIDATION' }), 400],
  ['Elysia 1', failed({ code: 'NOT_FOUND', status: 404 }), 404],
  ['restify-errors 8', failed({ body: { code: 'NotFound', message: 'no' }, statusCode: 404 }), 404],
  ['Feathers 5', failed({ code: 404, className: 'not-found', data: {} }), 404],
  ['Azure core 1', failed({ statusCode: 412, code: 'ConditionNotMet' }), 412],
  ['a status as a text', failed({ status: '404' }), 404],
  ['a thrown body', { code: 404 }, 404],
  ['got, TimeoutError', failed({ name: 'TimeoutError', code: 'ETIMEDOUT' }), undefined],
  ['execFile', failed({ code: 127, cmd: 'openstack', killed: false, signal: null }), undefined],
  ['a process that ended', failed({ code: 255 }), undefined],
  ['MongoDB', failed({ name: 'MongoServerError', code: 411, codeName: 'x' }), undefined],
  ['basic-ftp', failed({ name: 'FTPError', code: 550 }), undefined],
  ['Node, of a file', failed({ code: 'UNKNOWN', errno: -4094, syscall: 'open' }), undefined],
  ['a number that is gRPC or anything', failed({ code: 5 }), undefined],
  ['a DOMException', new DOMException('no', 'NotFoundError'), undefined],
];

describe('the status of a fault', () => {
  it('is the one that an error of a framework or a client means', () => {
    for (const [who, thrown, status] of errors) {
      expect(describeFault(thrown, false).status_code, who).to.equal(status);
    }
  });

  it('is that of the first error in a chain of causes that has one, and so is the id', () => {
    const refused = failed({ status: 403, requestId: 'req-1' });
    const error = new Error('1', { cause: new Error('2', { cause: refused }) });
    expect(describeFault(error, false)).to.include({ status_code: 403, service_request_id: 'req-1' });
    expect(describeFault(failed({ status: 409, cause: refused }), false).status_code).to.equal(409);
    expect(describeFault(failed({ originalError: refused }), false).status_code).to.equal(403);
  });

  it('is that of the cause when a framework has wrapped it into a 500, and 500 when a service answered that', () => {
    const cause = failed({ status: 403 });
    const wrapped = failed({ code: 'INTERNAL_SERVER_ERROR', cause });
    const answered = failed({ cause, response: { status: 500, headers: {} } });
    expect(describeFault(wrapped, false).status_code).to.equal(403);
    expect(describeFault(failed({ statusCode: 500, cause: new Error('x') }), false).status_code).to.equal(
      500,
    );
    expect(describeFault(answered, false).status_code).to.equal(500);
  });

  it('comes with what the service said where a wrapper has only copied the message of its cause', () => {
    const data = { forbidden: { code: 403, message: 'Policy forbids it' } };
    const cause = failed(
      { response: { status: 403, data, headers: {} } },
      'Request failed with status code 403',
    );
    const wrapped = failed({ code: 'INTERNAL_SERVER_ERROR', cause }, cause.message);
    expect(describeFault(wrapped, false).exception_message).to.equal('Policy forbids it');
    expect(describeFault(failed({ cause }, 'Not saved'), false).exception_message).to.equal('Not saved');
  });

  it('does not make an error the fault of the cloud when the user went away', () => {
    const errors = [
      AbortSignal.abort().reason as unknown,
      failed({ name: 'CanceledError', code: 'ERR_CANCELED' }),
    ];
    for (const error of errors) {
      const { status_code, exception } = describeFault(error, false);
      expect(blameOf(status_code, exception)).to.equal('user');
    }
    expect(blameOf(undefined, 'TimeoutError')).to.equal('cloud');
  });
});

describe('the request id of a fault', () => {
  it('is the one that a service of another kind gave', () => {
    const errors = [
      { $metadata: { requestId: 'tx-1', extendedRequestId: 'tx-1' } },
      { headers: { 'x-trans-id': 'tx-1' } },
      { response: { headers: { 'X-Amz-Request-Id': 'tx-1' } } },
      { $response: { headers: { 'x-amz-request-id': 'tx-1' } } },
      { body: '<Error><Message>no</Message><RequestId>tx-1</RequestId></Error>' },
      { data: { errors: [{ request_id: 'tx-1', detail: 'no' }] } },
      { metadata: new Headers({ 'x-request-id': 'tx-1' }) },
    ];
    for (const error of errors)
      expect(describeFault(failed(error), false).service_request_id).to.equal('tx-1');
  });
});

describe('the errors of a fault', () => {
  it("are an AggregateError's, with the status that they have in common", () => {
    const [one, other] = [failed({ status: 409 }, 'a'), failed({ status: 409 }, 'b')];
    expect(describeFault(new AggregateError([one, other]), false)).to.deep.include({
      exception: 'AggregateError',
      exception_message: 'a; b',
      status_code: 409,
      errors: [
        { exception: 'Error', exception_message: 'a', status_code: 409 },
        { exception: 'Error', exception_message: 'b', status_code: 409 },
      ],
    });
    const differing = new AggregateError([one, failed({ status: 500 })], 'several');
    expect(describeFault(differing, false)).to.not.have.property('status_code');
  });

  it('are those of a cause, of a SuppressedError, and the reasons of Promise.allSettled', async () => {
    const messages = (fault: { errors?: { exception_message: string }[] } | undefined): string[] =>
      (fault?.errors ?? []).map((each) => each.exception_message);
    const [a, b] = [new Error('a'), new Error('b')];
    const settled = await Promise.allSettled([Promise.reject(a), Promise.resolve(1), Promise.reject(b)]);
    const suppressed = failed({ name: 'SuppressedError', error: a, suppressed: b });
    for (const thrown of [settled, new AggregateError(settled), [a, b], suppressed]) {
      expect(messages(describeFault(thrown, false))).to.deep.equal(['a', 'b']);
    }
    expect(
      messages(describeFault(new Error('x', { cause: new AggregateError([a, b]) }), false).cause),
    ).to.have.length(2);
  });

  it('are eight at most, and tell no lists of their own', () => {
    const inner = new AggregateError(Array.from({ length: 100 }, () => new Error('x'.repeat(10_000))));
    const fault = describeFault(new AggregateError(Array.from({ length: 100 }, () => inner)), false);
    expect(fault.errors)
      .to.have.length(1 + 7)
      .and.satisfy((all: object[]) => all.every((each) => !('errors' in each)));
    expect(describeFault(inner, false).errors).to.have.length(8);
  });
});
