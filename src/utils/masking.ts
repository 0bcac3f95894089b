import { maskAssignments } from './masking/assignments.ts';
import { isSecretName, perhapsSecretName } from './masking/names.ts';
import { maskShapes, maskUrls } from './masking/shapes.ts';
import { hasTraces } from './masking/traces.ts';
import type { Plain } from './reading.ts';

// Two patterns, since ignoring case costs time where it is not needed.
const perhapsNamed = new RegExp(`${perhapsSecretName}|(?:bearer|basic)[\\s\\\\%+]`, 'i');
const perhapsShaped =
  /PRIVATE KEY|gAAAA|eyJ|[?&][Ss][Ii][Gg]|:\/\/[^\s/?#:@["<>]*(?:@|:(?!\d{1,5}[/?#'"`,;)\]}]))/;

/** Replaces the secrets in free text by `***`, and keeps the rest. */
export function maskText(text: string): string {
  // Only then assignments: a scheme or the head of a key file would be taken for the whole value.
  return mayHoldSecret(text) ? maskUrls(maskAssignments(maskShapes(text))) : text;
}

/** A deep copy: `'***'` for what a secret's name holds, unless it is a boolean; other texts are masked. */
export function maskValue(value: Plain): Plain {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object') return value;
  return Array.isArray(value) ? value.map(maskValue) : maskMembers(value);
}

function maskMembers(object: Record<string, Plain>): Plain {
  const masked: Record<string, Plain> = {};
  for (const [name, member] of Object.entries(object)) {
    if (name === '__proto__') continue;
    // The patterns take most of the time here, and most names have no trace.
    if (!hasTraces(name)) masked[name] = maskValue(member);
    else masked[maskText(name)] = isSecretName(name) ? maskSecret(member) : maskValue(member);
  }
  return masked;
}

function maskSecret(member: Plain): Plain {
  return typeof member === 'boolean' ? member : '***';
}

/** Whether masking could change serialised JSON: no is certain, yes is not. It runs on every notification. */
export function mayHoldSecret(json: string): boolean {
  return hasTraces(json) && (perhapsNamed.test(json) || perhapsShaped.test(json));
}
