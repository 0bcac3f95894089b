// A panel with decorated methods. It is compiled for both forms of decorators, and run in both: notifies.test.ts.
import { currentOperation, notifies, notifyAboutVolumeAction, type RequestContext } from 'notify-about';

export const rename: unique symbol = Symbol('rename');

/** A framework's decorator: it reads the function, and leaves a mark on it. */
export function marked(mark: string): (...decorated: unknown[]) => void {
  return (target, key, descriptor) => {
    const method: unknown = descriptor === undefined ? target : (descriptor as PropertyDescriptor).value;
    const metadata = Reflect as { defineMetadata?(key: string, value: unknown, target: unknown): void };
    metadata.defineMetadata?.(mark, key === undefined ? 'class' : 'method', method);
    Object.assign(method as object, { [mark]: true });
  };
}

export class Panel {
  readonly limit = 100;

  @marked('above')
  @notifies(
    notifyAboutVolumeAction,
    function (this: Panel, context: RequestContext, id: string, size: number) {
      return {
        context,
        resource: (volume) => volume ?? { id, size: this.limit },
        action: 'extend',
        parameters: { orig_size: this.limit, new_size: size },
        failed: ({ name }) => name === 'full' && new RangeError('no space'),
      };
    },
  )
  @marked('below')
  async extend(_context: RequestContext, id: string, size: number): Promise<{ id: string; name: string }> {
    await Promise.resolve();
    if (size > this.limit) throw new RangeError('too large');
    return { id, name: size === this.limit ? 'full' : 'data' };
  }

  @notifies(notifyAboutVolumeAction, (context: RequestContext) => ({
    context: () => context,
    resource: { id: 'v1' },
    action: 'delete',
  }))
  static remove(context: RequestContext, force?: boolean): string | undefined {
    return force === true ? context.userId : currentOperation()?.id;
  }

  @notifies(notifyAboutVolumeAction, (context: RequestContext) => ({
    context,
    resource: { id: 'v1' },
    action: 'update',
  }))
  [rename](context: RequestContext, ...names: string[]): number {
    return context.roles?.length ?? this.limit + names.length;
  }

  @notifies(notifyAboutVolumeAction, (context: RequestContext) => ({
    context,
    resource: { id: 'v1' },
    action: 'upload_to_image',
  }))
  async *upload(context: RequestContext): AsyncGenerator<number> {
    await Promise.resolve(context);
    yield 1;
  }

  @notifies(notifyAboutVolumeAction, (): never => {
    throw new Error('cannot be described');
  })
  undescribed(): number {
    return 7;
  }

  // As in JavaScript: without a return value.
  @notifies(notifyAboutVolumeAction, (() => undefined) as never)
  describedAsNothing(): number {
    return 7;
  }
}

export const onAGetter = (): unknown => {
  class Decorated {
    // @ts-expect-error Only a method can be decorated.
    @notifies(notifyAboutVolumeAction, () => ({ context: {}, resource: {}, action: 'delete' }))
    get size(): number {
      return Math.random();
    }
  }
  return Decorated;
};

export const onAProperty = (): unknown => {
  class Decorated {
    // @ts-expect-error A property with a function cannot be decorated.
    @notifies(notifyAboutVolumeAction, () => ({ context: {}, resource: {}, action: 'delete' }))
    remove = (): number => 1;
  }
  return Decorated;
};

export const onAClass = (): unknown => {
  // @ts-expect-error A class cannot be decorated.
  @notifies(notifyAboutVolumeAction, () => ({ context: {}, resource: {}, action: 'delete' }))
  class Decorated {
    readonly size = 1;
  }
  return Decorated;
};

export class Wrong {
  // @ts-expect-error The method has other arguments.
  @notifies(notifyAboutVolumeAction, (id: number) => ({ context: {}, resource: { id }, action: 'delete' }))
  remove(id: string): string {
    return id;
  }
}
