/** In a module of its own, since only `--group-by` loads it. */
export { World } from '@hstrace/syscalls/analysis';
