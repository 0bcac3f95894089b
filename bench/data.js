import { readFileSync } from 'node:fs';

// What a volume's sample tells, in the shape of Cinder's API.
const sample = readFileSync(new URL('../schemas/volume/samples/volume.extend.json', import.meta.url), 'utf8');
const { resource, initiator, request } = JSON.parse(sample).payload;

export const cinderVolume = {
  ...resource,
  attachments: [{ server_id: resource.attached_to[0] }],
  'os-vol-host-attr:host': resource.host,
  'os-vol-tenant-attr:tenant_id': resource.project_id,
};

export const alice = {
  requestId: request.id,
  globalRequestId: request.global_id,
  view: request.view,
  method: request.method,
  path: request.path,
  userId: initiator.user_id,
  userName: initiator.user_name,
  projectId: initiator.project_id,
  projectName: initiator.project_name,
  domainId: initiator.domain_id,
  roles: initiator.roles,
  region: initiator.region,
  remoteAddress: initiator.remote_address,
  userAgent: initiator.user_agent,
};
