// Compiles files, also such that are on no disk, as this project is compiled.
import path from 'node:path';
import ts from 'typescript';
import { root } from '../scripts/generate/schemas.ts';

/** What the compiler has against modules: `volume.ts:3: …`. Paths are below the project; texts replace what is there. */
export function complaints(
  modules: ReadonlyMap<string, string | undefined>,
  others: ts.CompilerOptions = {},
): string[] {
  const options = { ...projectOptions(), noUnusedLocals: false, noUnusedParameters: false, ...others };
  const texts = new Map([...modules].map(([file, text]) => [path.join(root, file), text]));
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (file) => texts.has(file) || onDisk.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? onDisk.readFile(file);
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((file) => complaintsAbout(program, file));
}

function complaintsAbout(program: ts.Program, file: string): string[] {
  const source = program.getSourceFile(file);
  if (source === undefined) return [`${path.relative(root, file)}: it is not there`];
  const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return diagnostics.map(({ start = 0, messageText }) => {
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    return `${path.relative(root, file)}:${String(line)}: ${message}`;
  });
}

function projectOptions(): ts.CompilerOptions {
  const file = path.join(root, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as {
    config: unknown;
    error?: object;
  };
  if (error !== undefined) throw new Error(`${file} cannot be read`);
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}
