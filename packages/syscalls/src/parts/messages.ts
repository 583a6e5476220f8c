export * from '../families/socket-io.js';
export * from '../families/socket-options.js';
