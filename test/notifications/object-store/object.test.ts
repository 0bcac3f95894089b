import { expect } from 'chai';
import { notifyAboutObjectAction } from '../../../src/notifications/object-store/object.ts';
import { openBench } from '../../notifier.ts';

function described(object: object): object {
  const { notifier, told, losses } = openBench();
  notifyAboutObjectAction({ notifier }, object, { action: 'download', phase: 'end' });
  expect(losses).to.deep.equal([]);
  return told()[0]?.payload.resource ?? {};
}

describe('notifyAboutObjectAction', () => {
  it('takes the headers of an object, and the names that a form gives', () => {
    const headers = { 'content-length': '18432', 'content-type': 'text/csv', etag: '451e372e48e0' };
    expect(described({ ...headers, container_name: 'backups', object_path: 'a/b.csv' })).to.deep.equal({
      type: 'object',
      name: 'a/b.csv',
      container_name: 'backups',
      bytes: 18432,
      content_type: 'text/csv',
      hash: '451e372e48e0',
    });
  });

  it('takes the object that is copied', () => {
    const object = { orig_container_name: 'backups', orig_object_name: 'b.csv' };
    expect(described(object)).to.deep.equal({ type: 'object', name: 'b.csv', container_name: 'backups' });
  });
});
