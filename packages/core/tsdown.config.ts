import { library } from '../../tsdown.base.ts';
import manifest from './package.json' with { type: 'json' };

export default library(
  [
    'src/index.ts',
    'src/binding/index.ts',
    'src/plan/built.ts',
    'src/version.ts',
    'src/event-reader.ts',
    'src/testing/matchers.ts',
    'src/testing/vitest.ts',
  ],
  // Which plan there is (the built one, or one made from the sources) is decided where the package is used.
  { deps: { neverBundle: ['#plan'] }, define: { __HSTRACE_VERSION__: JSON.stringify(manifest.version) } },
);
