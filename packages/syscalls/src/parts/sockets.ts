export * from '../families/socket.js';
