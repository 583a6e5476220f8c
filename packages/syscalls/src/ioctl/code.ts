/** How the kernel puts a request together (asm-generic/ioctl.h). */

export const IOC_WRITE = 1;
export const IOC_READ = 2;

/** Who passes data: the program (1), the kernel (2), both (3) or nobody (0). */
export const direction = (code: number): number => code >>> 30;
/** Bytes behind the argument. */
export const dataSize = (code: number): number => (code >>> 16) & 0x3fff;
/** The driver or subsystem. */
export const type = (code: number): number => (code >>> 8) & 0xff;
/** Number of the request within its type. */
export const nr = (code: number): number => code & 0xff;

const DIRECTIONS = ['_IOC_NONE', '_IOC_WRITE', '_IOC_READ', '_IOC_READ|_IOC_WRITE'] as const;

const hex = (value: number): string => (value === 0 ? '0' : `0x${value.toString(16)}`);

/** A request that has no name, by its parts: `_IOC(_IOC_READ|_IOC_WRITE, 0xbe, 0xef, 0x1ead)`. */
export function partsText(code: number): string {
  return `_IOC(${DIRECTIONS[direction(code)]}, ${hex(type(code))}, ${hex(nr(code))}, ${hex(dataSize(code))})`;
}
