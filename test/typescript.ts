// One TypeScript program for all that is compiled in tests, also files that are on no disk: to make one takes seconds.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../scripts/generate/schemas.ts';

/** What is on the disk, for the next program. */
const parsed = new Map<string, ts.SourceFile>();

export class Compilation {
  readonly #program: ts.Program;

  /** Compiles modules, and what they import, as this project is. Their paths are below the project; a text replaces what is there. */
  constructor(modules: ReadonlyMap<string, string | undefined>, others: ts.CompilerOptions = {}) {
    const { options } = configOf('tsconfig.json');
    const texts = new Map([...modules].map(([file, text]) => [path.join(root, file), text]));
    const all: ts.CompilerOptions = {
      ...options,
      ...{ noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: root, outDir: root },
      ...{ noUnusedLocals: false, noUnusedParameters: false },
      ...others,
    };
    const host = ts.createCompilerHost(all);
    const onDisk = { ...host };
    host.fileExists = (file) => texts.has(file) || onDisk.fileExists(file);
    host.readFile = (file) => texts.get(file) ?? onDisk.readFile(file);
    host.getSourceFile = (file, version) => {
      const known = texts.get(file) === undefined ? parsed.get(file) : undefined;
      const source = known ?? onDisk.getSourceFile.call(host, file, version);
      if (source !== undefined && texts.get(file) === undefined) parsed.set(file, source);
      return source;
    };
    this.#program = ts.createProgram([...texts.keys()], all, host);
  }

  /** What the compiler has against a module: `volume.ts:3: …`. */
  complaints(file: string): string[] {
    const source = this.#program.getSourceFile(path.join(root, file));
    if (source === undefined) return [`${file}: it is not there`];
    const program = this.#program;
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return diagnostics.map(({ start = 0, messageText }) => {
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      return `${file}:${String(line)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  }

  /** Writes the declarations of the package, as `npm run build` does. */
  writeDeclarations(folder: string): void {
    for (const file of packageSources()) {
      const source = this.#program.getSourceFile(path.join(root, file));
      this.#program.emit(source, (name, text) => {
        const target = path.join(folder, path.relative(path.join(root, 'src'), name));
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, text);
      });
    }
  }
}

/** What `npm run build` makes declarations of. */
export function packageSources(): string[] {
  return configOf('tsconfig.build.json').fileNames.map((file) => path.relative(root, file));
}

function configOf(name: string): ts.ParsedCommandLine {
  const file = path.join(root, name);
  const { config, error } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as {
    config: unknown;
    error?: object;
  };
  if (error !== undefined) throw new Error(`${file} cannot be read`);
  return ts.parseJsonConfigFileContent(config, ts.sys, root);
}
