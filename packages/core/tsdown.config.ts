import { library } from '../../tsdown.base.ts';

export default library(
  [
    'src/index.ts',
    'src/binding/index.ts',
    'src/plan/built.ts',
    'src/testing/matchers.ts',
    'src/testing/vitest.ts',
  ],
  // Which plan there is (the built one, or one made from the sources) is decided where the package is used.
  { deps: { neverBundle: ['#plan'] } },
);
