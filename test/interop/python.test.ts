import { expect } from 'chai';
import { notifyByOslo } from './peers/oslo.ts';
import { SCHEMAS, startExample } from './peers/python.ts';
import { rabbits } from './setups.ts';
import { openOwn, request, tellEverything } from './telling.ts';

const LINES_MS = 15_000;

const misfit = {
  ...{ priority: 'info', publisher_id: 'horizon.web-1', ctxt: {} },
  event_type: 'dashboard.volume.extend.end',
  payload: {
    version: '1.0',
    action: 'extend',
    phase: 'end',
    operation_id: '2f9d6c1e-8b3a-4d57-9f10-6a7b8c9d0e1f',
    resource: { type: 'volume', id: 'v1', size: 'big' },
  },
};

for (const { name, broker, chroot } of rabbits) {
  describe(`the examples in Python beside ${name}`, () => {
    it('listen.py handles what fits the schemas, and says what does not and where', async () => {
      const { url, oslo } = await broker();
      await using example = await startExample('listen.py', [oslo, SCHEMAS, 'for-python'], chroot);
      await using notifier = openOwn({ url, topics: ['for-python'] });
      tellEverything(notifier);
      await notifyByOslo({ url: oslo, chroot, topics: ['for-python'] }, misfit);
      const lines = await example.waitFor(10, LINES_MS);
      expect(lines).to.have.members([
        'dashboard.instance.resize.end alice grün db-1 ',
        'dashboard.instance.resize.error alice grün db-1 Forbidden',
        'dashboard.instance.resize.start alice grün db-1 ',
        'dashboard.session.switch_project.end alice grün alice ',
        'dashboard.session.switch_project.error alice grün alice Forbidden',
        'dashboard.session.switch_project.start alice grün alice ',
        "dashboard.volume.extend.end is not valid: $.resource.size: 'big' is not of type 'integer'",
        'dashboard.volume.extend.end alice grün db-data ',
        'dashboard.volume.extend.error alice grün db-data Forbidden',
        'dashboard.volume.extend.start alice grün db-data ',
      ]);
    });

    it("failures.py hears of one project's failures with volumes and instances, and of nothing else", async () => {
      const { url, oslo } = await broker();
      const { projectId = '' } = request;
      await using example = await startExample('failures.py', [oslo, projectId, 'for-failures'], chroot);
      await using notifier = openOwn({ url, topics: ['for-failures'] });
      await using other = openOwn({ url, topics: ['for-failures'] });
      tellEverything(other, { projectId: 'another' });
      tellEverything(notifier);
      await Promise.all([other.flush(), notifier.flush()]);
      expect(await example.waitFor(2, LINES_MS)).to.have.members([
        `${String(request.requestId)} dashboard.instance.resize.error Forbidden 403`,
        `${String(request.requestId)} dashboard.volume.extend.error Forbidden 403`,
      ]);
    });
  });
}
