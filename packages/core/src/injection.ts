import type { CallFilter } from './filter/call-filter.js';

/** Bytes that are written over memory of the program. */
export interface Poke {
  /** Number of the argument that points to the memory, from 0. */
  readonly argument: number;
  readonly data: Uint8Array;
}

/**
 * What is changed about calls: they fail or succeed without being made, are delayed, get a signal, find other bytes in
 * their memory. Calls are counted for each thread and each syscall.
 */
export interface InjectionRule {
  readonly syscalls: CallFilter;
  /** Which calls, from 1: every `step`th from `first` to `last`. Default: all. */
  readonly when?: { readonly first: number; readonly last?: number; readonly step?: number };
  /** The call is not made and fails with this number of errno.h. */
  readonly error?: number;
  /** The call is not made and gives this value. */
  readonly result?: bigint;
  /** The call that is made in place of it, one without effects. Default: none. */
  readonly syscall?: string;
  /** The signal sent as the call begins. */
  readonly signal?: number;
  /** Nanoseconds to wait before the call. */
  readonly delayEnter?: number;
  /** Nanoseconds to wait after the call. */
  readonly delayExit?: number;
  readonly pokeEnter?: readonly Poke[];
  readonly pokeExit?: readonly Poke[];
}
