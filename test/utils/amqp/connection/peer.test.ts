import { expect } from 'chai';
import {
  addressFor,
  capabilitiesFor,
  dropsWhatHasNoQueue,
  formFor,
  knowsModified,
  openHostname,
  peerOf,
  type Peer,
} from '../../../../src/utils/amqp/connection/peer.ts';
import type { Form } from '../../../../src/utils/api/options.ts';

const info = 'notifications.info';
const oslo = 'openstack.org/om/notify/anycast';

const rabbit3: Peer = { product: 'RabbitMQ', version: '3.10.8' };
const rabbit4: Peer = { product: 'RabbitMQ', version: '4.0.5' };
const nobody: Peer = { product: undefined, version: undefined };
const of = (product: string): Peer => ({ product, version: '1.2.3' });

describe('a peer', () => {
  const table: [peer: Peer, form: Form, addresses: [plain: string, exchange: string, vhost: string]][] = [
    [rabbit3, 'rabbit', [`/amq/queue/${info}`, `/exchange/nova/${info}`, `/amq/queue/${info}`]],
    [rabbit4, 'rabbit', [`/queues/${info}`, `/exchanges/nova/${info}`, `/queues/${info}`]],
    [
      of('ActiveMQ'),
      'amqp1',
      [`${oslo}/openstack/${info}`, `${oslo}/nova/${info}`, `${oslo}/v/openstack/${info}`],
    ],
    [
      of('apache-activemq-artemis'),
      'amqp1',
      [`${oslo}/openstack/${info}`, `${oslo}/nova/${info}`, `${oslo}/v/openstack/${info}`],
    ],
    [
      of('qpid-dispatch-router'),
      'amqp1',
      [`${oslo}/openstack/${info}`, `${oslo}/nova/${info}`, `${oslo}/v/openstack/${info}`],
    ],
    [
      of('skupper-router'),
      'amqp1',
      [`${oslo}/openstack/${info}`, `${oslo}/nova/${info}`, `${oslo}/v/openstack/${info}`],
    ],
    [
      of('qpid-cpp'),
      'amqp1',
      [`unicast.openstack.${info}`, `unicast.nova.${info}`, `unicast.v.openstack.${info}`],
    ],
    [nobody, 'amqp1', [`unicast.openstack.${info}`, `unicast.nova.${info}`, `unicast.v.openstack.${info}`]],
  ];
  for (const [peer, form, [plain, exchange, vhost]] of table) {
    const who = `${peer.product ?? 'nobody'} ${peer.version ?? ''}`.trim();

    it(`that is ${who} reads the form ${form}`, () => {
      expect(formFor(peer)).to.equal(form);
    });

    it(`that is ${who} keeps a topic at ${plain}`, () => {
      const none = { exchange: undefined, vhost: undefined };
      expect(addressFor(peer, info, none)).to.equal(plain);
      expect(addressFor(peer, info, { ...none, exchange: 'nova' })).to.equal(exchange);
      expect(addressFor(peer, info, { ...none, vhost: 'v' })).to.equal(vhost);
    });
  }

  it('that is RabbitMQ 4 has each part percent-encoded', () => {
    expect(addressFor(rabbit4, 'a b/ü.info', { exchange: 'x/y', vhost: undefined })).to.equal(
      '/exchanges/x%2Fy/a%20b%2F%C3%BC.info',
    );
    expect(addressFor(rabbit4, 'a/b%.info', { exchange: undefined, vhost: undefined })).to.equal(
      '/queues/a%2Fb%25.info',
    );
  });

  it('that is RabbitMQ 3 has a slash of a name as %2F, and all else as it is', () => {
    const [topic, exchange] = ['/a b/ü%?#:.info', 'x/y%41'];
    expect(addressFor(rabbit3, topic, { exchange: undefined, vhost: 'a/b' })).to.equal(
      '/amq/queue/%2Fa b%2Fü%?#:.info',
    );
    expect(addressFor(rabbit3, topic, { exchange, vhost: undefined })).to.equal(
      '/exchange/x%2Fy%41/%2Fa b%2Fü%?#:.info',
    );
  });

  it('that is RabbitMQ of a version that it does not tell, or a later one, is taken for the current one', () => {
    for (const version of [undefined, '5.0.0', '30.1', '4.1.0-rc.1']) {
      expect(
        addressFor({ product: 'RabbitMQ', version }, info, { exchange: undefined, vhost: undefined }),
      ).to.equal(`/queues/${info}`);
    }
  });

  it('has a virtual host in its name, in the way of the form', () => {
    expect(openHostname('mq', undefined, undefined)).to.equal('mq');
    expect(openHostname('mq', undefined, 'amqp1')).to.equal('mq');
    expect(openHostname('mq', 'cloud', 'rabbit')).to.equal('vhost:cloud');
    expect(openHostname('mq', 'cloud', undefined)).to.equal('vhost:cloud');
    expect(openHostname('mq', 'cloud', 'amqp1')).to.equal('cloud');
  });

  it('needs the capability queue only when it is Artemis', () => {
    const found = [rabbit3, rabbit4, nobody, of('ActiveMQ'), of('apache-activemq-artemis')].map(
      capabilitiesFor,
    );
    expect(found).to.deep.equal([undefined, undefined, undefined, undefined, 'queue']);
  });

  it('drops what has no queue only when it is RabbitMQ 3 and sent to a queue', () => {
    expect(dropsWhatHasNoQueue(rabbit3, `/amq/queue/${info}`)).to.equal(true);
    expect(dropsWhatHasNoQueue(rabbit3, `/exchange/nova/${info}`)).to.equal(false);
    expect(dropsWhatHasNoQueue(rabbit4, `/amq/queue/${info}`)).to.equal(false);
    expect(dropsWhatHasNoQueue(of('ActiveMQ'), `/amq/queue/${info}`)).to.equal(false);
    expect(dropsWhatHasNoQueue({ ...rabbit3, version: undefined }, `/amq/queue/${info}`)).to.equal(false);
  });

  it('knows of failures that it is told of, unless it is RabbitMQ 3', () => {
    expect([rabbit3, rabbit4, nobody, of('ActiveMQ')].map(knowsModified)).to.deep.equal([
      ...[false, true, true, true],
    ]);
  });

  it('is what its open frame says, as far as that is text', () => {
    expect(peerOf({ product: 'RabbitMQ', version: '4.0.5', platform: 'x' })).to.deep.equal(rabbit4);
    for (const properties of [undefined, null, {}, { product: 7, version: null }, 'RabbitMQ', []]) {
      expect(peerOf(properties)).to.deep.equal(nobody);
    }
  });
});
