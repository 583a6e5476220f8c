export * from '../families/prctl.js';
