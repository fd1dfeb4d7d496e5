/**
 * Who may import whom. `npm run lint:layers` checks it, and so does `npm test`; docs/architecture.md draws it.
 *
 * Each layer of shared/ with the layers below it that it may use. What is not listed is forbidden.
 */
const PROTOCOL = ['platform', 'pki', 'ocpp', 'journal', 'session'];
const LAYERS = {
  platform: [],
  pki: ['platform'],
  forms: [],
  tariff: [],
  ocpp: ['platform'],
  journal: ['platform', 'ocpp'],
  session: ['platform', 'ocpp', 'journal'],
  // Both ends compute with it, and the window shows what it says.
  'smart-charging': ['platform', 'ocpp', 'journal'],
  state: PROTOCOL,
  inventory: [...PROTOCOL, 'forms', 'state'],
  csms: [...PROTOCOL, 'smart-charging', 'tariff'],
  station: [...PROTOCOL, 'smart-charging', 'tariff'],
  tap: PROTOCOL,
  import: PROTOCOL,
  export: PROTOCOL,
  insight: [...PROTOCOL, 'state', 'import'],
  'use-cases': [...PROTOCOL, 'smart-charging', 'tariff', 'forms', 'state', 'csms', 'station'],
  workbench: [...PROTOCOL, 'smart-charging', 'tariff', 'forms', 'state', 'inventory', 'csms', 'station', 'tap', 'import', 'export', 'insight', 'use-cases', 'ipc'],
  // Only the contract: it names types of what stands behind it, and runs nothing of it.
  ipc: [...PROTOCOL, 'tariff', 'forms', 'state', 'inventory', 'insight', 'use-cases'],
};
/** Packages without Node, DOM or state of their own. */
const PURE_PACKAGES = ['valibot', 'jsonc-parser', 'yaml', '@noble/hashes'];
/** What the window may take from the core. */
const WINDOW_MAY = ['platform', 'ocpp', 'journal', 'smart-charging', 'tariff', 'state', 'inventory', 'insight', 'use-cases', 'ipc'];
/** The only files that know Electron. */
const ELECTRON_FILES = '^electron/(main|preload|window|menu|ipc-host)\\.ts$';

const oneOf = (names) => `^shared/(${names.join('|')})/`;

const layerRules = Object.entries(LAYERS).map(([layer, below]) => ({
  name: `layer-${layer}`,
  comment: `shared/${layer} may import ${below.length === 0 ? 'no other layer' : below.join(', ')}.`,
  severity: 'error',
  from: { path: `^shared/${layer}/` },
  to: {
    path: '^shared/',
    pathNot: oneOf([layer, ...below]),
    ...(layer === 'ipc' ? { dependencyTypesNot: ['type-only'] } : {}),
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'known-layer',
      comment: 'Every file of shared/ stands in a layer that is listed here.',
      severity: 'error',
      from: {},
      to: { path: '^shared/', pathNot: oneOf(Object.keys(LAYERS)) },
    },
    {
      name: 'core-is-pure',
      comment: 'shared/ knows neither Node nor Electron, and nothing of the hosts.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|build|tests)/' },
    },
    {
      name: 'core-without-node',
      comment: 'Time, ids, randomness, sockets and files reach the core through shared/platform.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-without-packages',
      comment: `The core needs no packages at run time but ${PURE_PACKAGES.join(', ')}, which are as pure as itself.`,
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules/', pathNot: `node_modules/(${PURE_PACKAGES.join('|')})/` },
    },
    {
      name: 'protocol-without-valibot',
      comment: 'valibot checks the contract and configurations; frames are checked by the validators made from the schemas.',
      severity: 'error',
      from: { path: oneOf(PROTOCOL) },
      to: { path: 'node_modules/valibot/' },
    },
    {
      name: 'window-knows-the-contract-alone',
      comment: `The window takes from the core: ${WINDOW_MAY.join(', ')}; of the rest it may name types, as the contract does.`,
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^shared/', pathNot: oneOf(WINDOW_MAY), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'window-without-host',
      comment: 'The window reaches the host through shared/ipc.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|build|tests)/' },
    },
    {
      name: 'window-without-node',
      comment: 'The window runs in a sandbox.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'host-without-window',
      comment: 'The host serves the built window as files.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|build|tests)/' },
    },
    {
      name: 'few-files-know-electron',
      comment: 'Everything else runs without Electron too.',
      severity: 'error',
      from: { path: '^(shared|renderer|electron)/', pathNot: ELECTRON_FILES },
      to: { path: '^(electron$|node_modules/electron/)' },
    },
    {
      name: 'electron-stays-outside',
      comment: 'What runs without Electron must not reach it by a detour.',
      severity: 'error',
      from: { path: '^(electron/(node|cli)|shared|renderer)/' },
      to: { path: ELECTRON_FILES },
    },
    {
      name: 'preload-is-sandboxed',
      comment: 'A sandboxed preload script has no Node.',
      severity: 'error',
      from: { path: '^electron/preload\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-in-product',
      comment: 'Tests are not shipped.',
      severity: 'error',
      from: { path: '^(shared|renderer|electron)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.(test|spec)\\.tsx?$' },
    },
    {
      name: 'no-development-package-in-product',
      comment: 'What the product imports is a dependency, with a line in docs/adr/0001-dependencies.md.',
      severity: 'error',
      from: { path: '^(shared|renderer|electron)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'], pathNot: '(^electron$|node_modules/electron/)' },
    },
    {
      name: 'no-cycle',
      comment: 'A cycle has no bottom to start reading at. Types alone may point back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: { path: '^(shared|renderer|electron)/' },
      // Made by the bundler: workers, addresses of files.
      to: { couldNotResolve: true, pathNot: '\\?(worker|url|raw)|^electron$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|schemas/generated' },
    exclude: { path: '\\.test\\.tsx?$' },
    tsPreCompilationDeps: true,
    // For its compiler options alone.
    tsConfig: { fileName: 'renderer/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'module', 'require', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
    },
  },
};
