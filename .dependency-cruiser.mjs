// The one dependency rule of the packages. `pnpm layers` shows what breaks it; tools/layers holds it as a test and
// shows that each rule can be broken.

/** Which packages each package may import. Whatever is not named here is forbidden. */
const mayImport = {
  'packages/syscalls': [],
  'packages/core': ['packages/syscalls'],
  'packages/formatters': ['packages/syscalls'],
  'apps/cli': ['packages/syscalls', 'packages/core', 'packages/formatters'],
};

/** Packages that also run in a browser. */
const anywhere = ['packages/syscalls', 'packages/formatters'];

const folders = Object.keys(mayImport);
const any = (/** @type {string[]} */ paths) => `^(?:${paths.join('|')})/`;
const tests = String.raw`\.test\.ts$|/test/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'A circle of imports is a defect. Types count as well: they say who knows whom.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...folders.map((folder) => ({
      name: `layer-${folder.split('/')[1]}`,
      comment: `${folder} may import ${mayImport[folder].join(', ') || 'no other package'}.`,
      severity: 'error',
      from: { path: any([folder]), pathNot: tests },
      to: { path: any(folders.filter((other) => other !== folder && !mayImport[folder].includes(other))) },
    })),
    {
      name: 'through-the-exports',
      comment:
        "A package reaches another by its name and its exports, never by a path into the other's folder.",
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^(?:packages|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'syscalls-imports-nothing',
      comment: 'The catalog has no dependency at all.',
      severity: 'error',
      from: { path: any(['packages/syscalls']), pathNot: tests },
      to: { pathNot: any(['packages/syscalls']) },
    },
    {
      name: 'no-node-api',
      comment: 'These packages run in a browser too.',
      severity: 'error',
      from: { path: any(anywhere), pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'resolvable',
      comment: 'What cannot be resolved cannot be judged either.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // The sources are what is judged, not what is built from them, nor the insides of what is installed.
    exclude: { path: String.raw`(?:^|/)(?:dist|target|fixtures)/|[^/]*\.config\.ts$` },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@hstrace/source', 'import', 'types', 'node', 'default'],
    },
  },
};
