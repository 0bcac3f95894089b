import { expect } from 'chai';
import { notifyByOslo } from './peers/oslo.ts';
import type { OsloListener, OsloNotification } from './peers/oslo.ts';
import { setUps } from './setups.ts';
import type { SetUp } from './setups.ts';
import { openOwn, tellEverything } from './telling.ts';

const RECEIVE_MS = 15_000;
const TOPICS = ['golden'];
const CONTEXT = ['request_id', 'global_request_id', 'user', 'project_id', 'roles', 'is_admin'];

interface Pair {
  readonly ours: OsloNotification;
  readonly theirs: OsloNotification;
}

/** What a listener hears of us, and what it hears when oslo's own Notifier tells the same. */
async function hearBoth(setUp: SetUp): Promise<Pair[]> {
  const { broker, listen } = setUp;
  await using listener = await listen({ topics: TOPICS });
  await using notifier = openOwn({ url: (await broker()).url, topics: TOPICS });
  tellEverything(notifier);
  const heard = await listener.waitFor(9, RECEIVE_MS);
  const kinds = ['info', 'error'].map((priority) => heard.find((each) => each.priority === priority));
  const pairs: Pair[] = [];
  for (const ours of kinds.filter((each) => each !== undefined)) {
    pairs.push({ ours, theirs: await hearTheirs(setUp, listener, ours) });
  }
  return pairs;
}

async function hearTheirs(
  { broker, chroot }: SetUp,
  listener: OsloListener,
  told: OsloNotification,
): Promise<OsloNotification> {
  const before = listener.received.length;
  await notifyByOslo({ url: (await broker()).oslo, chroot, topics: TOPICS }, told);
  const heard = await listener.waitFor(before + 1, RECEIVE_MS);
  return heard.at(-1) ?? expect.fail('nothing heard');
}

/** The form of a text: every digit is a 0, every letter of a hexadecimal number too. */
const formOf = (text: string) => text.replace(/[0-9a-f]/g, '0');

for (const setUp of setUps) {
  describe(`beside oslo's own Notifier, ${setUp.name} get of us`, () => {
    let pairs: Pair[];
    before(async () => {
      pairs = await hearBoth(setUp);
    });

    it('a notification of either priority, at the same endpoint', () => {
      expect(pairs.map(({ ours }) => ours.priority)).to.deep.equal(['info', 'error']);
      expect(pairs.map(({ theirs }) => theirs.priority)).to.deep.equal(['info', 'error']);
    });

    it('the same publisher, event type and payload', () => {
      for (const { ours, theirs } of pairs) {
        const same = { metadata: {}, ctxt: {} };
        expect({ ...ours, ...same }).to.deep.equal({ ...theirs, ...same });
      }
    });

    it('a request context that says the same under the same names', () => {
      for (const { ours, theirs } of pairs) {
        const shared = Object.keys(theirs.ctxt).filter((name) => name in ours.ctxt);
        expect(shared).to.include.members(CONTEXT);
        for (const name of shared) expect(ours.ctxt[name], name).to.deep.equal(theirs.ctxt[name]);
      }
    });

    it('metadata of the same members, in the same form', () => {
      for (const { ours, theirs } of pairs) {
        expect(Object.keys(ours.metadata).toSorted()).to.deep.equal(Object.keys(theirs.metadata).toSorted());
        expect(formOf(ours.metadata.timestamp)).to.equal(formOf(theirs.metadata.timestamp));
        expect(formOf(ours.metadata.message_id)).to.equal(formOf(theirs.metadata.message_id));
      }
    });
  });
}
