import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import n from 'eslint-plugin-n';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    // These examples need packages that only `npm run test:interop` installs, and compiles them.
    ignores: ['examples/fastify-trpc', 'examples/nest', 'examples/next'],
  },
  { ignores: ['dist', 'coverage', '.bench', '.interop', 'src/generated'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    files: ['src/**/*.ts'],
    plugins: { n },
    rules: {
      // It is in Node 20.15 and later; the rule's table asks for the release before it was backported.
      'n/no-unsupported-features/node-builtins': ['error', { ignores: ['zlib.crc32'] }],
      'n/prefer-node-protocol': 'error',
      'no-console': 'error',
    },
  },
  {
    rules: {
      // isolatedDeclarations wants the types that this rule calls needless.
      '@typescript-eslint/no-inferrable-types': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // `keyof Parameters & string` is no more than `keyof Parameters`, but the compiler lists the actions of it in a message.
    files: ['src/notifications/**/*.ts'],
    rules: { '@typescript-eslint/no-redundant-type-constituents': 'off' },
  },
  {
    // chai's assertions are expressions.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
