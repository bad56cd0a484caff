// Rules of the project: `npx eslint -c tests/eslint.config.js .` from the project root.
import { defineConfig, globalIgnores } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/']),
  ts.configs.recommended,
  // Rules that know the types: promises that nobody waits for, comparisons that are always true, objects written as "[object Object]".
  {
    files: ['src/**/*.{ts,svelte}'],
    extends: [ts.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: process.cwd(), extraFileExtensions: ['.svelte'] },
    },
  },
  {
    // ESLint does not know the types of components, and takes them for any; svelte-check knows them.
    files: ['src/**/*.svelte', 'src/app/start.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  svelte.configs['flat/recommended'],
  prettier,
  svelte.configs['flat/prettier'],
  {
    files: ['**/*.{js,mjs,ts,svelte}'],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Prettier formats every line: a long one that it may not break is hard to read, and hides how long a file is.
      'no-warning-comments': ['error', { terms: ['prettier-ignore'], location: 'anywhere' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    // The map library stays behind one door; tests/architecture.test.ts judges every other import.
    files: ['src/**/*.{ts,svelte}'],
    ignores: ['src/map/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'maplibre-gl', message: 'Only src/map/ talks to MapLibre.' }] },
      ],
    },
  },
);
