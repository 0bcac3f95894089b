import { isObject, read } from '../describing/safe-read.ts';

// Where frameworks keep the request that theirs is made of: `request` of SvelteKit, Remix, Astro, Elysia and Koa; `req` of
// Hono, Koa and h3 2; `raw` of Fastify and of Hono's `req`; `node` of h3 1, whose `req` is Node's.
const within = ['request', 'req', 'raw', 'node'];
const MOST_PARTS = 4;

/**
 * What a request is made of, from what a handler is given to what the server was: Koa's context, Koa's request, Node's.
 * None when it is no object.
 */
export function partsOf(request: unknown): object[] {
  const parts: object[] = [];
  let part: unknown = request;
  while (isObject(part) && parts.length < MOST_PARTS && !parts.includes(part)) {
    parts.push(part);
    part = partWithin(part);
  }
  return parts;
}

/** What the first part that has it says. */
export function firstOf<T>(parts: readonly object[], find: (part: object) => T | undefined): T | undefined {
  for (const part of parts) {
    const found = find(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partWithin(part: object): unknown {
  return within.map((name) => read(part, name)).find(isPart);
}

// Applications keep other things under such names, as the bytes of a body.
function isPart(value: unknown): boolean {
  return isObject(value) && ['headers', 'req', 'raw'].some((name) => isObject(read(value, name)));
}
