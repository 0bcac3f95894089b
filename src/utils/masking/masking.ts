import { findNamed } from './assignments.ts';
import { findInCommands } from './commands.ts';
import { fold, type Folded } from './folding.ts';
import { isSecretName, perhapsSecretName } from './names.ts';
import { findRepeated } from './repeated.ts';
import { findPasswordsOfUrls, findShapes } from './shapes.ts';
import { cover } from './spans.ts';
import { hasTraces } from './traces.ts';
import type { Plain } from '../describing/safe-read.ts';

// For names this short, the quick look needs the characters after them: db_pw, in `"db_pw":`.
const SHORT = 16;

// Two patterns, since ignoring case costs time, and only one of them needs it.
const perhapsNamed = new RegExp(
  `${perhapsSecretName}|(?:bearer|basic)[\\s\\\\%+]|\\s--?\\w|[?&](?:sig|signature|code)=|/tokens/|--payload|payload\\\\{0,7}["'] ?: ?\\\\{0,7}["']|net user`,
  'i',
);
const perhapsShaped = new RegExp(
  [
    'PRIVATE|BEGIN SSH2|Private-Lines|gAAAA|eyJ|AQ[\\w+/]{36}==|\\$\\w{1,12}\\$|CHAP |(?:Incoming|Outgoing)User ',
    'gh[oprsu]_|github_pat_|glpat-|hv[bs]\\.|npm_|pypi-|AIza|shpat_|xox|/services/|#!|#cloud|#include|#part|IyEv|I2Nsb3Vk',
    'heat_template|, column \\d|:[^\\s:@]{1,256}@|:thin:|%3[aA]',
    '://[^\\s/?#:@["<>]*(?:@|:(?!\\d{1,5}(?:[/?#\'"`,;)\\]}])))',
  ].join('|'),
);

/** Replaces the secrets in free text with `***`, and keeps the rest. */
export function maskText(text: string): string {
  if (!hasTraces(text)) return text;
  const folded = fold(text);
  return perhaps(folded.text) ? maskFolded(text, folded) : text;
}

/**
 * Does the same for a message of a service or a client. Messages are rare and often contain secrets: there is no quick
 * look.
 */
export function maskMessage(text: string): string {
  return maskFolded(text, fold(text));
}

function maskFolded(text: string, { text: folded, placeOf }: Folded): string {
  const spans = [findShapes, findPasswordsOfUrls, findInCommands, findNamed].flatMap((find) => find(folded));
  if (spans.length === 0) return text;
  const all = [...spans, ...findRepeated(folded, spans)];
  return cover(
    text,
    all.map(([start, end]) => [placeOf(start), placeOf(end)]),
  );
}

/** Returns a deep copy: `'***'` for the value of a secret's name, unless it is a boolean; other texts are masked. */
export function maskValue(value: Plain): Plain {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object') return value;
  return Array.isArray(value) ? value.map(maskValue) : maskMembers(value);
}

function maskMembers(object: Record<string, Plain>): Plain {
  const masked: Record<string, Plain> = {};
  for (const [name, member] of Object.entries(object)) {
    if (name === '__proto__') continue;
    // The patterns take most of the time here, and most names have no trace of a secret.
    if (name.length > SHORT && !hasTraces(name)) masked[name] = maskValue(member);
    else masked[maskText(name)] = isSecretName(name) ? maskSecret(member) : maskValue(member);
  }
  return masked;
}

function maskSecret(member: Plain): Plain {
  return typeof member === 'boolean' ? member : '***';
}

/** Whether masking could change serialised JSON. `false` is certain, `true` is not. It runs on every notification. */
export function mayHoldSecret(json: string): boolean {
  return hasTraces(json) && perhaps(fold(json).text);
}

function perhaps(text: string): boolean {
  return perhapsNamed.test(text) || perhapsShaped.test(text);
}
