/** Parses CSV by RFC 4180, character by character. */
export function recordsOf(csv: string): string[][] {
  const records: string[][] = [];
  let [record, field, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < csv.length; at++) {
    const character = csv.charAt(at);
    if (isQuoted && character === '"' && csv.charAt(at + 1) === '"') field += csv.charAt(++at);
    else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted || !/[,\r]/.test(character)) field += character;
    else if (character === ',') [record, field] = [[...record, field], ''];
    else {
      at++;
      records.push([...record, field]);
      [record, field] = [[], ''];
    }
  }
  return records;
}
