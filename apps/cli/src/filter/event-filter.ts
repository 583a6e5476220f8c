import type { SyscallCall, TraceEvent } from '@hstrace/syscalls';
import type { Status } from '../options/option.js';
import type { FilterSettings } from '../options/settings.js';
import type { StartupFilter } from './startup.js';
import type { Touches } from './touches.js';

/** How a call ended. */
function statusOf(call: SyscallCall): Status {
  if (call.result === undefined) return 'unfinished';
  return call.result.ok ? 'successful' : 'failed';
}

/**
 * Decides which events are shown. Calls whose end decides are held back: only the end is let through, and is shown as a
 * whole line then.
 */
export class EventFilter {
  readonly #settings: FilterSettings;
  readonly #touches: Touches | undefined;
  readonly #startup: StartupFilter | undefined;
  /** The calls that are asked for, where the engine gives others as well. */
  readonly #mixed: FilterSettings['calls'];
  /** What begins is not shown before it has ended. */
  readonly #waits: boolean;
  /** Calls that have begun, and whether they are shown. */
  readonly #begun = new Map<number, boolean>();

  private constructor(
    settings: FilterSettings,
    touches: Touches | undefined,
    startup: StartupFilter | undefined,
  ) {
    this.#settings = settings;
    this.#touches = touches;
    this.#startup = startup;
    this.#mixed = settings.calls?.isMixed === true ? settings.calls : undefined;
    this.#waits =
      settings.statuses !== undefined ||
      settings.errnos !== undefined ||
      settings.slower !== undefined ||
      settings.noInterleave;
  }

  /**
   * Makes one, and loads only what the settings ask for.
   *
   * @param paths as they are matched: the given ones and those without links
   */
  static async make(settings: FilterSettings, paths: readonly string[]): Promise<EventFilter> {
    const { pathGlobs, descriptors, skipStartup } = settings;
    const touches =
      paths.length + pathGlobs.length > 0 || descriptors !== undefined
        ? (await import('./touches.js')).touchesOf(paths, pathGlobs, descriptors)
        : undefined;
    const startup = skipStartup ? new (await import('./startup.js')).StartupFilter() : undefined;
    return new EventFilter(settings, touches, startup);
  }

  /** Whether everything is shown, so that nobody needs to ask. */
  get isEmpty(): boolean {
    return (
      this.#touches === undefined &&
      this.#startup === undefined &&
      this.#mixed === undefined &&
      !this.#waits &&
      this.#settings.signals === undefined
    );
  }

  /** Whether an event is shown. Is asked once for each, in order. */
  shows(event: TraceEvent): boolean {
    switch (event.type) {
      case 'syscall-enter': {
        if (!this.#asks(event as SyscallCall)) return false;
        const touched = this.#touches?.(event as SyscallCall) ?? true;
        if (this.#touches !== undefined) this.#begun.set(event.tid, touched);
        return touched && !this.#waits && this.#startup?.isStarting(event.tid) !== true;
      }
      case 'syscall': {
        const call = event as SyscallCall;
        if (!this.#asks(call)) return false;
        if (this.#startup?.takes(call) === true) return false;
        const begun = this.#begun.get(call.tid);
        if (begun !== undefined) this.#begun.delete(call.tid);
        return (begun ?? this.#touches?.(call) ?? true) && this.#ended(call);
      }
      case 'signal':
        return this.#settings.signals?.has(event.signal) ?? true;
      case 'stopped':
        return this.#settings.signals?.has(event.signal) ?? true;
      case 'exited':
      case 'killed':
        this.#begun.delete(event.tid);
        return true;
      default:
        return true;
    }
  }

  #asks({ abi, selector, nr }: SyscallCall): boolean {
    return this.#mixed?.isAsked(abi.arch, selector, nr) ?? true;
  }

  #ended(call: SyscallCall): boolean {
    const { statuses, errnos, slower } = this.#settings;
    if (statuses !== undefined && !statuses.has(statusOf(call))) return false;
    if (errnos !== undefined) {
      const { result } = call;
      if (result === undefined || result.ok || !errnos.has(result.errno)) return false;
    }
    return slower === undefined || (call.result !== undefined && call.duration >= slower);
  }
}
