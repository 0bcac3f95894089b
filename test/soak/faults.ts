// Faults of a broker and of emitting processes. Each is over when its promise resolves.
import { setTimeout as pause } from 'node:timers/promises';
import type { Broker, Outcome } from '../../src/testing/index.ts';
import type { Random } from './random.ts';

export type Fault = (broker: Broker, random: Random) => Promise<void> | void;

/** Returns a fault that lasts for a while. */
function during(begin: (broker: Broker) => void, end: (broker: Broker) => void): Fault {
  return async (broker, random) => {
    begin(broker);
    await pause(random.between(100, 1500));
    end(broker);
  };
}

function answering(outcome: Outcome, oneIn: number): Fault {
  return async (broker, random) => {
    broker.setOutcome(() => (random.below(oneIn) === 0 ? outcome : 'accepted'));
    await pause(random.between(100, 1500));
    broker.setOutcome(undefined);
  };
}

export const faults: Readonly<Record<string, Fault>> = {
  'drops all connections': (broker) => {
    broker.dropConnections();
  },
  'closes all connections': (broker) => {
    broker.closeConnections();
  },
  'ends all sessions': (broker) => {
    broker.endSessions();
  },
  'detaches all links': (broker) => {
    broker.detachLinks({ condition: 'amqp:resource-deleted' });
  },
  'resets within an incoming frame': (broker) => {
    broker.resetWithin('incoming');
  },
  'resets within an outgoing frame': (broker) => {
    broker.resetWithin('outgoing');
  },
  'accepts and drops': during(
    (broker) => {
      broker.setDropping(true);
      broker.dropConnections();
    },
    (broker) => {
      broker.setDropping(false);
    },
  ),
  freezes: during(
    (broker) => {
      broker.freeze();
    },
    (broker) => {
      broker.thaw();
    },
  ),
  'knows nobody': during(
    (broker) => {
      broker.setUsers({ nobody: 'x' });
      broker.dropConnections();
    },
    (broker) => {
      broker.setUsers(undefined);
    },
  ),
  'has no queue': during(
    (broker) => {
      broker.setMissing(() => true);
      broker.endSessions();
    },
    (broker) => {
      broker.setMissing(undefined);
    },
  ),
  'gives little credit': during(
    (broker) => {
      broker.setCredit(1);
      broker.dropConnections();
    },
    (broker) => {
      broker.setCredit(170);
    },
  ),
  'releases some': answering('released', 5),
  'modifies some': answering('modified', 5),
  'rejects a few': answering('rejected', 100),
};
