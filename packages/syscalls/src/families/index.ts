export * from './io.js';
export * from './memory.js';
export * from './open.js';
