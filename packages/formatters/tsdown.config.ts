import { library } from '../../tsdown.base.ts';

export default library(
  [
    'src/strace/index.ts',
    'src/human/index.ts',
    'src/json/index.ts',
    'src/tables/index.ts',
    'src/groups/index.ts',
    'src/groups/rows.ts',
  ],
  { platform: 'neutral' },
);
