import { expect } from 'chai';
import { notifyAboutUsageReportAction } from '../../../src/notifications/session/usage-report.ts';
import { openBench } from '../../notifier.ts';

function described(usage: object): object {
  const { notifier, told, losses } = openBench();
  const context = { notifier, projectId: 'p9', projectName: 'admin' };
  notifyAboutUsageReportAction(context, usage, { action: 'export_csv', phase: 'end' });
  expect(losses).to.deep.equal([]);
  return told()[0]?.payload.resource ?? {};
}

describe('notifyAboutUsageReportAction', () => {
  it('names a report that is about no project `global`, whatever project the user works in', () => {
    expect(described({})).to.deep.equal({ type: 'usage_report', name: 'global' });
  });

  it('tells the project of a report that is about one', () => {
    const project = { type: 'usage_report', id: 'p1', project_id: 'p1' };
    expect(described({ id: 'p1' })).to.deep.equal(project);
    expect(described({ tenant_id: 'p1', name: 'web' })).to.deep.equal({ ...project, name: 'web' });
  });
});
