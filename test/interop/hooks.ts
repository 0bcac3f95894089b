import { installPeers } from './peers/install.ts';

const INSTALL_MS = 20 * 60_000;

export const mochaHooks = {
  async beforeAll(this: Mocha.Context) {
    this.timeout(INSTALL_MS);
    await installPeers();
  },
};
