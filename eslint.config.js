import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.fixture.ts', 'tests/**/*.ts'];

const UNUSED = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' };

/** What scripts under build/ find in Node without importing it. */
const NODE_GLOBALS = Object.fromEntries(
  ['process', 'Buffer', 'console', 'performance', 'URL', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'fetch', 'structuredClone', 'TextDecoder', 'TextEncoder', 'atob', 'btoa']
    .map((name) => [name, 'readonly']),
);

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'schemas/generated/', 'test-results/', 'playwright-report/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-implied-eval': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-unused-vars': ['error', UNUSED],
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: {
      parserOptions: {
        project: ['shared/tsconfig.json', 'electron/tsconfig.json', 'renderer/tsconfig.json', 'tests/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', UNUSED],
      // A number in a sentence reads as it should.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `type` for unions and functions, `interface` for objects that are implemented: a matter of the case at hand.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // `ReadonlyArray<readonly [string, string]>` reads better than its short form, `readonly string[]` than its long one.
      '@typescript-eslint/array-type': 'off',
      // A declaration that is merged with a library's can only be an index signature.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // An empty method says that an event is of no interest.
      '@typescript-eslint/no-empty-function': 'off',
      // An async method may await nothing: what it implements is asynchronous.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['shared/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate', 'performance', 'crypto', 'process', 'fetch'].map((name) => ({
          name, message: 'The core reaches time, randomness and the network through shared/platform.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the Clock of shared/platform.' },
        { object: 'Math', property: 'random', message: 'Take the Random of shared/platform.' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // Only the React Compiler, which does not run here, depends on it.
      'react-hooks/preserve-manual-memoization': 'off',
      'no-restricted-imports': ['error', { patterns: [
        { group: ['node:*', 'electron', '**/electron/*'], message: 'The window reaches the host through shared/ipc.' },
        { group: ['dayjs', 'moment', 'lodash', 'lodash/*'], message: 'date-fns and the language itself do this.' },
      ] }],
      // Actions of a zustand store are taken out of it by design; they do not use `this`.
      '@typescript-eslint/unbound-method': 'off',
      'no-eval': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  {
    files: TESTS,
    rules: {
      // Test doubles and parsed answers are checked by the assertions that follow.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // A JSON value in a sentence that a test makes up for itself.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    files: ['build/**/*.mjs', 'tests/**/*.mjs', '*.js', '*.cjs'],
    languageOptions: { globals: { ...NODE_GLOBALS, module: 'writable', require: 'readonly' } },
  },
);
