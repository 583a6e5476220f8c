import type { SyscallCall } from '@hstrace/syscalls';
import { Histogram } from './histogram.js';

/** Times of calls, in nanoseconds. */
export class Times {
  total = 0;
  least = Number.POSITIVE_INFINITY;
  most = 0;

  add(time: number): void {
    this.total += time;
    if (time < this.least) this.least = time;
    if (time > this.most) this.most = time;
  }

  merge(other: Times): void {
    this.total += other.total;
    this.least = Math.min(this.least, other.least);
    this.most = Math.max(this.most, other.most);
  }
}

/** What is counted of one syscall, or of all of them. */
export class Tally {
  readonly name: string;
  calls = 0;
  errors = 0;
  /** The kernel's processor time. */
  readonly system = new Times();
  /** From the beginning of calls to their end. */
  readonly wall = new Times();
  /** Of the times from beginning to end. */
  readonly spread: Histogram | undefined;

  /** @param spread whether percentiles will be asked for */
  constructor(name: string, spread: boolean) {
    this.name = name;
    this.spread = spread ? new Histogram() : undefined;
  }

  /** @param overhead nanoseconds of every call that tracing is to blame for */
  add(call: SyscallCall, overhead: number): void {
    const wall = Math.max(0, call.duration - overhead);
    this.calls++;
    if (call.frame.failed) this.errors++;
    this.system.add(Math.max(0, call.systemTime - overhead));
    this.wall.add(wall);
    this.spread?.add(wall);
  }

  merge(other: Tally): void {
    this.calls += other.calls;
    this.errors += other.errors;
    this.system.merge(other.system);
    this.wall.merge(other.wall);
    if (other.spread !== undefined) this.spread?.merge(other.spread);
  }
}
