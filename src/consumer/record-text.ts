// A notification and its context as JSON, written as they were received: parsing and serialising them again would round
// integers above 2^53, and write 1.0 as 1.
import { byName, inOneLine, membersOf, objectOf, withoutNaN, type Member } from '../utils/text/json-text.ts';
import type { RecordText } from '../utils/notification/record-line.ts';
import { contextName, UNIQUE_ID } from './decode.ts';
import { maskedContext } from './masked-context.ts';

/** The record of a body that `decodeBody` has read. */
export function recordTextOf(body: string): RecordText {
  const json = strictJson(body);
  const outer = byName(membersOf(json));
  const request = outer.get('request')?.value ?? 'null';
  if (request === 'null') return partedText(messageIn(outer) ?? json, undefined);
  return partedText(messageIn(byName(membersOf(request))) ?? request, outer.get('context')?.value);
}

/** The record of a message whose parts are strict JSON. */
export function partedText(message: string, beside: string | undefined): RecordText {
  const notification: Member[] = [];
  const context = beside?.startsWith('{') === true ? membersOf(beside) : [];
  for (const member of byName(membersOf(message)).values()) {
    const name = contextName(member.name);
    if (name !== '') context.push({ ...member, name, quoted: JSON.stringify(name) });
    else if (member.name !== UNIQUE_ID) notification.push(member);
  }
  // The context's secrets are masked.
  return { notification: objectOf(notification), context: maskedContext(objectOf(byName(context).values())) };
}

/** What Python writes, as strict JSON in a line. */
export function strictJson(json: string): string {
  return inOneLine(withoutNaN(json));
}

/** The text inside oslo's envelope, if it is one. */
function messageIn(envelope: ReadonlyMap<string, Member>): string | undefined {
  const message = envelope.get('oslo.message')?.value ?? 'null';
  return message === 'null' ? undefined : strictJson(JSON.parse(message) as string);
}
