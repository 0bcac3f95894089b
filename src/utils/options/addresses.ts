// The addresses that a user's function returns for topics. It may throw, or return no address: that is found when the
// options are checked, and any later call must catch it.
import { inOneLine } from '../text/one-line.ts';
import { shown } from './validate.ts';
import { NotifierOptionError } from '../api/errors.ts';
import { describeFault } from '../fault/fault.ts';
import { notifierTable } from './table.ts';

export type AddressOf = (topic: string) => string;

/** Returns the topics that a notifier makes from one. */
export function withPriorities(topic: string): string[] {
  return [`${topic}.info`, `${topic}.error`];
}

/** Throws a `NotifierOptionError` unless the function, if there is one, returns an address for each topic. */
export function checkAddresses(address: AddressOf | undefined, topics: readonly string[]): void {
  if (address !== undefined) for (const topic of topics) addressBy(address, topic);
}

/** Returns the function's address for a topic. Throws a `NotifierOptionError` when it returns none. */
export function addressBy(address: AddressOf, topic: string): string {
  const given = ask(address, topic);
  if (typeof given === 'string' && given !== '') return given;
  throw noAddress(`${shown('address', given)} for ${topic}`);
}

function ask(address: AddressOf, topic: string): unknown {
  try {
    return address(topic);
  } catch (error) {
    const description = describeFault(error, false).exception_message;
    throw noAddress(`an error for ${topic} (${inOneLine({ description })})`);
  }
}

function noAddress(got: string): NotifierOptionError {
  const { expected } = notifierTable.address;
  return new NotifierOptionError({ code: 'ERR_NOTIFIER_OPTION_INVALID', option: 'address', got, expected });
}
