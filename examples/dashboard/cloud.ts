// A cloud in memory: just enough of Keystone, Nova and Cinder for the dashboard's handlers to call.
import { setTimeout as pause } from 'node:timers/promises';

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly flavor: { readonly original_name: string; readonly vcpus: number; readonly ram: number };
}

export interface Volume {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly volume_type: string;
}

/** What a service answers when it refuses: as the clients of OpenStack's services throw it. */
export class ServiceError extends Error {
  readonly statusCode: number;
  readonly requestId = 'req-c1f0e6d2-5b7a-4c3d-9e8f-0a1b2c3d4e5f';

  constructor(name: string, statusCode: number, message: string) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
  }
}

export const database: Server = {
  id: '4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b',
  name: 'db-1',
  status: 'ACTIVE',
  flavor: { original_name: 'm1.medium', vcpus: 2, ram: 4096 },
};

export const data: Volume = {
  id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11',
  name: 'db-data',
  size: 10,
  volume_type: 'ssd',
};

export const keystone = {
  async authenticate(user: string, password: string): Promise<void> {
    await pause(40);
    if (password !== 'correct horse')
      throw new ServiceError('Unauthorized', 401, `The password of ${user} is wrong.`);
  },
};

export const nova = {
  async create(name: string, flavor: Server['flavor']): Promise<Server> {
    await pause(420);
    return { id: '0c7e3b1a-2f4d-4a6b-8c9e-1d2f3a4b5c6d', name, status: 'BUILD', flavor };
  },
  async reboot(): Promise<void> {
    await pause(160);
  },
};

export const cinder = {
  async extend(_id: string, size: number): Promise<void> {
    await pause(90);
    if (size > 100)
      throw new ServiceError('Forbidden', 403, "Policy doesn't allow volume:extend to be performed.");
  },
};
