import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect as connectTcp, createServer } from 'node:net';
import { setImmediate as tick, setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import rhea from 'rhea';
import type { Connection, ConnectionOptions, EventContext, Receiver, ReceiverOptions, Sender } from 'rhea';
import { startBroker } from '../../src/testing/broker.ts';
import type { Broker } from '../../src/testing/broker/api.ts';
import type { BrokerOptions } from '../../src/testing/broker/options.ts';
import { dataSection } from '../../src/utils/amqp/connection/rhea-message.ts';
import { plainMechanism } from '../../src/utils/amqp/connection/sasl.ts';
import { pem } from '../tls/pems.ts';
import { until } from '../until.ts';

describe('the broker in this process', () => {
  let broker: Broker;

  afterEach(async () => {
    await broker.close();
  });

  async function start(options?: BrokerOptions) {
    broker = await startBroker(options);
  }

  function dial(options: Record<string, unknown> = {}): Connection {
    const { hostname: host, port, username, password } = new URL(broker.url);
    const connection = rhea.create_container().connect({
      host,
      port: Number(port),
      reconnect: false,
      tcp_no_delay: true,
      ...(username && { username: decodeURIComponent(username), password: decodeURIComponent(password) }),
      ...options,
    } as ConnectionOptions);
    for (const event of ['disconnected', 'error', 'connection_error', 'session_error', 'sender_error'])
      connection.on(event, () => undefined);
    return connection;
  }

  async function connect(options?: Record<string, unknown>): Promise<Connection> {
    const connection = dial(options);
    await once(connection, 'connection_open');
    return connection;
  }

  async function senderTo(address: string | undefined, connection?: Connection): Promise<Sender> {
    const target = address === undefined ? {} : { address };
    const sender = (connection ?? (await connect())).open_sender({
      target,
      treat_modified_as_released: false,
    } as object);
    if (!sender.sendable()) await once(sender, 'sendable');
    return sender;
  }

  /** Opens a receiver that declares its settings in the attach. */
  function receiverFrom(address: string, connection: Connection, options: Partial<ReceiverOptions> = {}) {
    const receiver = connection.open_receiver({ source: { address }, ...options });
    const bodies: unknown[] = [];
    const contexts: EventContext[] = [];
    receiver.on('message', (context: EventContext) => {
      bodies.push(context.message?.body);
      contexts.push(context);
    });
    return { receiver, bodies, contexts };
  }

  describe('for those who send', () => {
    it('accepts messages and lists them in order', async () => {
      await start();
      const sender = await senderTo('notifications.info');
      const accepted = once(sender, 'accepted');
      sender.send({ subject: 'first', body: 'one' });
      sender.send({ subject: 'second', body: dataSection(Buffer.from('two')) });
      await accepted;
      const [first, second] = await broker.waitFor(2);
      expect(first).to.include({ address: 'notifications.info', subject: 'first', body: 'one' });
      expect(second).to.have.nested.property('body.content').that.deep.equals(Buffer.from('two'));
      expect(broker.received).to.have.lengthOf(2);
    });

    it('tells what it is', async () => {
      await start();
      expect((await connect()).properties).to.deep.equal({ product: 'RabbitMQ', version: '4.0.0' });
      await broker.close();
      await start({ product: 'qpid-dispatch-router', version: '1.19.0' });
      const { properties } = await connect();
      expect(properties).to.deep.equal({ product: 'qpid-dispatch-router', version: '1.19.0' });
    });

    it('gives the credit of RabbitMQ 4', async () => {
      await start();
      expect(await senderTo('q')).to.have.property('credit', 170);
    });

    it('lets one message come after the other when the credit is 1', async () => {
      await start({ credit: 1 });
      const sender = await senderTo('q');
      for (const body of ['a', 'b', 'c']) {
        expect(sender).to.have.property('credit', 1);
        const next = once(sender, 'sendable');
        sender.send({ body });
        await next;
      }
      expect(broker.received.map(({ body }) => body)).to.deep.equal(['a', 'b', 'c']);
    });

    it('never has more messages unanswered than the credit', async () => {
      await start({ credit: 5, outcome: () => 'none' });
      const sender = await senderTo('q');
      for (let count = 0; count < 20; count++) sender.send({ body: count });
      await broker.waitFor(5);
      await sleep(50);
      expect(broker.received).to.have.lengthOf(5);
    });

    it('makes up for the credit of pre-settled messages', async () => {
      await start({ credit: 2 });
      const connection = await connect();
      const sender = connection.open_sender({ target: 'q', snd_settle_mode: 1 });
      await once(sender, 'sendable');
      for (let count = 0; count < 10; count++) sender.send({ body: count });
      expect(await broker.waitFor(10)).to.have.lengthOf(10);
    });

    for (const outcome of ['accepted', 'rejected', 'released', 'modified'] as const) {
      it(`answers ${outcome} when told to`, async () => {
        await start({ outcome: () => outcome });
        const sender = await senderTo('q');
        const [settled, answered] = [once(sender, 'settled'), once(sender, outcome)];
        const delivery = sender.send({ body: 'x' });
        await Promise.all([settled, answered]);
        expect(delivery.remote_state?.constructor).to.have.property('composite_type', outcome);
      });
    }

    it('says why it rejects', async () => {
      await start({ outcome: () => 'rejected' });
      const sender = await senderTo('q');
      const rejected = once(sender, 'rejected');
      const delivery = sender.send({ body: 'x' });
      await rejected;
      expect(delivery).to.have.nested.property('remote_state.error.condition', 'amqp:precondition-failed');
    });

    it('rejects with the error of an outcome that throws', async () => {
      const outcome = () => {
        throw new TypeError('no such member');
      };
      await start({ outcome });
      const sender = await senderTo('q');
      const rejected = once(sender, 'rejected');
      const delivery = sender.send({ body: 'x' });
      await rejected;
      expect(delivery)
        .to.have.nested.property('remote_state.error.description')
        .that.contains('TypeError: no such member');
    });

    it('never answers when told none, and still lists the message', async () => {
      await start({ outcome: () => 'none' });
      const sender = await senderTo('q');
      const delivery = sender.send({ body: 'x' });
      await broker.waitFor(1);
      await sleep(50);
      expect(delivery.remote_settled).to.equal(false);
    });

    it('decides by the message, and changes its mind when told', async () => {
      await start({ outcome: ({ subject }) => (subject === 'bad' ? 'rejected' : 'accepted') });
      const sender = await senderTo('q');
      const outcomes: string[] = [];
      for (const event of ['accepted', 'rejected', 'released']) sender.on(event, () => outcomes.push(event));
      for (const subject of ['good', 'bad']) sender.send({ subject, body: '' });
      await until(() => outcomes.length === 2);
      broker.setOutcome(() => 'released');
      sender.send({ subject: 'good', body: '' });
      await until(() => outcomes.length === 3);
      broker.setOutcome(undefined);
      sender.send({ subject: 'bad', body: '' });
      await until(() => outcomes.length === 4);
      expect(outcomes).to.deep.equal(['accepted', 'rejected', 'released', 'accepted']);
    });

    it('takes the address from the message when the link has none', async () => {
      await start();
      const connection = await connect();
      const sender = await senderTo(undefined, connection);
      sender.send({ to: '/queues/a%2Fb', body: 'relayed' });
      expect(await broker.waitFor(1)).to.have.nested.property('[0].address', '/queues/a%2Fb');
      const { bodies } = receiverFrom('/queues/a%2Fb', connection);
      await until(() => bodies.length === 1);
    });

    it('takes a large message in small frames, and hands it over whole', async () => {
      await start({ maxFrameSize: 512 });
      const body = 'x'.repeat(100_000);
      const connection = await connect({ max_frame_size: 512 });
      const { bodies } = receiverFrom('q', connection);
      const sender = await senderTo('q', connection);
      const accepted = once(sender, 'accepted');
      sender.send({ body });
      await accepted;
      expect(connection.max_frame_size).to.equal(512);
      expect(broker.received[0]?.body === body).to.equal(true);
      await until(() => bodies.length === 1);
      expect(bodies[0] === body).to.equal(true);
    });

    it('ends the link of a message that is too large', async () => {
      await start({ maxMessageSize: 1000 });
      const sender = await senderTo('q');
      expect(sender.max_message_size).to.equal(1000);
      const closed = once(sender, 'sender_close');
      sender.send({ body: 'x'.repeat(900) });
      sender.send({ body: 'x'.repeat(1001) });
      sender.send({ body: 'behind it' });
      await closed;
      expect(sender.error).to.include({ condition: 'amqp:link:message-size-exceeded' });
      expect(broker.received).to.have.lengthOf(1);
    });
  });

  describe('for those who receive', () => {
    it('hands over what was sent before and after they came', async () => {
      await start();
      const connection = await connect();
      const sender = await senderTo('q', connection);
      sender.send({ body: 'before' });
      await broker.waitFor(1);
      const { bodies } = receiverFrom('q', connection);
      await until(() => bodies.length === 1);
      sender.send({ body: 'after' });
      await until(() => bodies.length === 2);
      expect(bodies).to.deep.equal(['before', 'after']);
    });

    it('hands over the properties, and a body of data as data', async () => {
      await start();
      const connection = await connect();
      const sender = await senderTo('q', connection);
      const message = { message_id: '1f', subject: 's', content_type: 'application/json', durable: true };
      const application_properties = { event_type: 'dashboard.volume.extend.end' };
      const body = dataSection(Buffer.from('{}'));
      sender.send({ ...message, application_properties, body });
      const { contexts } = receiverFrom('q', connection);
      await until(() => contexts.length === 1);
      expect(contexts[0]?.message).to.deep.include({ ...message, application_properties });
      expect(contexts[0]?.message?.body).to.deep.include({ typecode: 0x75, content: Buffer.from('{}') });
    });

    it('lets senders and receivers meet on the spellings of RabbitMQ', async () => {
      await start();
      const connection = await connect();
      const { bodies } = receiverFrom('/queues/notifications%2Einfo', connection);
      const spellings = [
        'notifications.info',
        '/queue/notifications.info',
        '/amq/queue/notifications.info',
        '/exchange/openstack/notifications.info',
        '/exchanges/openstack/notifications.info',
        '/queues/notifications.info',
      ];
      for (const address of spellings) (await senderTo(address, connection)).send({ body: address });
      await until(() => bodies.length === spellings.length);
      expect(bodies).to.deep.equal(spellings);
      expect(broker.received.map(({ address }) => address)).to.deep.equal(spellings);
    });

    it('reads a slash in the spellings of RabbitMQ 3, and all that is encoded in those of RabbitMQ 4', async () => {
      await start();
      const connection = await connect();
      const { bodies } = receiverFrom('a/b%41', connection);
      for (const address of [
        '/amq/queue/a%2Fb%41',
        '/exchange/x%2Fy/a%2Fb%41',
        '/queues/a%2Fb%2541',
        '/exchanges/x%2Fy/a%2Fb%2541',
      ])
        (await senderTo(address, connection)).send({ body: address });
      await until(() => bodies.length === 4);
    });

    it('does not mind a % that is no escape', async () => {
      await start();
      const connection = await connect();
      const { bodies } = receiverFrom('/queues/100%', connection);
      (await senderTo('100%', connection)).send({ body: 'x' });
      await until(() => bodies.length === 1);
    });

    it('keeps apart what has different addresses, and what was not accepted', async () => {
      await start({ outcome: ({ subject }) => (subject === 'bad' ? 'rejected' : 'accepted') });
      const connection = await connect();
      (await senderTo('other', connection)).send({ body: 'elsewhere' });
      const sender = await senderTo('q', connection);
      sender.send({ subject: 'bad', body: 'bad' });
      sender.send({ subject: 'good', body: 'good' });
      const { bodies } = receiverFrom('q', connection);
      await until(() => bodies.length === 1);
      await sleep(20);
      expect(bodies).to.deep.equal(['good']);
    });

    it('never sends more than they have credit for', async () => {
      await start();
      const connection = await connect();
      const sender = await senderTo('q', connection);
      for (let body = 0; body < 10; body++) sender.send({ body });
      await broker.waitFor(10);
      const { receiver, bodies } = receiverFrom('q', connection, { credit_window: 0 });
      receiver.add_credit(3);
      await until(() => bodies.length === 3);
      await sleep(20);
      expect(bodies).to.deep.equal([0, 1, 2]);
      receiver.add_credit(1);
      await until(() => bodies.length === 4);
    });

    it('brings a released message again, in its place', async () => {
      await start();
      const connection = await connect();
      const sender = await senderTo('q', connection);
      for (const body of ['a', 'b', 'c']) sender.send({ body });
      await broker.waitFor(3);
      const { receiver, bodies, contexts } = receiverFrom('q', connection, {
        credit_window: 0,
        autoaccept: false,
      });
      receiver.add_credit(2);
      await until(() => bodies.length === 2);
      contexts[0]?.delivery?.release();
      await tick();
      contexts[1]?.delivery?.modified({ delivery_failed: true });
      receiver.add_credit(3);
      await until(() => bodies.length === 5);
      expect(bodies).to.deep.equal(['a', 'b', 'a', 'b', 'c']);
    });

    it('does not bring again what was accepted, rejected or undeliverable', async () => {
      await start();
      const connection = await connect();
      const sender = await senderTo('q', connection);
      for (const body of ['a', 'b', 'c']) sender.send({ body });
      const first = receiverFrom('q', connection, { autoaccept: false });
      await until(() => first.bodies.length === 3);
      first.contexts[0]?.delivery?.accept();
      await tick();
      first.contexts[1]?.delivery?.reject({ condition: 'amqp:decode-error' });
      await tick();
      first.contexts[2]?.delivery?.modified({ undeliverable_here: true });
      first.receiver.close();
      await once(first.receiver, 'receiver_close');
      sender.send({ body: 'd' });
      const second = receiverFrom('q', connection);
      await until(() => second.bodies.length > 0);
      expect(second.bodies).to.deep.equal(['d']);
    });

    const departures: Record<string, (receiver: Receiver) => void | Promise<void>> = {
      'link is closed': (receiver) => {
        receiver.close();
      },
      'link is detached': (receiver) => {
        receiver.detach();
      },
      'session is ended': (receiver) => {
        receiver.session.close();
      },
      'connection is closed': (receiver) => {
        receiver.connection.close();
      },
      'connection is dropped': async () => {
        await sleep(20); // otherwise, the client has no time to write its acceptances
        broker.dropConnections();
      },
    };
    for (const [departure, leave] of Object.entries(departures)) {
      it(`gives what was not settled to the next one, in order, when the ${departure}`, async () => {
        await start();
        const sender = await senderTo('q');
        for (let body = 0; body < 5; body++) sender.send({ body });
        const first = receiverFrom('q', await connect(), { credit_window: 0, autoaccept: false });
        first.receiver.add_credit(3);
        await until(() => first.bodies.length === 3);
        first.contexts[1]?.delivery?.accept();
        await leave(first.receiver);
        const second = receiverFrom('q', await connect());
        await until(() => second.bodies.length === 4);
        expect(second.bodies).to.deep.equal([0, 2, 3, 4]);
      });
    }

    it('shares fairly among consumers that compete', async () => {
      await start();
      const consumers = [receiverFrom('q', await connect()), receiverFrom('q', await connect())];
      await until(() => consumers.every(({ receiver }) => receiver.is_open()));
      const sender = await senderTo('q');
      for (let body = 0; body < 100; body++) sender.send({ body });
      const [one, two] = consumers.map(({ bodies }) => bodies);
      await until(() => (one?.length ?? 0) + (two?.length ?? 0) === 100);
      expect(one).to.have.lengthOf(50);
      expect(new Set([...(one ?? []), ...(two ?? [])]).size).to.equal(100);
    });

    it('keeps serving many receivers of one connection', async () => {
      await start();
      const connection = await connect();
      const consumers = Array.from({ length: 20 }, (_, index) =>
        receiverFrom(`q${String(index)}`, connection),
      );
      const relay = await senderTo(undefined, connection);
      for (let index = 0; index < 20; index++) relay.send({ to: `q${String(index)}`, body: index });
      await until(() => consumers.every(({ bodies }) => bodies.length === 1));
    });

    it('takes thousands of messages to a consumer that is slower', async () => {
      await start({ credit: 1000 });
      const sender = await senderTo('q');
      const { bodies } = receiverFrom('q', await connect(), { credit_window: 10 });
      for (let body = 0; body < 2000; body++) sender.send({ body });
      await until(() => bodies.length === 2000);
      expect(bodies).to.deep.equal(Array.from({ length: 2000 }, (_, index) => index));
    });
  });

  describe('for those who log in', () => {
    const users = { horizon: 'secret', müller: 'übel', guest: '' };

    it('lets in who has the password of its address', async () => {
      await start({ users: { 'hori/zon': 's@:cret' } });
      expect(broker.url).to.equal(`amqp://hori%2Fzon:s%40%3Acret@127.0.0.1:${broker.port}`);
      await connect();
      expect(broker.connections).to.equal(1);
    });

    for (const [username, password] of [
      ['horizon', 'wrong'],
      ['nobody', 'secret'],
      ['toString', 'x'],
    ] as const) {
      it(`refuses ${username} with the password ${password}`, async () => {
        await start({ users });
        const [context] = (await once(dial({ username, password }), 'connection_error')) as [EventContext];
        expect(context.error).to.include({ condition: 'amqp:unauthorized-access' });
        expect(broker.connections).to.equal(0);
      });
    }

    it('refuses who does not log in', async () => {
      await start({ users });
      const connection = dial({ username: '' });
      await once(connection, 'disconnected');
      expect(broker.connections).to.equal(0);
    });

    it('lets everybody in when it has no users', async () => {
      await start();
      expect(broker.url).to.equal(`amqp://127.0.0.1:${broker.port}`);
      await connect();
      await connect({ username: 'anonymous' });
      expect(broker.connections).to.equal(2);
    });

    it('reads a name and a password as UTF-8, and an empty password', async () => {
      await start({ users });
      await connect({ sasl_mechanisms: plainMechanism('müller', 'übel') });
      await connect({ sasl_mechanisms: plainMechanism('guest', '') });
      expect(broker.connections).to.equal(2);
    });

    it('takes a new password from now on', async () => {
      await start({ users: { horizon: 'old' } });
      await connect();
      broker.setUsers({ horizon: 'new' });
      await once(dial({ password: 'old' }), 'connection_error');
      await connect();
      expect(broker.connections).to.equal(2);
    });
  });

  describe('for those who want trouble', () => {
    it('drops connections without a word, and takes new ones', async () => {
      await start();
      const connection = await connect();
      const closed: string[] = [];
      for (const event of ['connection_close', 'connection_error'])
        connection.on(event, () => closed.push(event));
      expect(broker.connections).to.equal(1);
      const disconnected = once(connection, 'disconnected');
      broker.dropConnections();
      await disconnected;
      await until(() => broker.connections === 0);
      expect(closed).to.deep.equal([]);
      await connect();
      expect(broker.connections).to.equal(1);
    });

    for (const [frame, received] of [
      ['incoming', 0],
      ['outgoing', 1],
    ] as const) {
      it(`resets a connection in the middle of an ${frame} frame, once`, async () => {
        await start();
        const sender = await senderTo('q');
        const lost = once(sender.connection, 'disconnected');
        broker.resetWithin(frame);
        const delivery = sender.send({ body: 'cut, or without an outcome' });
        const [{ error }] = (await lost) as [EventContext];
        expect(error).to.have.property('code', 'ECONNRESET');
        expect(delivery.remote_settled).to.equal(false);
        expect(broker.received).to.have.lengthOf(received);
        await until(() => broker.connections === 0);
        const next = await senderTo('q');
        const accepted = once(next, 'accepted');
        next.send({ body: 'whole' });
        await accepted;
      });
    }

    it('takes a connection and drops it at once, until it is told not to', async () => {
      await start();
      const before = await connect();
      broker.setDropping(true);
      const socket = connectTcp(broker.port, '127.0.0.1');
      await once(socket.resume(), 'close');
      expect(socket.bytesRead).to.equal(0);
      await once(dial(), 'disconnected');
      broker.setDropping(false);
      await connect();
      expect(before.is_open()).to.equal(true);
    });

    const error = { condition: 'amqp:resource-deleted', description: 'the queue was deleted' };
    for (const [how, given] of [
      ['with an error', error],
      ['without one', undefined],
    ] as const) {
      it(`detaches links ${how}, and the session goes on`, async () => {
        await start();
        const sender = await senderTo('q');
        const { receiver } = receiverFrom('q', sender.connection);
        await once(receiver, 'receiver_open');
        const closed = [once(sender, 'sender_close'), once(receiver, 'receiver_close')];
        receiver.on('receiver_error', () => undefined);
        broker.detachLinks(given);
        await Promise.all(closed);
        expect([sender.error, receiver.error].map(plain)).to.deep.equal([given, given]);
        expect(sender.session.is_open()).to.equal(true);
        await senderTo('q', sender.connection);
      });

      it(`ends sessions ${how}, and the connection goes on`, async () => {
        await start();
        const sender = await senderTo('q', await connect());
        const closed = once(sender.session, 'session_close');
        broker.endSessions(given);
        await closed;
        expect(plain(sender.session.error)).to.deep.equal(given);
        const session = sender.connection.create_session();
        session.begin();
        const next = session.open_sender('q');
        await once(next, 'sendable');
        expect(broker.connections).to.equal(1);
      });
    }

    it('closes connections as an operator does, and takes new ones', async () => {
      await start();
      const connection = await connect();
      const closed = once(connection, 'connection_error');
      broker.closeConnections();
      const [context] = (await closed) as [EventContext];
      expect(plain(context.error)).to.deep.equal({
        condition: 'amqp:connection:forced',
        description: 'closed by an operator',
      });
      await until(() => broker.connections === 0);
      await connect();
    });

    it('gives no credit until it is told to, and then to open links too', async () => {
      await start({ credit: 0 });
      const sender = (await connect()).open_sender('q');
      await once(sender, 'sender_open');
      await sleep(50);
      expect(sender).to.have.property('credit', 0);
      const sendable = once(sender, 'sendable');
      broker.setCredit(3);
      await sendable;
      expect(sender).to.have.property('credit', 3);
    });

    it('gives less credit when what it gave is used up', async () => {
      await start({ credit: 3 });
      const sender = await senderTo('q');
      broker.setCredit(1);
      let settled = 0;
      sender.on('settled', () => settled++);
      for (let body = 0; body < 5; body++) sender.send({ body });
      await until(() => settled === 5);
      await until(() => sender.sendable());
      expect(sender).to.have.property('credit', 1);
    });

    it('reads and writes nothing while it is frozen, and goes on when it thaws', async () => {
      await start();
      const sender = await senderTo('q');
      broker.freeze();
      broker.freeze();
      const accepted = once(sender, 'accepted');
      const delivery = sender.send({ body: 'x' });
      await sleep(100);
      expect(broker.received).to.have.lengthOf(0);
      expect(broker.connections).to.equal(1);
      broker.thaw();
      await accepted;
      expect(delivery.remote_settled).to.equal(true);
    });

    it('withholds the answers that it had still to write when it froze', async () => {
      await start();
      const sender = await senderTo('q');
      const accepted = once(sender, 'accepted');
      const delivery = sender.send({ body: 'x' });
      await broker.waitFor(1);
      broker.freeze();
      await sleep(100);
      expect(delivery.remote_settled).to.equal(false);
      broker.thaw();
      await accepted;
    });

    it('does not answer who connects while it is frozen', async () => {
      await start();
      broker.freeze();
      const connection = dial();
      await sleep(100);
      expect(connection.is_open()).to.equal(false);
      const open = once(connection, 'connection_open');
      broker.thaw();
      await open;
    });

    it('lets an idle time-out pass when it is frozen, and not before', async () => {
      await start();
      const connection = await connect({ idle_time_out: 100 });
      await sleep(500);
      expect(connection.is_open()).to.equal(true);
      broker.freeze();
      await once(connection, 'disconnected');
    });

    it('survives a peer that speaks another protocol', async () => {
      await start();
      const socket = connectTcp(broker.port, '127.0.0.1').on('error', () => undefined);
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
      await once(socket, 'close');
      await connect();
    });
  });

  describe('over TLS', () => {
    const server = { key: pem('server.key'), cert: pem('server.pem') };
    const ca = pem('ca.pem');
    const client = { key: pem('client.key'), cert: pem('client.pem') };
    const secured = { transport: 'tls', servername: 'localhost', ca };

    it('is at the name that its certificate is for, and takes messages', async () => {
      await start({ tls: server, users: { horizon: 'secret' } });
      expect(broker.url).to.equal(`amqps://horizon:secret@localhost:${broker.port}`);
      const sender = await senderTo('q', await connect(secured));
      sender.send({ body: 'x' });
      await broker.waitFor(1);
      expect(broker.connections).to.equal(1);
    });

    it('is at its address when the certificate has another name', async () => {
      await start({ tls: { key: pem('other-host.key'), cert: pem('other-host.pem') } });
      expect(broker.url).to.equal(`amqps://127.0.0.1:${broker.port}`);
    });

    it('takes who has no certificate, unless it asks for one', async () => {
      await start({ tls: { ...server, ca } });
      await connect(secured);
      await broker.close();
      await start({ tls: { ...server, ca, requestCert: true } });
      await connect({ ...secured, ...client });
      await once(dial(secured), 'disconnected');
      expect(broker.connections).to.equal(1);
    });

    it('takes nobody whose certificate another authority has signed', async () => {
      await start({ tls: { ...server, ca: pem('server.pem'), requestCert: true } });
      await once(dial({ ...secured, ...client }), 'disconnected');
      expect(broker.connections).to.equal(0);
    });

    it('ends and hangs as it does without', async () => {
      await start({ tls: server });
      const ends = [
        () => {
          broker.dropConnections();
        },
        () => {
          broker.closeConnections();
        },
        () => {
          broker.resetWithin('incoming');
        },
      ];
      for (const end of ends) {
        const connection = await connect(secured);
        const disconnected = once(connection, 'disconnected');
        end();
        connection.open_sender('q');
        await disconnected;
      }
      broker.freeze();
      const connection = dial(secured);
      const open = once(connection, 'connection_open');
      await sleep(100);
      expect(connection.is_open()).to.equal(false);
      broker.thaw();
      await open;
    });
  });

  describe('for those who wait', () => {
    it('resolves at once when the messages are there, and with all that are there', async () => {
      await start();
      const sender = await senderTo('q');
      const waiting = broker.waitFor(2);
      sender.send({ body: 1 });
      sender.send({ body: 2 });
      expect(await waiting).to.have.lengthOf.at.least(2);
      expect(await broker.waitFor(1, 0)).to.have.lengthOf(2);
    });

    it('says how many came when they do not all come', async () => {
      await start();
      (await senderTo('q')).send({ body: 1 });
      await broker.waitFor(1);
      expect(await failure(broker.waitFor(3, 20))).to.equal('1 of 3 messages came in 20 ms');
    });

    it('does not leave them waiting when it is closed', async () => {
      await start();
      const waiting = failure(broker.waitFor(1));
      await broker.close();
      expect(await waiting).to.equal('0 of 1 messages came before the broker was closed');
    });
  });

  describe('at its end', () => {
    it('tells its peers, closes all, and can be closed again', async () => {
      await start();
      const connection = await connect();
      const [error, disconnected] = [once(connection, 'connection_error'), once(connection, 'disconnected')];
      const { port } = broker;
      await broker.close();
      const [context] = (await error) as [EventContext];
      expect(context.error).to.include({ condition: 'amqp:connection:forced' });
      await disconnected;
      expect(broker.connections).to.equal(0);
      await broker.close();
      const server = createServer().listen(port, '127.0.0.1');
      await once(server, 'listening');
      server.close();
    });

    it('closes when frozen, and with await using', async () => {
      await start();
      await connect();
      broker.freeze();
      await broker[Symbol.asyncDispose]();
      expect(broker.connections).to.equal(0);
    });

    it('listens on the port it is given, or says why it cannot', async () => {
      await start();
      expect(await failure(startBroker({ port: broker.port }))).to.contain('EADDRINUSE');
      const { port } = broker;
      await broker.close();
      await start({ port });
      expect(broker.port).to.equal(port);
    });

    it('lets the process end, whatever its peers do', async () => {
      const module = new URL('../../src/testing/broker.ts', import.meta.url).href;
      const script = `
        import rhea from 'rhea';
        import { startBroker } from '${module}';
        const broker = await startBroker();
        const options = { host: '127.0.0.1', port: broker.port, reconnect: false, idle_time_out: 60_000 };
        const connection = rhea.create_container().connect(options).on('disconnected', () => undefined);
        connection.on('connection_error', () => undefined);
        connection.open_receiver('q');
        const sender = connection.open_sender('q');
        sender.on('sendable', () => sender.send({ body: 'x' }));
        await broker.waitFor(1);
        await broker.close();
        console.log(broker.received[0].body);`;
      const args = ['--import', 'tsx', '--input-type', 'module', '--eval', script];
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: 8000 });
      expect({ stdout, stderr }).to.deep.equal({ stdout: 'x\n', stderr: '' });
    });
  });
});

/** Returns the public members of an error. */
function plain(error: unknown): object | undefined {
  const { condition, description } = (error ?? {}) as { condition?: string; description?: string };
  return condition === undefined ? undefined : { condition, description };
}

async function failure(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'it did not fail',
    (error: unknown) => (error as Error).message,
  );
}
