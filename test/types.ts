// Code that the compiler must accept or reject: types.test.ts compiles this file, and nothing runs it.
import type { IncomingMessage } from 'node:http';
import type { Request as ExpressRequest } from 'express';
import {
  currentOperation,
  notifies,
  notifyAboutFloatingIpAction,
  notifyAboutInstanceAction,
  notifyAboutNetworkAction,
  notifyAboutPortAction,
  notifyAboutSessionAction,
  notifyAboutVolumeAction,
  openNotifier,
  withNotifications,
  type ActionOf,
  type Details,
  type Notify,
  type Operation,
  type RequestContext,
  type Resource,
  type ResourceOf,
  type VolumeParameters,
} from 'notify-about';
import { isNotification, listen, validateNotification, type EventType } from 'notify-about/consumer';

interface Volume {
  id: string;
  size: number;
}

declare const context: RequestContext;
declare const volume: Volume;
declare const error: unknown;
declare const received: unknown;
declare const asked: { express: ExpressRequest; node: IncomingMessage; web: Request };
declare function uses(...values: unknown[]): void;

export function whatCompiles(): void {
  notifyAboutVolumeAction(context, volume, { action: 'delete', phase: 'start' });
  notifyAboutVolumeAction(context, volume, { action: 'delete', phase: 'error', error });
  notifyAboutVolumeAction({}, {}, { action: 'delete', phase: 'error', error: undefined });
  // The caller may give the time and the duration.
  const sometimes: number | undefined = undefined;
  notifyAboutVolumeAction(context, {}, { action: 'create', phase: 'start', at: new Date() });
  notifyAboutVolumeAction(context, volume, { action: 'create', phase: 'end', at: Date.now(), duration: 0.4 });
  notifyAboutVolumeAction(
    context,
    {},
    { action: 'create', phase: 'error', error, at: sometimes, duration: sometimes },
  );
  // An object of the caller's own, with more members than we know, also as a literal.
  notifyAboutVolumeAction(
    context,
    { id: 'v1', 'os-vol-host-attr:host': 'a', mine: 1 },
    { action: 'delete', phase: 'end' },
  );

  // Computed values are often undefined, and shared values often read-only.
  const groups: readonly string[] = ['default'];
  const security_groups = groups;
  const parameters = {
    description: undefined,
    count: 2,
    security_groups,
    metadata: { a: 'b', n: 1 },
  } as const;
  notifyAboutInstanceAction(context, { name: 'web' }, { action: 'create', phase: 'start', parameters });
  notifyAboutInstanceAction(context, volume, {
    action: 'create',
    phase: 'end',
    parameters: { block_device_mapping: [{ volume_id: 'v1', volume_size: undefined }] },
  });
  notifyAboutVolumeAction(context, volume, { action: 'update', phase: 'end', parameters: undefined });
  notifyAboutVolumeAction(context, volume, { action: 'delete', phase: 'end', parameters: {} });
  notifyAboutSessionAction({ userId: undefined, roles: groups }, {}, { action: 'logout', phase: 'end' });

  // Handlers that share a function have one of several actions.
  const power = (action: 'start' | 'stop'): void => {
    notifyAboutInstanceAction(context, volume, { action, phase: 'start' });
  };
  power('stop');
  const details: Details<VolumeParameters> = {
    action: 'extend',
    phase: 'start',
    parameters: { new_size: 2 },
  };
  notifyAboutVolumeAction(context, volume, details);
  notifyAboutVolumeAction({ notifier: openNotifier({ install: false }) }, volume, details);
}

// An API's null for absent values: in an object of its own, in a parameter, in a part of one, and in a list.
export function whereNullIsAbsent(port: string | null, names: (string | null)[] | null): void {
  notifyAboutFloatingIpAction(
    context,
    { id: 'f', port_id: null, router_id: port },
    { action: 'associate', phase: 'end', parameters: { port_id: port } },
  );
  const provider = { network_type: port, segmentation_id: null };
  notifyAboutNetworkAction(context, volume, {
    action: 'create',
    phase: 'start',
    parameters: { provider, availability_zone_hints: names, mtu: null },
  });
  notifyAboutNetworkAction(context, volume, { action: 'delete', phase: 'end', parameters: null });
  notifyAboutInstanceAction(context, volume, {
    action: 'create',
    phase: 'end',
    parameters: {
      block_device_mapping: [{ volume_id: null, volume_size: undefined }, null],
      metadata: { a: null },
      security_groups: names,
    },
  });
  withNotifications(
    notifyAboutPortAction,
    context,
    { id: port },
    { action: 'create', parameters: { device_id: port } },
    () => 1,
  );
}

class Server {
  readonly id = 's1';
  #secret = 1;
  reveal(): number {
    return this.#secret;
  }
}

interface WithTexts {
  message: string;
  name: string;
}

interface OfHeat {
  readonly id: string;
  readonly stack: string;
}

// Any type of the caller's: interfaces have no index signature, classes have private members.
export function whatIsAResource<T extends { id: string }>(
  all: [Server, OfHeat, WithTexts, Partial<Volume>, Record<string, unknown>, Record<string, string | null>],
  others: [Volume | { id: string }, Readonly<Volume>, object, Resource, T],
): T {
  for (const each of [...all, ...others, {}]) {
    notifyAboutVolumeAction(context, each, { action: 'delete', phase: 'end' });
    withNotifications(notifyAboutVolumeAction, context, each, { action: 'delete' }, () => 1);
  }
  return others[4];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the response of a client, and a table of functions
type Any = any;

export async function whatIsInferred(
  notify: Notify<VolumeParameters>,
  any: Notify<Any>,
  answer: Any,
): Promise<void> {
  const made: { id: string } = await withNotifications(
    notifyAboutVolumeAction,
    context,
    (created) => created ?? { name: 'a' },
    { action: 'create', parameters: { size: 1, description: null } },
    async () => Promise.resolve({ id: 'v' }),
  );
  const one: number = withNotifications(notify, context, volume, { action: 'delete' }, () => 1);
  const details = { action: 'extend', parameters: { new_size: 2 } } as const;
  const two: string = withNotifications(notifyAboutVolumeAction, context, volume, details, () => 'a');
  notifyAboutVolumeAction(context, volume, { ...details, phase: 'error', error });
  uses(made, one, two);

  // eslint-disable-next-line @typescript-eslint/no-unsafe-argument -- as it came
  notifyAboutVolumeAction(context, answer, { action: 'delete', phase: 'end' });

  // The compiler does not know which function a table returns.
  const table: Record<string, Notify<Any>> = {
    volume: notifyAboutVolumeAction,
    server: notifyAboutInstanceAction,
  };
  table['volume']?.(context, volume, { action: 'delete', phase: 'end' });
  withNotifications(any, context, volume, { action: 'extend', parameters: { new_size: 2 } }, () => 1);
  const told = <P, Action extends keyof P & string>(
    which: Notify<P>,
    action: ActionOf<P, Action, number>,
  ): number => withNotifications(which, context, volume, action, () => 1);
  told(notifyAboutVolumeAction, { action: 'extend', parameters: { new_size: 2 } });
  // @ts-expect-error The action does not exist.
  told(notifyAboutVolumeAction, { action: 'explode' });
}

export class Panel {
  @notifies(notifyAboutVolumeAction, (who: RequestContext, id: string, size: number | null) => ({
    context: who,
    resource: { id },
    action: 'extend',
    parameters: { new_size: size },
  }))
  extend(_who: RequestContext, id: string, size: number | null): Promise<Volume> {
    return Promise.resolve({ id, size: size ?? 0 });
  }
}

export function whatMustNotCompile(): void {
  // Short names, because an error is expected only on the next line.
  const [aboutVolume, aboutServer] = [notifyAboutVolumeAction, notifyAboutInstanceAction];
  const [who, what] = [context, volume];

  // @ts-expect-error The action does not exist.
  aboutVolume(who, what, { action: 'explode', phase: 'start' });
  // @ts-expect-error The phase does not exist.
  aboutVolume(who, what, { action: 'delete', phase: 'middle' });
  // @ts-expect-error The phase is not optional.
  aboutVolume(who, what, { action: 'delete' });
  // @ts-expect-error The action belongs to another resource.
  aboutVolume(who, what, { action: 'soft_reboot', phase: 'start' });
  // @ts-expect-error An error phase needs the error.
  aboutVolume(who, what, { action: 'delete', phase: 'error' });
  // @ts-expect-error An end has no error.
  aboutVolume(who, what, { action: 'delete', phase: 'end', error });
  // @ts-expect-error A start has no error.
  aboutVolume(who, what, { action: 'delete', phase: 'start', error });
  // @ts-expect-error A start has no duration.
  aboutVolume(who, what, { action: 'delete', phase: 'start', duration: 0.4 });
  // @ts-expect-error A time is a Date, or milliseconds.
  aboutVolume(who, what, { action: 'delete', phase: 'end', at: '2026-11-22T15:36:51Z' });
  // @ts-expect-error A duration is a number of seconds.
  aboutVolume(who, what, { action: 'delete', phase: 'end', duration: '0.4' });
  // @ts-expect-error The action has no such parameter.
  aboutVolume(who, what, { action: 'extend', phase: 'end', parameters: { newSize: 2 } });
  // @ts-expect-error The parameter belongs to another action.
  aboutVolume(who, what, { action: 'extend', phase: 'end', parameters: { status: 'error' } });
  // @ts-expect-error The parameter is a number.
  aboutVolume(who, what, { action: 'extend', phase: 'end', parameters: { new_size: '2' } });
  // @ts-expect-error A password is not accepted.
  aboutServer(who, what, { action: 'change_password', phase: 'end', parameters: { password: 'x' } });
  // @ts-expect-error The action has no parameters.
  aboutVolume(who, what, { action: 'delete', phase: 'end', parameters: { force: true } });
  // @ts-expect-error Only one value is accepted.
  aboutServer(who, what, { action: 'hard_reboot', phase: 'end', parameters: { reboot_type: 'SOFT' } });
  // @ts-expect-error A resource is an object: `{ id }`.
  aboutVolume(who, 'v1', { action: 'delete', phase: 'start' });
  // @ts-expect-error It is not optional.
  aboutVolume(who, undefined, { action: 'delete', phase: 'start' });
  // @ts-expect-error A promise is not a resource: it must be awaited.
  aboutVolume(who, Promise.resolve(what), { action: 'delete', phase: 'start' });
  // @ts-expect-error An array is not a resource.
  aboutVolume(who, [what], { action: 'delete', phase: 'start' });
  // @ts-expect-error An empty array is not a resource.
  aboutVolume(who, [], { action: 'delete', phase: 'start' });
  // @ts-expect-error A map is not a resource.
  aboutVolume(who, new Map([['v1', what]]), { action: 'delete', phase: 'start' });
  // @ts-expect-error An error is not a resource.
  aboutVolume(who, new TypeError('no'), { action: 'delete', phase: 'start' });
  const around = (resource: ResourceOf<Volume[]>): unknown =>
    withNotifications(aboutVolume, who, resource, { action: 'delete' }, () => [what]);
  // @ts-expect-error A function of the result must not return a promise.
  around(() => Promise.resolve(what));
  // @ts-expect-error It must not return an array.
  around((made) => made ?? []);
  around((made) => made?.[0] ?? {});
  // @ts-expect-error Without a result, a function is not a resource.
  aboutVolume(who, () => what, { action: 'delete', phase: 'start' });
  // @ts-expect-error A request is not a context.
  aboutVolume(asked.express, what, { action: 'delete', phase: 'start' });
  // @ts-expect-error Node's request is not a context.
  aboutVolume(asked.node, what, { action: 'delete', phase: 'start' });
  // @ts-expect-error The Web's request is not a context.
  aboutVolume(asked.web, what, { action: 'delete', phase: 'start' });
  // @ts-expect-error The context's names are in camel case.
  aboutVolume({ user_id: 'alice' }, what, { action: 'delete', phase: 'start' });
  // @ts-expect-error A token is not part of a context.
  aboutVolume({ userId: 'alice', token: 'gAAAA' }, what, { action: 'delete', phase: 'start' });
  // @ts-expect-error The option does not exist.
  openNotifier({ uri: 'amqp://localhost' });
  // @ts-expect-error There are two forms.
  openNotifier({ form: 'kafka' });
}

export async function whatAnActionIsDoneAround(): Promise<void> {
  const [aboutVolume, extend] = [notifyAboutVolumeAction, { action: 'extend' }] as const;
  const create = (name: string, key?: string): Promise<Volume> =>
    Promise.resolve({ id: `${name}${key ?? ''}`, size: 1 });

  const created: Volume = await withNotifications(
    aboutVolume,
    () => context,
    (made) => made ?? { name: 'data' },
    { action: 'create', parameters: { size: 1 }, failed: (made) => made.size === 0 && 'nothing' },
    () => create('data'),
  );
  const number: number = withNotifications(aboutVolume, context, volume, extend, ({ id }) => id.length);
  // With functions of the result and one that accepts the operation, the compiler needs an explicit type.
  await withNotifications(
    aboutVolume,
    context,
    (made) => made ?? {},
    { action: 'create', failed: (made) => made.size === 0 },
    (operation: Operation) => create('data', operation.id),
  );
  const chunks: AsyncGenerator<number> = withNotifications(
    aboutVolume,
    context,
    volume,
    extend,
    async function* () {
      await Promise.resolve();
      yield 1;
    },
  );
  const current: string | undefined = currentOperation()?.id;
  uses(created, number, chunks, current);

  const body = (): number => 1;
  // @ts-expect-error The action does not exist.
  withNotifications(aboutVolume, context, volume, { action: 'explode' }, body);
  // @ts-expect-error The action has no such parameter.
  withNotifications(aboutVolume, context, volume, { action: 'extend', parameters: { newSize: 1 } }, body);
  // @ts-expect-error The caller cannot set the phase.
  withNotifications(aboutVolume, context, volume, { action: 'extend', phase: 'end' }, body);
  // @ts-expect-error The result is a number.
  withNotifications(aboutVolume, context, volume, { action: 'extend', failed: (made: string) => made }, body);
  // @ts-expect-error A promise of a context is not accepted.
  withNotifications(aboutVolume, () => Promise.resolve(context), volume, extend, body);
  // @ts-expect-error Outside an operation it is undefined.
  uses(currentOperation().id);
}

export function whatIsNarrowed(): void {
  const notification = validateNotification(received);
  if (isNotification(notification, 'dashboard.volume.extend.error')) {
    const size: number | undefined = notification.payload.parameters?.new_size;
    const exception: string = notification.payload.fault.exception;
    const type: 'volume' = notification.payload.resource.type;
    uses(size, exception, type);
    // @ts-expect-error The parameter belongs to another action.
    uses(notification.payload.parameters?.image_name);
  }
  if (isNotification(notification, 'dashboard.volume.create.end')) {
    const { resource } = notification.payload;
    const known: string = resource.id ?? resource.name;
    const operation: string = notification.payload.operation_id;
    uses(known, operation);
  }
  if (isNotification(notification, 'dashboard.volume.create.error')) {
    const { resource } = notification.payload;
    // @ts-expect-error A resource that was not created may have neither.
    const known: string = resource.id ?? resource.name;
    uses(known);
  }
  if (isNotification(notification, 'dashboard.instance.rescue.start')) {
    const image: string | undefined = notification.payload.parameters?.image_id;
    uses(image);
    // @ts-expect-error A start has no fault.
    uses(notification.payload.fault);
    // @ts-expect-error A start has no duration.
    uses(notification.payload.duration);
  }
  // @ts-expect-error The event type does not exist.
  isNotification(notification, 'dashboard.volume.explode.end');
  // @ts-expect-error Before the type is narrowed, it may be any of them.
  uses(notification.payload.parameters?.new_size);
  const event: EventType = 'dashboard.session.login.error';
  uses(event);
}

export function whatAHandlerIsGiven(): void {
  const url = 'amqp://localhost';
  listen({
    url,
    handlers: {
      'dashboard.volume.extend.error': ({ event_type, payload }) => {
        const only: 'dashboard.volume.extend.error' = event_type;
        const size: number | undefined = payload.parameters?.new_size;
        uses(only, size, payload.fault.exception);
      },
      'dashboard.volume.*.error': async ({ payload }, { attempt, retry, reject }) => {
        const type: 'volume' = payload.resource.type;
        await Promise.resolve(type);
        if (attempt > 1) return reject('again');
        if (payload.action === 'extend') uses(payload.parameters?.new_size, payload.fault.exception_message);
        // @ts-expect-error Other actions have no such parameter.
        uses(payload.parameters?.new_size);
        return retry();
      },
      'dashboard.*.delete.end': ({ payload }) => {
        const phase: 'end' = payload.phase;
        // @ts-expect-error An end has no fault.
        uses(phase, payload.fault);
      },
      'compute.instance.*': ({ event_type, payload }) => {
        const any: string = event_type;
        // @ts-expect-error The payload of other services is unknown.
        uses(any, payload.state);
      },
      '*': (notification, { context, trace }) => {
        if (isNotification(notification, 'dashboard.volume.extend.end'))
          uses(notification.payload.parameters?.new_size);
        uses(context['user_id'], trace?.traceparent);
      },
    },
  });
  const computed: Record<string, (notification: { event_type: string }) => void> = { [url]: uses };
  listen({ url, handlers: computed, topics: ['audit.info'], ordered: true, concurrency: 1 });
  // @ts-expect-error The URL is not optional.
  listen({ handlers: computed });
  // @ts-expect-error The option does not exist.
  listen({ url, handlers: computed, prefetch: 1 });
  // @ts-expect-error A handler is a function.
  listen({ url, handlers: { 'dashboard.*': 'log' } });
}
