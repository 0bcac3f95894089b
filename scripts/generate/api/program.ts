import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../schemas.ts';

/**
 * Returns a program of these files and their imports, without the functions and types of the single resources, which
 * have a table of their own, and without the compiled schemas, which would take longer than all else.
 */
export function programOf(files: readonly string[]): ts.Program {
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    if (text === undefined) return undefined;
    const languageVersion = typeof version === 'object' ? version : { languageVersion: version };
    const { ParseAll, ParseNone } = ts.JSDocParsingMode;
    const jsDocParsingMode = file.includes('/node_modules/') ? ParseNone : ParseAll; // which saves a second
    return ts.createSourceFile(file, shortened(file, text), { ...languageVersion, jsDocParsingMode });
  };
  return ts.createProgram(files, options, host);
}

function compilerOptions(): ts.CompilerOptions {
  const file = path.join(root, 'tsconfig.json');
  const { config } = ts.parseConfigFileTextToJson(file, readFileSync(file, 'utf8')) as {
    config: { compilerOptions: object };
  };
  return ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ['node'] }, root).options;
}

function shortened(file: string, text: string): string {
  if (file.endsWith('/src/generated/validators.ts')) return '';
  if (!file.endsWith('/src/index.ts')) return text;
  return text.replaceAll(/^export .* from '\.\/(?:notifications\/.*|generated\/types\.ts)';$/gm, '');
}
