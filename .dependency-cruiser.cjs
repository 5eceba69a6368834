/** Rooms import one way (docs/house.md): each may use those above it in this list, through its door (index.ts) or its types. */
const rooms = [
  'base',
  'vocabulary',
  'documents',
  'passages',
  'places',
  'mentions',
  'statements',
  'store',
  'queries',
  'analyses',
  'ingest',
  'reports',
  'doors',
];
const pure = ['base', 'vocabulary', 'passages', 'mentions', 'statements', 'analyses'];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...rooms.slice(0, -1).map((room, i) => ({
      name: `${room}-looks-up-only`,
      severity: 'error',
      comment: `${room} may import only the rooms above it`,
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${rooms.slice(i + 1).join('|')})/` },
    })),
    {
      name: 'through-the-door',
      severity: 'error',
      comment: 'import another room through its index.ts',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/([^/]+)/',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/doors/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'pure-rooms-touch-nothing',
      severity: 'error',
      comment: 'pure rooms never touch disk, network or database: these are passed in',
      from: { path: `^src/(${pure.join('|')})/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(node:)?(fs|fs/promises|net|http|https|child_process|dgram|tls|worker_threads)$|^pg$|^kysely$',
      },
    },
    {
      name: 'sql-lives-in-store',
      severity: 'error',
      from: { path: '^src/(?!store/)', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(pg|kysely|pg-copy-streams)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
