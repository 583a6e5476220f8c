import type { HumanText } from '../model/syscall.js';

/** access(2) and its like: what is asked. */
export const accessWords: HumanText = {
  on: 'mode',
  cases: {
    F_OK: 'make sure that {pathname} exists',
    R_OK: 'make sure that it may read {pathname}',
    W_OK: 'make sure that it may write {pathname}',
    X_OK: 'make sure that it may run {pathname}',
    'R_OK|W_OK': 'make sure that it may read and write {pathname}',
    'R_OK|X_OK': 'make sure that it may read and run {pathname}',
    'R_OK|W_OK|X_OK': 'make sure that it may read, write and run {pathname}',
    'W_OK|X_OK': 'make sure that it may write and run {pathname}',
  },
  otherwise: 'make sure that it may use {pathname}',
};
