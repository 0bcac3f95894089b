import { isObject, read } from '../describing/safe-read.ts';

// Where frameworks keep the request that theirs wraps: `request` of SvelteKit, Remix, Astro, Elysia and Koa; `req` of
// Hono, Koa and h3 2; `raw` of Fastify and of Hono's `req`; `node` of h3 1, whose `req` is Node's.
const within = ['request', 'req', 'raw', 'node'];
const MAX_PARTS = 4;

/**
 * Returns the layers of a request, from the object that a handler receives to the one that the server received: Koa's
 * context, Koa's request, Node's. Empty when it is not an object.
 */
export function partsOf(request: unknown): object[] {
  const parts: object[] = [];
  let part: unknown = request;
  while (isObject(part) && parts.length < MAX_PARTS && !parts.includes(part)) {
    parts.push(part);
    part = partWithin(part);
  }
  return parts;
}

/** Returns the first result that is not `undefined`. */
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

// Applications keep other values under such names, for example the bytes of a body.
function isPart(value: unknown): boolean {
  return isObject(value) && ['headers', 'req', 'raw'].some((name) => isObject(read(value, name)));
}
