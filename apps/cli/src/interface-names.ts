import { readdirSync, readFileSync } from 'node:fs';

/** The network interfaces of this machine by index; read when the first one is asked for. */
export function interfaceNames(): (index: number) => string | undefined {
  let names: Map<number, string> | undefined;
  return (index) => {
    names ??= readInterfaces();
    return names.get(index);
  };
}

function readInterfaces(): Map<number, string> {
  const names = new Map<number, string>();
  const folder = '/sys/class/net';
  try {
    for (const name of readdirSync(folder)) {
      const index = Number(readFileSync(`${folder}/${name}/ifindex`, 'utf8'));
      if (Number.isInteger(index)) names.set(index, name);
    }
  } catch {
    // Without /sys, or with an interface that has just gone, indexes are shown as numbers.
  }
  return names;
}
