// Compares the billed usage with a count of one resource after the other.
import { expect } from 'chai';
import type { Answers } from '../../simulate/answers/answers.ts';
import { week } from '../../simulate/week.ts';
import type { Baseline } from '../../src/reports/usage/baseline.ts';
import { toldIn, type Told } from './told.ts';
import { madeWeek, type MadeWeek } from './made-week.ts';

describe('the usage in the simulated week', () => {
  it('is what the lines and the baseline add up to', () => {
    expectUsage(madeWeek());
  });

  it('is so when the stream is cut', () => {
    const { lines, answers, baseline } = week({ users: 40, count: 3000 });
    expectUsage({ lines: [...lines], answers: answers(), baseline });
  });
});

function expectUsage({ lines, answers, baseline }: MadeWeek): void {
  const used = flat(answers);
  expect(Object.keys(used).length).to.be.greaterThan(30);
  expect(usageOf(toldIn(lines), baseline, answers.window.to)).to.deep.equal(used);
}

/** Returns amounts times milliseconds, by project, kind and type. */
function flat({ usage }: Answers): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [project, kinds] of Object.entries(usage))
    for (const [kind, used] of Object.entries(kinds))
      for (const [of, amount] of Object.entries(used as Record<string, number>))
        if (amount > 0) all[`${project} ${kind} ${of}`] = amount;
  return all;
}

interface State {
  project: string;
  kind: string;
  of: string;
  count: number;
  since: number;
}

/** Sums up each resource's states, from one of its ends to the next. */
function usageOf(told: readonly Told[], baseline: Baseline, to: number): Record<string, number> {
  const states = statesOf(baseline);
  const used: Record<string, number> = {};
  const close = ({ project, kind, of, count, since }: State, at: number): void => {
    const key = `${project} ${kind} ${of}`;
    if (at > since) used[key] = (used[key] ?? 0) + (at - since) * count;
  };
  for (const each of told.filter(({ phase }) => phase === 'end')) {
    const id = String(each.resource['id']);
    const [before, after] = [states.get(id), nextOf(each, states.get(id))];
    if (after === undefined) continue;
    if (before !== undefined) close(before, each.at);
    if (after === 'gone') states.delete(id);
    else states.set(id, { ...after, since: each.at });
  }
  for (const state of states.values()) close(state, to);
  return used;
}

function statesOf({ at: since, resources }: Baseline): Map<string, State> {
  const states = new Map<string, State>();
  for (const { type, resource, project, isShelved, kind, size } of resources)
    states.set(resource.id, {
      project: project.id,
      kind: isShelved ? `shelved_${type}` : type,
      of: type === 'floating_ip' ? 'public' : kind.name,
      count: size ?? 1,
      since,
    });
  return states;
}

const flavorNames: Record<string, string> = { 2: 'm1.small', 3: 'm1.medium', 4: 'm1.large', 5: 'm1.xlarge' };
const resizedFrom = new Map<string, string>();

function nextOf({ action, resource, parameters }: Told, before?: State): State | 'gone' | undefined {
  const made = { project: String(resource['project_id']), count: 1, since: 0 };
  const id = String(resource['id']);
  const old = before ?? { ...made, kind: '', of: '' };
  switch (action) {
    case 'instance.create':
      return { ...made, kind: 'instance', of: flavorNames[String(parameters['flavor_id'])] ?? '' };
    case 'volume.create':
      return {
        ...made,
        kind: 'volume',
        of: String(parameters['volume_type']),
        count: Number(parameters['size']),
      };
    case 'floating_ip.allocate':
      return { ...made, kind: 'floating_ip', of: 'public' };
    case 'instance.delete':
    case 'volume.delete':
    case 'floating_ip.release':
      return 'gone';
    case 'instance.resize':
      resizedFrom.set(id, old.of);
      return { ...old, of: flavorNames[String(parameters['new_flavor_id'])] ?? '' };
    case 'instance.revert_resize':
      return { ...old, of: resizedFrom.get(id) ?? '' };
    case 'instance.shelve':
      return { ...old, kind: 'shelved_instance' };
    case 'instance.unshelve':
      return { ...old, kind: 'instance' };
    case 'volume.extend':
      return { ...old, count: Number(parameters['new_size']) };
    case 'volume.retype':
      return { ...old, of: String(parameters['volume_type']) };
    default:
      return undefined;
  }
}
