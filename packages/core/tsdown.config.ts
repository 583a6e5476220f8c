import { library } from '../../tsdown.base.ts';

export default library([
  'src/index.ts',
  'src/binding/index.ts',
  'src/testing/matchers.ts',
  'src/testing/vitest.ts',
]);
