import { library } from '../../tsdown.base.ts';

export default library(
  [
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
  ],
  {
    platform: 'neutral',
  },
);
