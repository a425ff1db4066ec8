import tseslint from 'typescript-eslint';

const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from platform/clock.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from platform/clock.',
  },
];
const promiseAllInTx = {
  selector:
    "CallExpression[callee.property.name='run'] CallExpression[callee.object.name='Promise'][callee.property.name=/^(all|allSettled|race)$/]",
  message: 'Queries of one transaction run one after another: a sibling would escape the rollback.',
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.data', 'views/assets', 'coverage', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'bin/*.mjs', 'bin/*/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
      'no-console': 'error',
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', 70],
      'max-params': ['error', 5],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings come from platform/config.' },
      ],
      'no-restricted-syntax': ['error', ...clock, promiseAllInTx],
    },
  },
  {
    files: ['src/**/*.{service,store,rules,entity}.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/common',
              importNames: [
                'HttpException',
                'BadRequestException',
                'NotFoundException',
                'ConflictException',
                'ForbiddenException',
                'UnauthorizedException',
              ],
              message: 'Throw a DomainError; the filter knows HTTP.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/platform/config/**', 'src/platform/embedded/**', 'test/**', 'bench/**', 'bin/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: [
      'src/platform/clock/**',
      'test/**',
      'bench/**',
      'views/islands/**',
      'bin/**',
      'src/platform/embedded/**',
    ],
    rules: { 'no-restricted-syntax': ['error', promiseAllInTx] },
  },
  {
    files: ['test/**', 'src/**/*.spec.ts', 'bench/**', 'bin/**', '*.js'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
