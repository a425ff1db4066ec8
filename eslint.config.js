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
/** Constructors only list what is injected; functions take an object once they need so much. */
const manyParameters = [
  'FunctionDeclaration',
  "MethodDefinition[kind='method'] > FunctionExpression",
  'ArrowFunctionExpression',
].map(kind => ({
  selector: `${kind}[params.length>5]`,
  message: 'More than five parameters: take an object.',
}));
const AT_ONCE =
  "CallExpression[callee.object.name='Promise'][callee.property.name=/^(all|allSettled|any|race)$/]";
const promiseAllInTx = {
  selector: `:matches(CallExpression[callee.property.name='run'], :function[params.0.name='tx']) ${AT_ONCE}`,
  message: 'Queries of one transaction run one after another: a sibling would escape the rollback.',
};
const save = {
  selector: "CallExpression[callee.property.name='save'][arguments.length>0]",
  message:
    'save() reads and then writes, so the last of two racers wins: insert, or update under a condition.',
};

export default tseslint.config(
  { ignores: ['dist', 'dist.new-*', 'node_modules', '.data', 'views/assets', 'coverage', '**/*.cjs'] },
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
      'no-console': 'error',
      // Forms are classes for their decorators only; a copy of one as a plain object is meant.
      '@typescript-eslint/no-misused-spread': 'off',
      // Nest declares its options as classes; an object with their members is what it wants.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', 70],
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
      'no-restricted-syntax': ['error', ...clock, promiseAllInTx, save, ...manyParameters],
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
    files: [
      'src/main.ts',
      'src/platform/config/**',
      'src/platform/embedded/**',
      'test/**',
      'bench/**',
      'bin/**',
    ],
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
    files: ['test/**', 'src/**/*.spec.ts', 'bench/**', 'bin/**', 'migrations/**', '*.js'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      // Bodies of answers are whatever the server sent; the assertions are what looks into them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
