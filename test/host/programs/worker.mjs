// A worker has no hooks of its own for TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
