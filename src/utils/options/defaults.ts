/** The defaults of a table, by option. */
export type DefaultsOf<Table> = {
  readonly [
    Name in keyof Table as Table[Name] extends { readonly default: unknown } ? Name : never
  ]: Table[Name] extends { readonly default: infer Value } ? Value : never;
};

/** Returns the options, with the defaults of a table for those that are absent or `undefined`. */
export function withDefaults<Options extends object, Table extends object>(
  table: Table,
  options: Options,
): Options & DefaultsOf<Table> {
  const defaults = Object.entries(table).flatMap(([option, row]: [string, object]) =>
    'default' in row ? [[option, row.default]] : [],
  );
  return { ...Object.fromEntries(defaults), ...withoutUndefined(options) } as Options & DefaultsOf<Table>;
}

export function withoutUndefined<Options extends object>(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;
}
