import type { RequestContext } from '../../src/index.ts';

/** A logged-in user. */
export const alice: RequestContext = {
  requestId: 'req-7f0c2f6e-3f43-4bb3-9c5b-5d8a0c3f9a10',
  globalRequestId: 'req-0e8b5f6d-2d1c-4c0b-8a9f-1e2d3c4b5a60',
  userId: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  userName: 'alice',
  projectId: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  projectName: 'web',
  projectDomainId: '5d1f3b9c7e2a4f68b0c4d6e8f1a3b5c7',
  projectDomainName: 'acme',
  domainId: 'default',
  domainName: 'Default',
  roles: ['member', 'reader'],
  isAdmin: false,
  region: 'RegionOne',
  auditIds: ['VmCMxGaTQyyyVPTCZz4pMw', 'Ls2bNd9aTPOTXgGwDjPLJg'],
  remoteAddress: '192.0.2.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  sessionId: 'b7c1d5e9',
};
