import { isObject, list, names, read, text } from '../describing/safe-read.ts';
import { bodyOf, type Body } from './body.ts';
import { sentenceOfText, withoutTraceback } from './markup.ts';

/**
 * The members that contain a service's message, the best first: Nova and Neutron (`message`), S3 (`Message`), WSME
 * (`faultstring`), Ironic, Watcher and Aodh (`error_message`), OAuth (`error_description`), Gnocchi (`reason`),
 * Placement and FastAPI (`detail`), Barbican and Zaqar (`description`), Keystone and Heat (`error`), Magnum and Zun
 * (`errors`), Neutron's own, FastAPI's (`msg`), and pkgcloud's for a body that was not JSON (`err`).
 */
const members = (
  'message Message faultstring error_message errorMessage error_description reason detail description ' +
  'error errors NeutronError QuantumError cause explanation msg err title'
).split(' ');

const DEEPEST = 5;
const MAX_SENTENCES = 3;

/** Returns the service's message in a body of any OpenStack service or of most others. */
export function sentenceOf(body: Body): string | undefined {
  return typeof body === 'string' ? sentenceOfText(body) : sentenceIn(body, 0);
}

function sentenceIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return withoutTraceback(value);
  if (!isObject(value) || depth > DEEPEST) return undefined;
  const several = list(value);
  if (several.length > 0) return joined(several.slice(0, MAX_SENTENCES), depth);
  return sentenceOfMembers(value, depth) ?? sentenceOfOnly(value, depth);
}

function sentenceOfMembers(object: object, depth: number): string | undefined {
  for (const name of members) {
    // The description of a resource is the user's own text.
    if (name === 'description' && !isFault(object)) continue;
    const found = sentenceOfMember(read(object, name), depth);
    if (found !== undefined) return found;
  }
  return undefined;
}

function sentenceOfMember(member: unknown, depth: number): string | undefined {
  const body = typeof member === 'string' && /^\s*[{[<]/.test(member) ? bodyOf(member) : member;
  return typeof body === 'string' ? sentenceOfText(body) : sentenceIn(body, depth + 1);
}

function isFault(object: object): boolean {
  return ['title', 'code', 'status', 'cause'].some((name) => read(object, name) !== undefined);
}

function joined(several: unknown[], depth: number): string | undefined {
  const sentences = several.map((each) => sentenceIn(each, depth + 1)).filter((each) => each !== undefined);
  return sentences.length === 0 ? undefined : sentences.join('; ');
}

/** Returns the class of a fault, which is the member's name: `{ itemNotFound: { code: 404, message: … } }`. */
export function faultKey(body: unknown): string | undefined {
  return names(body)
    .slice(0, 10)
    .find((name) => isObject(read(body, name)) && text(read(read(body, name), 'message')) !== undefined);
}

// Adjutant has lists of texts by the name of a field.
function sentenceOfOnly(object: object, depth: number): string | undefined {
  const key =
    faultKey(object) ?? names(object).find((name) => list(read(object, name)).length > 0 && depth > 0);
  return key === undefined ? undefined : sentenceIn(read(object, key), depth + 1);
}
