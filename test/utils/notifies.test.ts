import { expect } from 'chai';
import { notifies, notifyAboutVolumeAction, type RequestContext } from '../../src/index.ts';
import { recordNotifications } from '../../src/testing/index.ts';

class Panel {
  readonly limit = 100;

  @notifies(
    notifyAboutVolumeAction,
    function (this: Panel, context: RequestContext, id: string, size: number) {
      return {
        context,
        resource: { id },
        action: 'extend',
        parameters: { orig_size: this.limit, new_size: size },
      };
    },
  )
  async extend(_context: RequestContext, id: string, size: number): Promise<string> {
    await Promise.resolve();
    if (size > this.limit) throw new RangeError('too large');
    return `${id} has ${size} GiB`;
  }

  @notifies(notifyAboutVolumeAction, (): never => {
    throw new Error('cannot be described');
  })
  undescribed(): number {
    return 7;
  }

  // As who writes JavaScript may: without a return.
  @notifies(notifyAboutVolumeAction, (() => undefined) as never)
  describedAsNothing(): number {
    return 7;
  }
}

describe('the decorator notifies', () => {
  it('tells start and end of each call, and gives back what the method gives', async () => {
    const recorder = recordNotifications();
    expect(await new Panel().extend(recorder.context(), 'v1', 20)).to.equal('v1 has 20 GiB');
    expect(recorder.eventTypes()).to.deep.equal([
      'dashboard.volume.extend.start',
      'dashboard.volume.extend.end',
    ]);
    expect(recorder.notifications[1]?.payload.parameters).to.deep.equal({ orig_size: 100, new_size: 20 });
  });

  it('tells the error of a call that fails, and throws it on', async () => {
    const recorder = recordNotifications();
    const error: unknown = await new Panel().extend(recorder.context(), 'v1', 200).catch((e: unknown) => e);
    expect(error).to.be.instanceOf(RangeError);
    expect(recorder.eventTypes()).to.deep.equal([
      'dashboard.volume.extend.start',
      'dashboard.volume.extend.error',
    ]);
  });

  it('runs a method that cannot be described', () => {
    expect(new Panel().undescribed()).to.equal(7);
    expect(new Panel().describedAsNothing()).to.equal(7);
  });
});
