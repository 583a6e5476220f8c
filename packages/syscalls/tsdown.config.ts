import { library } from '../../tsdown.base.ts';

const entry = [
  'src/index.ts',
  'src/table.ts',
  'src/names.ts',
  'src/gradual.ts',
  'src/codes.ts',
  'src/values/index.ts',
  'src/records/index.ts',
  'src/events/index.ts',
  'src/analysis/index.ts',
  'src/risk/index.ts',
  'src/recording/index.ts',
];

export default [
  library(entry, { platform: 'neutral' }),
  // For Node.js itself, which takes longer to find some 360 files than to run them (the `node` condition of the exports).
  library(entry, { platform: 'neutral', unbundle: false, outDir: 'dist/node', clean: false }),
];
