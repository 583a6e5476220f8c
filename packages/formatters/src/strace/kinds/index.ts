import type { AnyKind } from '@hstrace/syscalls';
import type { MakeShow } from '../show.js';
import { aggregates } from './aggregates.js';
import { codes } from './code.js';
import { customs } from './custom.js';
import { scalars } from './scalars.js';
import { sets } from './sets.js';
import { texts } from './texts.js';

/** One way to show each kind. */
export const printers: Readonly<Record<AnyKind['kind'], MakeShow | undefined>> = {
  ...scalars,
  ...texts,
  ...aggregates,
  ...sets,
  ...codes,
  ...customs,
};
