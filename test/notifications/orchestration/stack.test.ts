import { expect } from 'chai';
import { notifyAboutStackAction } from '../../../src/notifications/orchestration/stack.ts';
import { openBench } from '../../notifier.ts';
import { heatStack } from '../../samples/orchestration/stack.ts';

describe('notifyAboutStackAction', () => {
  it('tells the names of parameters, and no value of one', () => {
    const { notifier, told, losses } = openBench();
    const stack = { ...heatStack, parameters: { ...heatStack.parameters, db_user: 'hunter2' } };
    const parameters = { parameter_names: ['flavor', 'db_password'], parameters: { db_password: 'hunter2' } };
    notifyAboutStackAction({ notifier }, stack, { action: 'create', phase: 'end', parameters });
    expect(losses).to.deep.equal([]);
    expect(told()[0]?.payload.parameters).to.deep.equal({ parameter_names: ['flavor', 'db_password'] });
    expect(JSON.stringify(told())).to.not.include('hunter2');
  });

  it('finds the project where a list of all projects tells it', () => {
    const { notifier, told } = openBench();
    const stack = { id: 's1', stack_name: 'shop', project: 'p1', timeout_mins: null, parent: '' };
    notifyAboutStackAction({ notifier }, stack, { action: 'delete', phase: 'end' });
    expect(told()[0]?.payload.resource).to.deep.equal({
      type: 'stack',
      id: 's1',
      name: 'shop',
      project_id: 'p1',
    });
  });
});
