// The context of a service's request may hold credentials: Nova and Neutron send the caller's token in it.
import { itemsOf, membersOf, objectOf, type Member } from '../utils/text/json-text.ts';
import { maskText, mayHoldSecret } from '../utils/masking/masking.ts';
import { isSecretName } from '../utils/masking/names.ts';

/**
 * Masks a JSON object. The value of a secret's name, at any depth, becomes `"***"`, and so do secrets in its texts; the
 * rest stays as it was written.
 */
export function maskedContext(json: string): string {
  // The quick check does not see escaped characters.
  return json.includes('\\u') || mayHoldSecret(json) ? maskedObject(json) : json;
}

function maskedObject(json: string): string {
  const members = membersOf(json);
  const masked = members.map(maskedMember);
  return masked.every((member, at) => member === members[at]) ? json : objectOf(masked);
}

function maskedMember(member: Member): Member {
  const value = isSecretName(member.name) ? maskedSecret(member.value) : maskedValue(member.value);
  return value === member.value ? member : { ...member, value };
}

// The absence of a value is no secret.
function maskedSecret(json: string): string {
  return /^(?:true|false|null|"")$/.test(json) ? json : '"***"';
}

function maskedValue(json: string): string {
  if (json.startsWith('"')) return maskedText(json);
  if (json.startsWith('{')) return maskedObject(json);
  if (json.startsWith('[')) return `[${itemsOf(json).map(maskedItem).join(',')}]`;
  return json;
}

function maskedText(json: string): string {
  const text = JSON.parse(json) as string;
  const masked = maskText(text);
  return masked === text ? json : JSON.stringify(masked);
}

function maskedItem(item: string): string {
  const value = item.trim();
  return item.replace(value, () => maskedValue(value));
}
