// The command against real brokers: the questions of a day with problems.
import { expect } from 'chai';
import { ended, linesFrom, notifyAbout, started } from '../cli/command.ts';
import { declareQueues } from './queues.ts';
import { rabbits } from './setups.ts';

const EVENT = 'dashboard.volume.extend.error';

for (const { name, broker } of rabbits) {
  describe(`notify-about, the command, on ${name}`, () => {
    it('finds with doctor that a queue is missing, and that all is well once it is there', async () => {
      const there = await broker();
      const env = { NOTIFY_ABOUT_URL: there.url, NOTIFY_ABOUT_TOPICS: 'doctored' };
      const ill = await notifyAbout(['doctor'], { env });
      expect(ill.stdout).to.match(/ok +AMQP +.*RabbitMQ \d/);
      expect(ill.stderr).to.match(/doctored\.info: .*not-found.*declare it/);
      expect(ill.code).to.equal(1);
      await declareQueues(there, 'doctored');
      const well = await notifyAbout(['doctor', '--round-trip', 'doctored'], { env });
      expect(well.stdout).to.match(/ok +round trip +doctored\.info, \d+ ms/);
      expect({ code: well.code, stderr: well.stderr }).to.deep.equal({ code: 0, stderr: '' });
    });

    it('names with doctor what a queue does with what is given back, or that the broker does not say', async () => {
      const there = await broker();
      const limits = [{}, { 'x-delivery-limit': 3 }, { 'x-delivery-limit': -1 }];
      await declareQueues(there, 'kind_classic');
      await declareQueues(there, 'kind_stream', { 'x-queue-type': 'stream' });
      for (const [n, limit] of limits.entries())
        await declareQueues(there, `kind_quorum${n}`, { 'x-queue-type': 'quorum', ...limit });
      const topics = ['kind_classic', 'kind_stream', ...limits.map((_, n) => `kind_quorum${n}`)];
      const env = { NOTIFY_ABOUT_URL: there.url, NOTIFY_ABOUT_TOPICS: topics.join(',') };
      const { stdout, code } = await notifyAbout(['doctor'], { env });
      expect(code).to.equal(0);
      if (name.includes('RabbitMQ 3')) {
        expect(stdout).to.match(/open +queues +RabbitMQ 3 does not report/);
        return;
      }
      expect(stdout).to.match(/kind_classic\.info .*accepts notifications; a classic queue$/m);
      expect(stdout).to.match(/kind_stream\.info .*; a stream: released messages are not redelivered$/m);
      expect(stdout).to.match(/kind_quorum0\.info .*dead-letters a message released 20 times/);
      expect(stdout).to.match(/kind_quorum1\.info .*dead-letters a message released 3 times/);
      expect(stdout).to.match(/kind_quorum2\.info .*has no delivery limit/);
    });

    it('shows with tail what send has sent', async () => {
      const there = await broker();
      await declareQueues(there, 'watched');
      const env = { NOTIFY_ABOUT_URL: there.url, NOTIFY_ABOUT_TOPICS: 'watched' };
      const tail = started(['tail', '--json', 'dashboard.volume.*'], { env });
      const line = linesFrom(tail.stdout);
      const sent = await notifyAbout(['send', EVENT], { env });
      expect({ code: sent.code, stderr: sent.stderr }).to.deep.equal({ code: 0, stderr: '' });
      const { notification } = JSON.parse(await line()) as { notification: { event_type: string } };
      expect(notification.event_type).to.equal(EVENT);
      tail.kill('SIGINT');
      expect(await ended(tail)).to.include({ code: 130, stderr: '' });
    });
  });
}
