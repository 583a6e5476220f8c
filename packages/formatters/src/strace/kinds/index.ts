import type { AnyKind } from '@hstrace/syscalls';
import type { Printer, Show } from '../printer.js';
import { aggregates } from './aggregates.js';
import { customs } from './custom.js';
import { scalars } from './scalars.js';
import { sets } from './sets.js';
import { texts } from './texts.js';

/** Makes the function that shows a kind. */
export type MakeShow = (kind: never, printer: Printer) => Show;

/** One way to show each kind. */
export const printers: Readonly<Record<AnyKind['kind'], MakeShow | undefined>> = {
  ...scalars,
  ...texts,
  ...aggregates,
  ...sets,
  ...customs,
};
