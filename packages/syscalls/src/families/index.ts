export * from './io.js';
export * from './open.js';
