// Failures, in the form in which the clients of OpenStack's services throw them.
import type { Random } from './random.ts';
import type { Service } from './operation.ts';

/** A failure to come. With a status, the service responded; without one, it did not. */
export interface Failure {
  readonly exception: string;
  readonly status: number | undefined;
  readonly message: string;
}

export class ServiceError extends Error {
  readonly statusCode: number | undefined;
  readonly requestId: string | undefined;

  constructor({ exception, status, message }: Failure, service: Service, requestId: string | undefined) {
    super(message);
    this.name = exception;
    this.statusCode = status;
    this.requestId = requestId;
    // The same in every run, on every machine: a fault includes the file and the function.
    this.stack = `${exception}: ${message}\n    at request (/srv/dashboard/clients/${service}.js:40:11)`;
  }
}

const badRequest = { exception: 'BadRequest', status: 400, message: 'Invalid input for field name.' };
const forbidden = {
  exception: 'Forbidden',
  status: 403,
  message: "Policy doesn't allow this to be performed.",
};
const overQuota = { exception: 'OverLimit', status: 413, message: 'Quota exceeded: the limit is reached.' };
const conflict = { exception: 'Conflict', status: 409, message: 'It is not in a state that allows this.' };
const broken = { exception: 'InternalServerError', status: 500, message: 'Unexpected API Error.' };

const unavailable = { exception: 'ServiceUnavailable', status: 503, message: 'The service is unavailable.' };
const refused = {
  exception: 'FetchError',
  status: undefined,
  message: 'request to the volume service failed, reason: connect ECONNREFUSED 192.0.2.40:8776',
};
const reset = { ...refused, message: 'request to the volume service failed, reason: read ECONNRESET' };

/** The failure of each reboot for the user in trouble. */
export const stuck: Failure = {
  exception: 'InternalServerError',
  status: 500,
  message: 'Failed to reboot instance: Timed out waiting for a reply from compute-7.',
};

/** The failure of a login. */
export const wrongPassword: Failure = {
  exception: 'Unauthorized',
  status: 401,
  message: 'The request you have made requires authentication.',
};

/**
 * Returns an everyday failure. A create may exceed the quota; another operation may conflict with the resource's state.
 */
export function everydayFailure(isCreate: boolean, random: Random): Failure {
  if (isCreate) return random.pick([overQuota, overQuota, badRequest, badRequest, forbidden, broken]);
  return random.pick([conflict, conflict, conflict, badRequest, forbidden, broken]);
}

/** Returns a failure that all users get during an outage. */
export function outageFailure(random: Random): Failure {
  return random.pick([unavailable, unavailable, unavailable, refused, reset]);
}

/** Returns the probability of a retry: low after a refusal, high after a failure that was not the user's fault. */
export function retryChance({ status }: Failure): number {
  if (status === undefined || status >= 500) return 0.75;
  return { 400: 0.8, 403: 0.1, 409: 0.5 }[status] ?? 0.3;
}
