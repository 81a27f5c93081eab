// What the linter holds. The types are checked by tsc; here stand the rules that need types to see a mistake
// (promises nobody waits for, unsafe values), the rules of React, and the house's own (scripts/lint).
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { house } from './scripts/lint/plugin.ts'

const TYPED = ['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'scripts/**/*.ts', '*.ts', '.dependency-cruiser.ts']

export default tseslint.config(
  { ignores: ['node_modules/', 'out/', 'dist/', 'test-results/', '.cache/', 'tests/tooling/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { house } },
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers in templates are ordinary; what is unsafe there (objects, undefined) stays forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `return answer(response, 403)` ends a function early and reads well.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Objects here are closures whose interfaces use method syntax; nothing of ours asks for `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A function is async because its interface promises, also where one filling of it need not wait.
      '@typescript-eslint/require-await': 'off',
      // Mapped types of a contract without procedures of a kind are empty, and meant to be.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // noUncheckedIndexedAccess already makes the question visible; `!` needs a reason like any suppression.
      '@typescript-eslint/no-non-null-assertion': 'error',
      // tsc reports these itself.
      '@typescript-eslint/no-unused-vars': 'off',
      // Interfaces of one call signature and empty object types appear in generic contract types.
      '@typescript-eslint/unified-signatures': 'off',
      // Types often prove a check needless that guards input from outside the types (a page, a disk).
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Names are shortened to initials by code points on purpose; graphemes are asked for where they matter.
      '@typescript-eslint/no-misused-spread': 'off',
      // Enums of libraries are numbers here: erasable syntax knows no enum.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // A type parameter used once still documents what comes back, e.g. `db.all<Row>(sql)`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: a thing has one name everywhere.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
      ],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Reading every type in the tests would double the time; what a test must not miss is a promise nobody waits for.
    files: ['tests/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  { files: ['**/*.config.ts', '.dependency-cruiser.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['scripts/**/*.{ts,mjs}', 'src/main/host/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
  { files: ['src/**/*.{ts,tsx}'], rules: { 'house/upsert': 'error', 'house/sync-transaction': 'error' } },
  {
    files: ['src/main/core/**/*.ts', 'src/shared/**/*.ts'],
    // The sample shop is full of names and notes: they are its customers', not the program's.
    ignores: ['src/shared/words/**', 'src/main/core/sample/**'],
    rules: { 'house/core-prose': 'error' },
  },
  { files: ['src/main/core/**/*.ts', 'src/shared/**/*.ts'], rules: { 'house/ambient-input': 'error' } },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs['recommended-latest'].rules,
      // These two speak of what the React compiler would skip; it is not used here.
      'react-hooks/incompatible-library': 'off',
      'react-hooks/preserve-manual-memoization': 'off',
      'house/literal-words': 'error',
      'house/logical-props': 'error',
      // A handler may be async: React does not wait for it and the call reports its own failure.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['src/renderer/app/theme/**', 'src/renderer/app/theme.ts'], rules: { 'house/logical-props': 'off' } },
  {
    files: ['**/*.mjs'],
    rules: { eqeqeq: ['error', 'always', { null: 'ignore' }] },
  },
)
