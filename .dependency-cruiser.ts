// Who may import whom. One direction: shared <- main/core <- main/host; the renderer sees only shared.
// tests/tooling/boundaries.test.ts proves that every rule here bites.
import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser'

const ORPC = '(^|/)node_modules/@orpc/'
/** The places that know the call library, so that it can be replaced. */
const ORPC_PLACES = '^src/(shared/contract/base\\.ts|shared/rpc/|main/core/rpc/|renderer/api/)'

const forbidden: IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    comment: 'Files that need each other are one file, or need a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:|\\?(raw|url|worker|modulePath|nodeWorker)$' },
  },
  {
    name: 'shared-knows-nobody',
    comment: 'Every process imports shared, so shared imports none of them.',
    severity: 'error',
    from: { path: '^src/shared/' },
    to: { path: '^src/(main|preload|renderer)/' },
  },
  {
    name: 'shared-is-portable',
    comment: 'Shared also runs in a page: no Node, no React, no database.',
    severity: 'error',
    from: { path: '^src/shared/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'core-knows-no-host',
    comment: 'A host starts the core; the core knows neither hosts nor screens.',
    severity: 'error',
    from: { path: '^src/main/core/' },
    to: { path: '^src/(main/host|preload|renderer)/|^src/main/[^/]+\\.ts$' },
  },
  {
    name: 'gateways-are-wired-in-one-place',
    comment: 'The core states the interface it needs; only the composition root picks a gateway.',
    severity: 'error',
    from: { path: '^src/main/core/', pathNot: '^src/main/core/app\\.ts$' },
    to: { path: '^src/main/gateways/' },
  },
  {
    name: 'gateways-know-only-their-interface',
    comment: 'A gateway fills an interface of its caller and sees nothing else of the core.',
    severity: 'error',
    from: { path: '^src/main/gateways/' },
    to: { path: '^src/(main/(core|host)|preload|renderer)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'renderer-knows-only-shared',
    comment: 'A screen speaks through the contract.',
    severity: 'error',
    from: { path: '^src/renderer/' },
    to: { path: '^src/(main|preload)/' },
  },
  {
    name: 'renderer-has-no-node',
    comment: 'A page has no Node.',
    severity: 'error',
    from: { path: '^src/renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'renderer-takes-types-of-the-contract',
    comment: 'The schemas would put the whole of zod and the contract into the page.',
    severity: 'error',
    from: { path: '^src/renderer/' },
    to: { path: '^src/shared/(contract/|errors\\.ts)', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'preload-is-thin',
    comment: 'The preload hands a port over; it must load alone in a sandbox.',
    severity: 'error',
    from: { path: '^src/preload/' },
    to: { path: '^src/(main|renderer)/' },
  },
  {
    name: 'electron-stays-in-its-host',
    comment: 'Everything else also runs without Electron.',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(main/host/electron/|main/index\\.ts|preload/)' },
    to: { path: '(^|/)node_modules/electron/|^electron($|/)' },
  },
  {
    name: 'hosts-do-not-know-each-other',
    comment: 'What two hosts share lies beside them, not in one of them.',
    severity: 'error',
    from: { path: '^src/main/host/(electron|browser|cli)/' },
    to: { path: '^src/main/host/(electron|browser|cli)/', pathNot: '^src/main/host/$1/' },
  },
  {
    name: 'database-stays-in-the-core',
    comment: 'Hosts and gateways reach the book through the core.',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/main/core/' },
    to: { path: '(^|/)node_modules/(better-sqlite3|better-sqlite3-multiple-ciphers|drizzle-orm)/' },
  },
  {
    name: 'areas-meet-at-the-service',
    comment: "An area reaches another only through its service.ts: queries and tables are nobody else's business.",
    severity: 'error',
    from: { path: '^src/main/core/areas/([^/]+)/' },
    to: { path: '^src/main/core/areas/[^/]+/', pathNot: '^src/main/core/areas/($1/|[^/]+/service\\.ts$)' },
  },
  {
    name: 'orpc-stays-in-its-places',
    comment: 'The call library is known in four places, so that it can be replaced.',
    severity: 'error',
    from: { path: '^src/', pathNot: ORPC_PLACES },
    to: { path: ORPC },
  },
  {
    name: 'program-needs-no-tools',
    comment: 'What ships uses dependencies, not devDependencies; type-only imports vanish.',
    severity: 'error',
    from: { path: '^src/' },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: '(^|/)node_modules/(electron|@types/)',
    },
  },
  {
    name: 'program-knows-no-tests',
    comment: 'Nothing that ships imports tests or scripts.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(tests|scripts)/' },
  },
]

// The tool reads the default export.
const configuration: IConfiguration = {
  forbidden,
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['^out/', '^tests/tooling/fixtures/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.sql'],
    },
    skipAnalysisNotInRules: true,
  },
}

export default configuration
