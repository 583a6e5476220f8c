import { readdirSync, readFileSync } from 'node:fs';

/** What a host holds: it must not grow with what it has traced. */
export interface Holdings {
  readonly descriptors: number;
  readonly threads: number;
  readonly children: number;
  /** MB. */
  readonly memory: number;
}

/** What this process holds now, after a garbage collection. */
export async function holdings(): Promise<Holdings> {
  for (let i = 0; i < 3; i++) {
    (globalThis as { gc?: () => void }).gc?.();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return {
    descriptors: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
    children: readdirSync('/proc/self/task').flatMap((tid) => childrenOf(tid)).length,
    memory: Math.round(process.memoryUsage().rss / 1e6),
  };
}

function childrenOf(tid: string): string[] {
  try {
    return readFileSync(`/proc/self/task/${tid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    // The thread has ended.
    return [];
  }
}

/** Tells the test. */
export function tell(value: unknown): void {
  console.log(JSON.stringify(value));
}
