/** The HTTP status of each tRPC code (packages/server/src/unstable-core-do-not-import/http/getHTTPStatusCode.ts). */
const ofTrpc = {
  PARSE_ERROR: 400,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  PAYMENT_REQUIRED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_SUPPORTED: 405,
  TIMEOUT: 408,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNPROCESSABLE_CONTENT: 422,
  PRECONDITION_REQUIRED: 428,
  TOO_MANY_REQUESTS: 429,
  CLIENT_CLOSED_REQUEST: 499,
  INTERNAL_SERVER_ERROR: 500,
  NOT_IMPLEMENTED: 501,
  BAD_GATEWAY: 502,
  SERVICE_UNAVAILABLE: 503,
  GATEWAY_TIMEOUT: 504,
};

/** Those of Apollo Server (packages/server/src/errors/index.ts), and those that its plug-ins add. */
const ofGraphql = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_USER_INPUT: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  UNAUTHENTICATED: 401,
};

/** Those of gRPC, by number, as google/rpc/code.proto maps them. The first is OK. */
const ofGrpc: readonly [name: string, status: number | undefined][] = [
  ['OK', undefined],
  ['CANCELLED', 499],
  ['UNKNOWN', 500],
  ['INVALID_ARGUMENT', 400],
  ['DEADLINE_EXCEEDED', 504],
  ['NOT_FOUND', 404],
  ['ALREADY_EXISTS', 409],
  ['PERMISSION_DENIED', 403],
  ['RESOURCE_EXHAUSTED', 429],
  ['FAILED_PRECONDITION', 400],
  ['ABORTED', 409],
  ['OUT_OF_RANGE', 400],
  ['UNIMPLEMENTED', 501],
  ['INTERNAL', 500],
  ['UNAVAILABLE', 503],
  ['DATA_LOSS', 500],
  ['UNAUTHENTICATED', 401],
];

// Node itself has UNKNOWN, and other libraries have the rest: these mean a status only when the error is certainly
// gRPC's.
const ofAnybody: ReadonlySet<string> = new Set(['CANCELLED', 'UNKNOWN', 'ABORTED', 'INTERNAL']);

const distinct: ReadonlyMap<string, number | undefined> = new Map([
  ...ofGrpc.filter(([name]) => !ofAnybody.has(name)),
  ...Object.entries({ ...ofGraphql, ...ofTrpc }),
]);

const grpc: ReadonlyMap<string, number | undefined> = new Map([...ofGrpc, ['CANCELED', 499]]);

/** Returns the HTTP status of a code's name, such as FORBIDDEN of tRPC and GraphQL, or permission_denied of Connect. */
export function statusOfName(code: string | undefined): number | undefined {
  return distinct.get(code?.toUpperCase() ?? '');
}

/** Returns the HTTP status of a gRPC or Connect code, which is a number or a name. */
export function statusOfGrpc(code: string): number | undefined {
  return /^\d{1,2}$/.test(code) ? ofGrpc[Number(code)]?.[1] : grpc.get(code.toUpperCase());
}
