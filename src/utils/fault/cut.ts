/** Returns the beginning of a text that is too long, without splitting a character. */
export function cut(value: string, length: number): string {
  if (value.length <= length) return value;
  const end = /[\ud800-\udbff]/.test(value.charAt(length - 2)) ? length - 2 : length - 1;
  // The ellipsis keeps a password that was cut from resembling the port of a URL.
  return `${value.slice(0, end)}…`;
}
