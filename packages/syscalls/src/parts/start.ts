// What every dynamically linked program calls before its main() and at its end, and hardly more.
export * from '../families/access.js';
export * from '../families/arch-prctl.js';
export * from '../families/descriptors.js';
export * from '../families/exec.js';
export * from '../families/exit-wait.js';
export * from '../families/futex.js';
export * from '../families/ids.js';
export * from '../families/io.js';
export * from '../families/limits.js';
export * from '../families/memory.js';
export * from '../families/memory-protection.js';
export * from '../families/open.js';
export * from '../families/robust-lists.js';
export * from '../families/stat.js';
export * from '../families/sysinfo.js';
