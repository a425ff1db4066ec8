// The architecture in one line: a module may use the ones to its left, through their index.ts only.
const order = [
  'events',
  'inventory',
  'queue',
  'holds',
  'bookings',
  'payments',
  'tickets',
  'storefront',
  'admin',
];
const any = order.join('|');

const lookLeft = order.slice(0, -1).map((name, i) => ({
  name: `${name}-looks-left-only`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: `^src/(${order.slice(i + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...lookLeft,
    {
      name: 'enter-by-the-index',
      severity: 'error',
      from: { path: `^src/(${any})/` },
      to: { path: `^src/(${any})/`, pathNot: ['^src/$1/', `^src/(${any})/index\\.ts$`] },
    },
    {
      name: 'platform-knows-no-tickets',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${any})/` },
    },
    {
      name: 'rules-touch-nothing',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        dependencyTypesNot: ['type-only'],
        path: [
          'node_modules/(typeorm|@nestjs|ioredis|bull)',
          '^src/platform/(database|redis|jobs)',
          '\\.(service|store|controller|jobs)\\.ts$',
        ],
      },
    },
    {
      name: 'controllers-do-not-query',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: ['node_modules/typeorm', '\\.(store|entity)\\.ts$'] },
    },
    {
      name: 'redlock-lives-in-one-place',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/redis/' },
      to: { path: 'node_modules/redlock' },
    },
    {
      name: 'every-folder-is-listed',
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/(${any}|platform)/`, '^src/(main|app|app\\.module)\\.ts$'] },
      to: {},
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};

// For the tests; hidden from dependency-cruiser, which refuses settings that it does not know.
Object.defineProperty(module.exports, 'order', { value: order });
