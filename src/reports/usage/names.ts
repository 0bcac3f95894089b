import { read, text } from '../../utils/describing/safe-read.ts';
import type { Entry, Named } from '../entry.ts';
import { nobody, type BilledType, type ChangeOf } from './change.ts';

/** Shares equal objects between many resources. */
export class Shared {
  readonly #known = new Map<string, Named>();

  of(named: Named): Named {
    const key = JSON.stringify([named.id, named.name]);
    const known = this.#known.get(key);
    if (known === undefined) this.#known.set(key, named);
    return known ?? named;
  }
}

/** Names for resources that one notification has only by id, and another by name. */
export class Names {
  readonly #byId = new Map<string, string>();

  learn({ id, name }: Named): void {
    if (id !== '' && name !== '' && this.#byId.get(id) !== name) this.#byId.set(id, name);
  }

  /** Returns it with its name, if that is known. */
  of({ id, name }: Named): Named {
    return { id, name: name === '' ? (this.#byId.get(id) ?? '') : name };
  }
}

/** The names of projects, flavors and volume types, from all notifications that have them. */
export class LearnedNames {
  readonly projects = new Names();
  readonly kinds: Readonly<Record<BilledType, Names>> = {
    instance: new Names(),
    volume: new Names(),
    floating_ip: new Names(),
  };

  learn({ project, type, resource, payload }: Entry, changed: ChangeOf | undefined): void {
    this.projects.learn(project);
    if (type === 'flavor') this.kinds.instance.learn(resource);
    if (type === 'volume_type') this.kinds.volume.learn(resource);
    if (changed?.type !== 'instance') return;
    this.kinds.instance.learn(changed.change.reported.kind);
    this.kinds.instance.learn(flavorOf(payload));
  }
}

function flavorOf(payload: unknown): Named {
  const flavor = read(read(payload, 'resource'), 'flavor');
  const id = text(read(flavor, 'id'));
  return id === undefined ? nobody : { id, name: text(read(flavor, 'name')) ?? '' };
}
