import { isObject, list, names, read, text } from '../describing/safe-read.ts';
import { bodyOf, type Body } from './body.ts';
import { sentenceOfText, withoutTraceback } from './markup.ts';

/**
 * The members that hold what a service says, the best first: Nova and Neutron (`message`), S3 (`Message`), WSME
 * (`faultstring`), Ironic, Watcher and Aodh (`error_message`), OAuth (`error_description`), Gnocchi (`reason`), Placement
 * and FastAPI (`detail`), Barbican and Zaqar (`description`), Keystone and Heat (`error`), Magnum and Zun (`errors`),
 * Neutron's own, FastAPI's (`msg`), and pkgcloud's of what was no JSON (`err`).
 */
const members = (
  'message Message faultstring error_message errorMessage error_description reason detail description ' +
  'error errors NeutronError QuantumError cause explanation msg err title'
).split(' ');

const DEEPEST = 5;
const MOST_SENTENCES = 3;

/** What a service says in a body, in the form of any OpenStack service and of most others. */
export function sentenceOf(body: Body): string | undefined {
  return typeof body === 'string' ? sentenceOfText(body) : sentenceIn(body, 0);
}

function sentenceIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return withoutTraceback(value);
  if (!isObject(value) || depth > DEEPEST) return undefined;
  const several = list(value);
  if (several.length > 0) return joined(several.slice(0, MOST_SENTENCES), depth);
  return sentenceOfMembers(value, depth) ?? sentenceOfOnly(value, depth);
}

function sentenceOfMembers(object: object, depth: number): string | undefined {
  for (const name of members) {
    // What a resource is described as is the user's own text.
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

/** The class of a fault that stands before it: `{ itemNotFound: { code: 404, message: … } }`. */
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
