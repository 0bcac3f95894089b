// Logins, and the credentials of users.
import {
  notifies,
  notifyAboutApiAccessAction,
  notifyAboutImageAction,
  notifyAboutKeypairAction,
  notifyAboutSessionAction,
  type RequestContext,
} from '../../src/index.ts';
import type { Person } from '../cloud/people.ts';
import { newId, type Factory } from '../cloud/resources.ts';
import { ignoreFailure, type Later } from '../deferred.ts';
import type { Operation } from '../operation.ts';
import { asked, named, toldOnce } from './asked.ts';

const session = { service: 'session', takes: 0 } as const;

export function logIn({ name, project, remoteAddress }: Person): Operation {
  const handle = toldOnce(notifyAboutSessionAction, () => ({ name }), {
    action: 'login',
    parameters: {
      domain: 'Default',
      region: project.region.name,
      auth_type: 'credentials',
      client_ip: remoteAddress,
    },
  });
  return { ...session, action: 'session.login', view: 'auth/login', handle };
}

export function logOut({ id, name }: Person): Operation {
  const action = { action: 'logout', parameters: { reason: 'user' } } as const;
  const handle = toldOnce(notifyAboutSessionAction, () => ({ id, name }), action);
  return { ...session, action: 'session.logout', view: 'auth/logout', handle };
}

export function downloadOpenrc({ project: { id, name } }: Person): Operation {
  const handle = toldOnce(notifyAboutApiAccessAction, () => ({ id, name }), { action: 'download_openrc' });
  const common = { service: 'identity', view: 'project/api_access', takes: 0 } as const;
  return { ...common, action: 'api_access.download_openrc', handle };
}

interface KeyPairRequest {
  readonly context: RequestContext;
  readonly name: string;
  readonly answer: Later<object>;
}

class KeyPairPanel {
  @notifies(notifyAboutKeypairAction, ({ context, name }: KeyPairRequest) => ({
    context,
    resource: { name },
    action: 'create',
    parameters: { key_type: 'ssh' },
  }))
  create({ answer }: KeyPairRequest): Later<object> {
    return answer;
  }
}

const panel = new KeyPairPanel();

export function createKeypair(name: string): Operation {
  const handle: Operation['handle'] = (context, answer) => {
    ignoreFailure(panel.create({ context, name, answer }));
  };
  const common = { service: 'compute', view: 'project/key_pairs' } as const;
  return { ...common, action: 'keypair.create', takes: 300, handle };
}

export function uploadImage(factory: Factory, owner: Person, name: string): Operation {
  const answer = { id: newId(factory, owner), name, owner: owner.project.id, visibility: 'private' };
  const parameters = { source_type: 'file', disk_format: 'qcow2', container_format: 'bare' };
  const handle = asked(notifyAboutImageAction, named(name), { action: 'create', parameters });
  const common = { service: 'image', view: 'project/images' } as const;
  return { ...common, action: 'image.create', takes: 4000, handle, answer };
}
