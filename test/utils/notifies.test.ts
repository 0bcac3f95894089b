import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import ts from 'typescript';
import { root } from '../../scripts/generate/schemas.ts';
import { DecoratorTargetError } from '../../src/index.ts';
import { recordNotifications, type Recorder } from '../../src/testing/index.ts';
import * as standard from '../decorators.ts';

type Decorated = typeof standard;

/** Imports the same file, compiled with `experimentalDecorators`. */
async function legacy(run = 0): Promise<Decorated> {
  const source = readFileSync(path.join(root, 'test/decorators.ts'), 'utf8');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
      ...{ experimentalDecorators: true, emitDecoratorMetadata: true },
    },
  });
  expect(outputText).to.include('__decorate([');
  const own = pathToFileURL(path.join(root, 'src/index.ts')).href;
  const text = outputText.replaceAll("'notify-about'", JSON.stringify(own));
  // Each run gets a module of its own.
  return (await import(`data:text/javascript,${encodeURIComponent(text)}//${String(run)}`)) as Decorated;
}

for (const [form, load] of Object.entries({
  standard: () => Promise.resolve(standard),
  legacy: () => legacy(),
}))
  describe(`the decorator notifies, in its ${form} form`, () => {
    let decorated: Decorated;
    let recorder: Recorder;

    before(async () => {
      decorated = await load();
    });
    beforeEach(() => {
      recorder = recordNotifications();
    });

    const phases = (): string[] => recorder.notifications.map(({ payload }) => payload.phase);

    it('emits start and end of each call, and gives back what the method gives', async () => {
      const volume = await new decorated.Panel().extend(recorder.context(), 'v1', 20);
      expect(volume).to.deep.equal({ id: 'v1', name: 'data' });
      expect(recorder.eventTypes()).to.deep.equal([
        'dashboard.volume.extend.start',
        'dashboard.volume.extend.end',
      ]);
      const [start, end] = recorder.notifications;
      expect(end?.payload.parameters).to.deep.equal({ orig_size: 100, new_size: 20 });
      expect(start?.payload.resource).to.include({ size: 100 });
      expect(end?.payload.resource).to.include({ name: 'data' });
    });

    it('emits the error of a call that fails, and throws it on', async () => {
      const error: unknown = await new decorated.Panel()
        .extend(recorder.context(), 'v1', 200)
        .catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(RangeError);
      await new decorated.Panel().extend(recorder.context(), 'v1', 100);
      expect(phases()).to.deep.equal(['start', 'error', 'start', 'error']);
    });

    it('is for methods of a class, of a symbol, and for generators', async () => {
      const { Panel } = decorated;
      expect(Panel.remove(recorder.context())).to.equal(recorder.notifications[0]?.message_id);
      expect(new Panel()[decorated.rename](recorder.context())).to.equal(100);
      const chunks = new Panel().upload(recorder.context());
      for await (const chunk of chunks) expect(phases()).to.have.lengthOf(4 + chunk);
      expect(recorder.eventTypes().slice(-3)).to.deep.equal([
        'dashboard.volume.update.end',
        'dashboard.volume.upload_to_image.start',
        'dashboard.volume.upload_to_image.end',
      ]);
    });

    it('runs a method that cannot be described', () => {
      expect(new decorated.Panel().undescribed()).to.equal(7);
      expect(new decorated.Panel().describedAsNothing()).to.equal(7);
    });

    it('leaves a method what it was: its name, length, attributes, and what other decorators put on it', () => {
      const { Panel } = decorated;
      expect([Panel.prototype.extend.name, Panel.prototype.extend.length]).to.deep.equal(['extend', 3]);
      expect([Panel.remove.name, Panel.remove.length]).to.deep.equal(['remove', 2]);
      expect(Panel.prototype[decorated.rename]).to.include({ name: '[rename]', length: 1 });
      expect(Panel.prototype).to.have.property('extend').that.includes({ above: true, below: true });
      const { writable, enumerable, configurable } =
        Object.getOwnPropertyDescriptor(Panel.prototype, 'extend') ?? {};
      expect([writable, enumerable, configurable]).to.deep.equal([true, false, true]);
    });

    const misuses = ['onAGetter', 'onAProperty', 'onAClass'] as const;
    for (const misuse of misuses)
      it(`does not stand on anything but a method: ${misuse}`, () => {
        expect(decorated[misuse])
          .to.throw(DecoratorTargetError, /^@notifies on \w+: it is a [\w ]+; put the decorator on a method$/)
          .with.property('code', 'ERR_DECORATOR_TARGET');
      });
  });

describe('the decorator notifies', () => {
  it('keeps the metadata of a method, whichever decorator was first', async () => {
    const before = Object.getOwnPropertyDescriptors(Reflect);
    const known = new Map<unknown, Map<unknown, unknown>>();
    // The functions that reflect-metadata adds.
    Object.assign(Reflect, {
      defineMetadata: (key: unknown, value: unknown, target: unknown) =>
        known.set(target, (known.get(target) ?? new Map<unknown, unknown>()).set(key, value)),
      getOwnMetadata: (key: unknown, target: unknown) => known.get(target)?.get(key),
      getOwnMetadataKeys: (target: unknown) => [...(known.get(target)?.keys() ?? [])],
    });
    try {
      const decorated = await legacy(1);
      const prototype = decorated.Panel.prototype as unknown as Record<string, unknown>;
      const found = known.get(prototype['extend']);
      expect([...(found ?? [])]).to.deep.equal([
        ['below', 'method'],
        ['above', 'method'],
      ]);
    } finally {
      for (const name of Reflect.ownKeys(Reflect))
        if (!Object.hasOwn(before, name)) Reflect.deleteProperty(Reflect, name);
    }
  });
});
