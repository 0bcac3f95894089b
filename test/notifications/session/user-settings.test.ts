import { expect } from 'chai';
import { notifyAboutUserSettingsAction } from '../../../src/notifications/session/user-settings.ts';
import { openBench } from '../../notifier.ts';

describe('notifyAboutUserSettingsAction', () => {
  it('takes the user of the context, unless one is named', () => {
    const { notifier, told, losses } = openBench();
    const context = { notifier, userId: 'u1', userName: 'alice' };
    for (const user of [{}, { id: 'u2' }, { name: 'bob' }])
      notifyAboutUserSettingsAction(context, user, { action: 'update', phase: 'end' });
    expect(losses).to.deep.equal([]);
    expect(told().map(({ payload }) => payload.resource)).to.deep.equal([
      { type: 'user_settings', id: 'u1', name: 'alice' },
      { type: 'user_settings', id: 'u2' },
      { type: 'user_settings', name: 'bob' },
    ]);
  });
});
