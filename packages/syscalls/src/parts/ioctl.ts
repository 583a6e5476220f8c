export * from '../families/ioctl.js';
