// One middleware emits the notifications of every procedure that says in its `meta` what it does.
import { initTRPC } from '@trpc/server';
import { contextFromRequest, withNotifications, type Notify, type RequestContext } from 'notify-about';
import { tokenOf } from './cloud.ts';

/** Which function reports a procedure, with its action. */
interface Meta {
  readonly notify: Notify<any>;
  readonly action: string;
}

export interface Context {
  readonly notifying: RequestContext;
  readonly cookie: string | undefined;
}

export function createContext({ req }: { req: { headers: { cookie?: string } } }): Context {
  const { cookie } = req.headers;
  return { notifying: contextFromRequest(req, { token: () => tokenOf(cookie) }), cookie };
}

const { procedure, router, middleware } = initTRPC.context<Context>().meta<Meta>().create();

// First of all: what the session or the input refuses is an error of the action, too.
const notifying = middleware(async ({ ctx, meta, getRawInput, next }) => {
  if (meta === undefined) return next();
  const input = await getRawInput();
  const asked = typeof input === 'object' && input !== null ? input : {};
  return withNotifications(
    meta.notify,
    ctx.notifying,
    (result) => (result?.ok === true ? (result.data as object) : asked),
    { action: meta.action, failed: (result) => !result.ok && result.error },
    () => next(),
  );
});

const loggedIn = middleware(({ ctx, next }) => {
  tokenOf(ctx.cookie);
  return next();
});

export { router };
export const action = procedure.use(notifying).use(loggedIn);
