// Reads the value of an option from the text of an environment variable.
import { readFileSync } from 'node:fs';
import { NotifierOptionError } from '../api/errors.ts';

/** Reads a value. An invalid text is returned unchanged, for the check to refuse; errors name the variable. */
export type Read = (text: string, variable: string) => unknown;

export const asText: Read = (text) => text;
export const asList: Read = (text) => text.split(',').map((item) => item.trim());
// A comma may be part of a password, and separates hosts in oslo's URLs: only one before a scheme ends a URL.
export const asUrls: Read = (text) => text.split(/,(?=\s*[a-z][a-z\d+.-]*:\/\/)/i).map((url) => url.trim());
export const asNumber: Read = (text) => (/^\d+$/.test(text) ? Number(text) : text);
export const asFlag: Read = (text) =>
  ({ true: true, '1': true, false: false, '0': false })[text.toLowerCase()] ?? text;

// Paths of files: certificates, and passwords that are renewed, do not belong in an environment.
export const asFileOfUrls: Read = (file, variable) =>
  asUrls(readFile(file, variable, 'the path of a file with a URL').toString().trim(), variable);
export const asFileOfPem: Read = (file, variable) => readFile(file, variable, 'the path of a PEM file');

function readFile(file: string, variable: string, expected: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_OPTION_INVALID',
      option: variable,
      got: `a path that cannot be read (${String((error as NodeJS.ErrnoException).code)})`,
      expected,
    });
  }
}
