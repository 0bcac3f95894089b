import { expect } from 'chai';
import type { Notifier } from '../../src/index.ts';
import { recordNotifications } from '../../src/testing/index.ts';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { sampled } from '../samples/index.ts';
import { startCeilometer } from './peers/ceilometer.ts';
import type { CeilometerEvent } from './peers/ceilometer.ts';
import { rabbits } from './setups.ts';
import { openOwn, request, tellEverything } from './telling.ts';

const EVENTS_MS = 60_000;
// Three of the actions are emitted by the others too.
const actionCount = readCatalogue().length;
const REQUEST_OF_ALL = 'req-all';
const [TEXT, INT, FLOAT, DATETIME] = [1, 2, 3, 4];

/** Emits the end of every action, and three errors. */
function tellAll(notifier: Notifier): void {
  const context = { ...request, requestId: REQUEST_OF_ALL, notifier };
  for (const { notify, resource, parameters } of sampled) {
    for (const action of Object.keys(parameters)) {
      notify(context, resource, { action, phase: 'end', parameters: parameters[action] } as never);
    }
  }
  tellEverything(notifier);
}

type Values = Readonly<Record<string, unknown>>;

interface Told {
  readonly event_type: string;
  readonly payload: Values;
}

/** Returns the notifications of the same calls from a recorder in memory. */
function told(): readonly Told[] {
  const recorder = recordNotifications();
  tellAll(recorder);
  return recorder.notifications as unknown as readonly Told[];
}

/** Returns every member of a payload with a single value, under the name of its trait. */
function valuesOf(payload: Values): Values {
  const { resource, parameters, initiator, request, fault, ...common } = payload;
  return {
    ...single('', common),
    ...single('', initiator),
    ...single('request_', request),
    ...single('fault_', fault),
    ...single('resource_', resource),
    ...single('parameter_', parameters),
  };
}

function single(prefix: string, members: unknown): Values {
  const values = Object.entries(members ?? {}).filter(([, value]) => typeof value !== 'object');
  return Object.fromEntries(values.map(([name, value]) => [`${prefix}${name}`, asText(value)]));
}

// Ceilometer has no booleans, and a value that may be a number or a text is a text.
function asText(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

function traitsOf({ traits }: CeilometerEvent): Values {
  return Object.fromEntries(traits.map(([name, , value]) => [name, asText(value)]));
}

function without(values: Values, ...names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

const { length: ALL } = told();

for (const { name, broker, chroot } of rabbits) {
  describe(`Ceilometer beside ${name}, with our event definitions`, () => {
    let events: readonly CeilometerEvent[];
    before(async () => {
      const { url, oslo } = await broker();
      await using ceilometer = await startCeilometer({ url: oslo, chroot, topic: 'for-ceilometer' });
      await using notifier = openOwn({ url, topics: ['for-ceilometer'] });
      tellAll(notifier);
      events = await ceilometer.waitFor(ALL, EVENTS_MS);
    });

    function traitsTold(eventType: string, requestId = request.requestId): Values {
      const all = events.filter((each) => each.event_type === eventType).map(traitsOf);
      return all.find((traits) => traits['request_id'] === requestId) ?? expect.fail(`no ${eventType}`);
    }

    function typesOf(eventType: string): Values {
      const traits = events.filter((each) => each.event_type === eventType).flatMap((each) => each.traits);
      return Object.fromEntries(traits.map(([trait, type]) => [trait, type]));
    }

    it('makes one event of each notification', () => {
      const types = events.map((each) => each.event_type);
      expect(types.toSorted()).to.deep.equal(
        told()
          .map((each) => each.event_type)
          .toSorted(),
      );
      expect(new Set(events.map((each) => each.message_id)).size).to.equal(ALL);
    });

    it('has every single value of a payload as a trait, of every action', () => {
      for (const { event_type: eventType, payload } of told().slice(0, actionCount)) {
        const traits = without(traitsTold(eventType, REQUEST_OF_ALL), 'service', 'tenant_id');
        // A recorder's operation id differs.
        const { operation_id: operation, ...values } = valuesOf(payload);
        const { operation_id: heard, ...others } = traits;
        expect(others, eventType).to.deep.equal(values);
        expect(heard, eventType).to.be.a('string').with.lengthOf(String(operation).length);
      }
    });

    it('gives whole numbers, other numbers and times their types', () => {
      const types = {
        ...typesOf('dashboard.session.switch_project.end'),
        ...typesOf('dashboard.volume.extend.error'),
      };
      expect(types).to.include({ user_id: TEXT, is_admin: TEXT, resource_bootable: TEXT, phase: TEXT });
      expect(types).to.include({ parameter_new_size: INT, resource_size: INT, fault_status_code: INT });
      expect(types).to.include({ duration: FLOAT, started_at: DATETIME });
    });

    it('tells of an error who failed to do what to which volume, and why', () => {
      expect(traitsTold('dashboard.volume.extend.error')).to.include({
        ...{ user_id: request.userId, user_name: 'alice grün', project_id: request.projectId },
        ...{ region: 'RegionOne', request_id: request.requestId },
        ...{ action: 'extend', phase: 'error', parameter_orig_size: '10', parameter_new_size: '20' },
        ...{ resource_type: 'volume', resource_name: 'db-data', resource_size: '10' },
        ...{ fault_exception: 'Forbidden', fault_status_code: '403' },
      });
    });
  });
}
