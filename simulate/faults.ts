// What goes wrong, as the clients of OpenStack's services throw it.
import type { Random } from './random.ts';
import type { Service } from './operation.ts';

/** A failure to come. A status of its own means that the service answered; without one, nobody did. */
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
    // The same in every run, on every machine: a fault tells the file and the function.
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

/** Why the instance of the user in trouble does not reboot. */
export const stuck: Failure = {
  exception: 'InternalServerError',
  status: 500,
  message: 'Failed to reboot instance: Timed out waiting for a reply from compute-7.',
};

/** Why someone does not get in. */
export const wrongPassword: Failure = {
  exception: 'Unauthorized',
  status: 401,
  message: 'The request you have made requires authentication.',
};

/** What a user runs into now and then. A create may also be over the quota, or ask for what there is not. */
export function everydayFailure(isCreate: boolean, random: Random): Failure {
  if (isCreate) return random.pick([overQuota, overQuota, badRequest, badRequest, forbidden, broken]);
  return random.pick([conflict, conflict, conflict, badRequest, forbidden, broken]);
}

/** What everyone runs into while a service is away. */
export function outageFailure(random: Random): Failure {
  return random.pick([unavailable, unavailable, unavailable, refused, reset]);
}

/** How likely someone tries again: hardly ever what is forbidden, mostly what was not their own fault. */
export function retryChance({ status }: Failure): number {
  if (status === undefined || status >= 500) return 0.75;
  return { 400: 0.8, 403: 0.1, 409: 0.5 }[status] ?? 0.3;
}
