import { expect } from 'chai';
import type { RequestContext } from '../../../src/index.ts';
import { notifyAboutApiAccessAction } from '../../../src/notifications/identity/api-access.ts';
import { openBench } from '../../notifier.ts';

function described(given: object, context: RequestContext = {}): object {
  const { notifier, told, losses } = openBench();
  notifyAboutApiAccessAction({ ...context, notifier }, given, { action: 'view_credentials', phase: 'end' });
  expect(losses).to.deep.equal([]);
  return told()[0]?.payload.resource ?? {};
}

describe('notifyAboutApiAccessAction', () => {
  const context = { projectId: 'p1', projectName: 'web' };
  const told = { type: 'api_access' };

  it('takes the project of the context when none is named', () => {
    expect(described({}, context)).to.deep.equal({ ...told, id: 'p1', name: 'web', project_id: 'p1' });
  });

  it('does not mix a project that is named with that of the context', () => {
    expect(described({ id: 'p2' }, context)).to.deep.equal({ ...told, id: 'p2', project_id: 'p2' });
    expect(described({ name: 'shop' }, context)).to.deep.equal({ ...told, name: 'shop' });
  });
});
