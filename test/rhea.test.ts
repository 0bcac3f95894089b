import { expect } from 'chai';
import { createContainer, loadRhea, ofRhea } from '../src/utils/amqp/connection/rhea.ts';

describe('rhea', () => {
  it('is guarded in tests: what it does not document is neither read nor written, nor wrapped', async () => {
    await loadRhea();
    const container = createContainer('test');
    const connection: object = container.create_connection({ port: 5672 });
    const session: object = (connection as { create_session(): object }).create_session();
    const used: readonly (() => unknown)[] = [
      () => Reflect.get(ofRhea(), 'dispatch') as unknown,
      () => (connection as { local_channel_map?: unknown }).local_channel_map,
      () => Reflect.get(session, ['out', 'going'].join('')) as unknown,
      () => Object.assign(connection, { input: () => undefined }),
      () => Object.defineProperty(session, 'on_flow', { value: () => undefined }),
      () => Object.keys(session),
    ];
    for (const use of used) expect(use).to.throw('rhea does not document');
  });
});
