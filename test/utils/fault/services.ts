/** A service's error response, and its part for people: from the service's own sources. */
export interface Answer {
  readonly service: string;
  readonly status: number;
  /** The body on the wire; a value that is not a string is JSON. */
  readonly body: unknown;
  readonly says: string;
  /** An id of the request in the body. */
  readonly requestId?: string;
}

function webobHtml(title: string, explanation: string, detail: string): string {
  return (
    `<html>\n <head>\n  <title>${title}</title>\n </head>\n <body>\n  <h1>${title}</h1>\n  ` +
    `${explanation}<br /><br />\n${detail}\n\n\n </body>\n</html>`
  );
}

const traceback = 'Traceback (most recent call last):\n  File "/opt/app.py", line 7, in hidden_function\n';

const json: Answer[] = [
  // nova/api/openstack/wsgi.py, Fault; Cinder, Manila, Trove and Masakari have the same.
  {
    service: 'nova',
    status: 409,
    body: {
      conflictingRequest: { code: 409, message: "Cannot 'reboot' instance 1 while it is in vm_state error" },
    },
    says: "Cannot 'reboot' instance 1 while it is in vm_state error",
  },
  {
    service: 'nova, of a remote error',
    status: 500,
    body: { computeFault: { code: 500, message: `Remote error: Busy no host\n[u'${traceback}` } },
    says: 'Remote error: Busy no host',
  },
  {
    service: 'cinder',
    status: 413,
    body: {
      overLimit: { code: 413, message: 'VolumeSizeExceedsAvailableQuota: 20G asked for', retryAfter: '0' },
    },
    says: 'VolumeSizeExceedsAvailableQuota: 20G asked for',
  },
  {
    service: 'manila',
    status: 404,
    body: { itemNotFound: { code: 404, message: 'Share 7 could not be found.' } },
    says: 'Share 7 could not be found.',
  },
  {
    service: 'trove',
    status: 400,
    body: { badRequest: { code: 400, message: 'Volume size was not specified.' } },
    says: 'Volume size was not specified.',
  },
  {
    service: 'masakari',
    status: 403,
    body: { forbidden: { code: 403, message: 'Policy forbids os_masakari_api:segments' } },
    says: 'Policy forbids os_masakari_api:segments',
  },
  // neutron/api/api_common.py, convert_exception_to_http_exc
  {
    service: 'neutron',
    status: 409,
    body: {
      NeutronError: { type: 'OverQuota', message: "Quota exceeded for resources: ['port'].", detail: '' },
    },
    says: "Quota exceeded for resources: ['port'].",
  },
  {
    service: 'neutron, of old',
    status: 400,
    body: { NeutronError: 'Invalid input for cidr.' },
    says: 'Invalid input for cidr.',
  },
  {
    service: 'quantum',
    status: 404,
    body: { QuantumError: { type: 'PortNotFound', message: 'Port 1 could not be found' } },
    says: 'Port 1 could not be found',
  },
  // keystone/common/render_exception.py, and keystonemiddleware
  {
    service: 'keystone',
    status: 401,
    body: { error: { code: 401, message: 'The account is locked for user: u1', title: 'Unauthorized' } },
    says: 'The account is locked for user: u1',
  },
  // heat/api/middleware/fault.py; Senlin and Murano have the same.
  {
    service: 'heat',
    status: 404,
    body: {
      code: 404,
      title: 'Not Found',
      explanation: 'The resource could not be found.',
      error: { type: 'EntityNotFound', message: 'The Stack (web) could not be found.', traceback },
    },
    says: 'The Stack (web) could not be found.',
  },
  // octavia/common/exceptions.py through WSME; Mistral has the same.
  {
    service: 'octavia',
    status: 409,
    body: {
      faultcode: 'Client',
      faultstring: 'Load Balancer 1 is immutable and cannot be updated.',
      debuginfo: traceback,
    },
    says: 'Load Balancer 1 is immutable and cannot be updated.',
  },
  // designate/api/middleware.py, FaultWrapperMiddleware
  {
    service: 'designate',
    status: 409,
    body: { code: 409, type: 'duplicate_zone', message: 'Duplicate Zone', request_id: 'req-d1' },
    says: 'Duplicate Zone',
    requestId: 'req-d1',
  },
  // magnum/api/middleware/parsable_error.py; Zun has the same.
  {
    service: 'magnum',
    status: 409,
    body: {
      errors: [
        {
          request_id: '',
          code: 'client',
          status: 409,
          title: 'A cluster with this name exists',
          detail: 'A cluster with this name exists: c1.',
          links: [],
        },
      ],
    },
    says: 'A cluster with this name exists: c1.',
  },
  // barbican/api/controllers: pecan's errors as JSON
  {
    service: 'barbican',
    status: 403,
    body: { title: 'Forbidden', description: 'Secret creation attempt not allowed', code: 403 },
    says: 'Secret creation attempt not allowed',
  },
  // ironic/api/middleware/parsable_error.py; Watcher has the same.
  {
    service: 'ironic',
    status: 404,
    body: {
      error_message:
        '{"faultcode": "Client", "faultstring": "Node n1 could not be found.", "debuginfo": null}',
    },
    says: 'Node n1 could not be found.',
  },
  // aodh/api/middleware.py; Cyborg has the same.
  {
    service: 'aodh',
    status: 404,
    body: { error_message: { faultcode: 'Client', faultstring: 'Alarm a1 not found', debuginfo: traceback } },
    says: 'Alarm a1 not found',
  },
  // placement/util.py, json_error_formatter
  {
    service: 'placement',
    status: 404,
    body: {
      errors: [
        {
          status: 404,
          title: 'Not Found',
          detail: 'No resource provider with uuid 1 found',
          request_id: 'req-p1',
        },
      ],
    },
    says: 'No resource provider with uuid 1 found',
    requestId: 'req-p1',
  },
  // gnocchi/rest/api.py, abort
  {
    service: 'gnocchi',
    status: 400,
    body: {
      code: 400,
      title: 'Bad Request',
      description: {
        cause: 'Attribute value error',
        detail: ['name'],
        reason: 'length of value must be at least 1',
      },
    },
    says: 'length of value must be at least 1',
  },
  {
    service: 'gnocchi, in a text',
    status: 404,
    body: { code: 404, title: 'Not Found', description: 'Metric 1 does not exist' },
    says: 'Metric 1 does not exist',
  },
  // sahara/utils/api.py; Blazar has the same.
  {
    service: 'sahara',
    status: 404,
    body: { error_code: 404, error_message: "Object 'c1' is not found", error_name: 'NOT_FOUND' },
    says: "Object 'c1' is not found",
  },
  // zaqar/transport/wsgi/errors.py; Freezer has the same from falcon.
  {
    service: 'zaqar',
    status: 400,
    body: { title: 'Invalid API request', description: 'Queue metadata is too large.' },
    says: 'Queue metadata is too large.',
  },
  // tacker/sol_refactored/api/wsgi.py: problem details, RFC 9457
  {
    service: 'tacker',
    status: 409,
    body: { title: 'Conflict', status: 409, detail: 'Other LCM operation of v1 is in progress.' },
    says: 'Other LCM operation of v1 is in progress.',
  },
  // adjutant/api/v1/tasks.py
  {
    service: 'adjutant',
    status: 400,
    body: { errors: { email: ['This field is required.'] } },
    says: 'This field is required.',
  },
  // FastAPI, the basis of Skyline and newer services
  {
    service: 'skyline',
    status: 422,
    body: { detail: [{ loc: ['body', 'name'], msg: 'field required', type: 'value_error.missing' }] },
    says: 'field required',
  },
];

const texts: Answer[] = [
  // glance/common/wsgi.py returns webob's own, which is HTML, or plain text if only that is accepted.
  {
    service: 'glance',
    status: 409,
    body: webobHtml(
      '409 Conflict',
      'There was a conflict when trying to complete your request.',
      'Image status transition from saving to saving is &#x27;not allowed&#x27;',
    ),
    says: "Image status transition from saving to saving is 'not allowed'",
  },
  {
    service: 'glance, as text',
    status: 404,
    body: '404 Not Found\n\nThe resource could not be found.\n\nNo image found with ID 1  ',
    says: 'No image found with ID 1',
  },
  // swift/common/swob.py
  {
    service: 'swift',
    status: 404,
    body: '<html><h1>Not Found</h1><p>The resource could not be found.</p></html>',
    says: 'The resource could not be found.',
  },
  // swift/common/middleware/s3api/s3response.py
  {
    service: 'swift, as S3',
    status: 409,
    body: "<?xml version='1.0' encoding='UTF-8'?>\n<Error><Code>BucketNotEmpty</Code><Message>The bucket you tried to delete is not empty</Message><RequestId>tx1</RequestId></Error>",
    says: 'The bucket you tried to delete is not empty',
    requestId: 'tx1',
  },
  {
    service: 'keystonemiddleware',
    status: 401,
    body: 'Authentication required',
    says: 'Authentication required',
  },
  // oslo_middleware/sizelimit.py
  {
    service: 'a limit of size',
    status: 413,
    body: webobHtml(
      '413 Request Entity Too Large',
      'The body of your request was too large for this server.',
      'Request is too large.',
    ),
    says: 'Request is too large.',
  },
  {
    service: 'HAProxy',
    status: 503,
    body: '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
    says: 'No server is available to handle this request.',
  },
  {
    service: 'nginx',
    status: 502,
    body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
    says: '502 Bad Gateway',
  },
  {
    service: 'Apache',
    status: 503,
    body: '<!DOCTYPE HTML>\n<html><head>\n<title>503 Service Unavailable</title>\n</head><body>\n<h1>Service Unavailable</h1>\n<p>The server is temporarily unable to service your request.</p>\n<hr>\n<address>Apache/2.4</address>\n</body></html>',
    says: 'The server is temporarily unable to service your request.',
  },
  {
    service: 'a middleware that fails',
    status: 500,
    body: `${traceback}ValueError: no such backend`,
    says: 'ValueError: no such backend',
  },
];

export const answers: readonly Answer[] = [...json, ...texts];

/** Returns the bytes of a response's body. */
export function wireOf({ body }: Answer): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
