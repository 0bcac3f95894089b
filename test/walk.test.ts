// Walks over the catalogue: every action of a dashboard can be emitted in each of its phases, and no other action can.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { pathOf, readCatalogue } from '../scripts/catalogue.ts';
import { root } from '../scripts/generate/schemas.ts';
import { validateNotification } from '../src/consumer/index.ts';
import * as api from '../src/index.ts';
import type { RequestContext } from '../src/index.ts';
import { recordNotifications } from '../src/testing/index.ts';
import { sampled } from './samples/index.ts';

const catalogue = readCatalogue();
const phases = ['start', 'end', 'error'] as const;

function functionName(resource: string): string {
  const name = resource.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return `notifyAbout${name}Action`;
}

describe('the catalogue of a dashboard', () => {
  it('has a function for each of its resources, and there is no other', () => {
    const functions = Object.keys(api).filter((name) => name.startsWith('notifyAbout'));
    const wanted = new Set(catalogue.map(({ resource }) => functionName(resource)));
    expect(functions).to.have.members([...wanted]);
  });

  for (const row of catalogue) {
    const { resource, action } = row;

    it(`has ${resource}.${action}: told at its start, end and error, with a sample`, () => {
      const of = sampled.find((each) => each.path === pathOf(row));
      expect(of?.notify.name).to.equal(functionName(resource));
      const recorder = recordNotifications();
      for (const phase of phases) {
        const details = {
          action,
          phase,
          parameters: of?.parameters[action],
          ...(phase === 'error' && { error: 'no' }),
        };
        of?.notify(recorder.context(), of.resource, details as never);
      }
      expect(recorder.lost).to.deep.equal([]);
      const told = recorder.notifications.map(
        (notification) => validateNotification(notification).event_type,
      );
      expect(told).to.deep.equal(phases.map((phase) => `dashboard.${resource}.${action}.${phase}`));
      const sample = `${path.basename(pathOf(row))}.${action.replaceAll('_', '-')}.json`;
      expect(existsSync(path.join(root, 'schemas', path.dirname(pathOf(row)), 'samples', sample))).to.equal(
        true,
      );
    });
  }

  for (const { path: of, notify, parameters } of sampled) {
    it(`can be started, and fail, of ${of} before it has an id or a name`, () => {
      for (const action of Object.keys(parameters)) {
        const recorder = recordNotifications();
        const context: RequestContext = { notifier: recorder };
        notify(context, {}, { action, phase: 'start' } as never);
        notify(context, {}, { action, phase: 'error', error: 'quota exceeded' } as never);
        expect(recorder.lost, action).to.deep.equal([]);
        const [start, error] = recorder.notifications.map(validateNotification);
        expect(error?.payload, action).to.include({ phase: 'error', operation_id: start?.message_id });
        expect(error?.payload, action).to.have.property('duration');
      }
    });

    it(`can be told of ${of} by as little as an id or a name`, () => {
      const [action = ''] = Object.keys(parameters);
      for (const resource of [{ id: 'x' }, { name: 'x' }]) {
        const recorder = recordNotifications();
        notify(recorder.context(), resource, { action, phase: 'end' } as never);
        expect(recorder.lost).to.deep.equal([]);
      }
    });
  }
});
