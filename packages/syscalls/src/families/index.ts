export * from './access.js';
export * from './directories.js';
export * from './io.js';
export * from './links.js';
export * from './memory.js';
export * from './open.js';
export * from './stat.js';
export * from './statfs.js';
