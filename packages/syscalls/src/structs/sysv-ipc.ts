import { semopFlags } from '../constants/ipc.gen.js';
import type { Abi } from '../model/abi.js';
import { byWordSize } from '../model/by-word-size.js';
import { flags, gid, int, mode, pid, size, uid, uint, ulong } from '../model/integers.js';
import { padding, reserved, type StructKind, struct } from '../model/struct.js';

const members = {
  key: uint(),
  uid: uid(),
  gid: gid(),
  cuid: uid(),
  cgid: gid(),
  mode: byWordSize(mode({ c: 'u32' }), mode({ c: 'u16' })),
};
/** The sequence number and unused words follow. */
const permBytes = (abi: Abi): number => (abi.wordSize === 8 ? 48 : 36);

/** `struct ipc64_perm` of asm-generic/ipcbuf.h as the kernel tells it. */
const perm = struct('ipc64_perm', members, {
  order: ['uid', 'gid', 'mode', 'key', 'cuid', 'cgid'],
  bytes: permBytes,
});
/** `struct ipc64_perm` as a program sets it: the members that it can. */
const permSet = struct('ipc64_perm', members, { order: ['uid', 'gid', 'mode'], bytes: permBytes });

/** The upper half of a time, which 32-bit machines have in a word of its own. */
const upperHalf = byWordSize(padding(0), reserved('u32'));

/** `struct msqid64_ds` of asm-generic/msgbuf.h. */
const queue = {
  msg_stime: ulong(),
  stime_high: upperHalf,
  msg_rtime: ulong(),
  rtime_high: upperHalf,
  msg_ctime: ulong(),
  ctime_high: upperHalf,
  cbytes: reserved('ulong'),
  msg_qnum: ulong(),
  msg_qbytes: ulong(),
  msg_lspid: pid(),
  msg_lrpid: pid(),
  unused4: reserved('ulong'),
  unused5: reserved('ulong'),
};
export const msqidDs = struct('msqid_ds', { msg_perm: perm, ...queue });
export const msqidSet = struct(
  'msqid_ds',
  { msg_perm: permSet, ...queue },
  { order: ['msg_perm', 'msg_qbytes'] },
);

/** `struct msginfo` of linux/msg.h. */
export const msginfo = struct('msginfo', {
  msgpool: int(),
  msgmap: int(),
  msgmax: int(),
  msgmnb: int(),
  msgmni: int(),
  msgssz: int(),
  msgtql: int(),
  msgseg: int('u16'),
});

/** `struct semid64_ds` of asm/sembuf.h: x86 has room behind every time, others have it on 32-bit machines only. */
function semaphores<P extends typeof perm | typeof permSet>(
  sem_perm: P,
  order?: readonly ['sem_perm'],
): StructKind<{
  readonly sem_perm: P;
  readonly sem_otime: ReturnType<typeof ulong>;
  readonly sem_ctime: ReturnType<typeof ulong>;
  readonly sem_nsems: ReturnType<typeof ulong>;
}> {
  const fields = { sem_perm, sem_otime: ulong(), sem_ctime: ulong(), sem_nsems: ulong() };
  const spaced = (abi: Abi): boolean => abi.arch !== 'aarch64';
  const at = (words: number, more: number) => (abi: Abi) =>
    permBytes(abi) + abi.wordSize * (spaced(abi) ? more : words);
  return struct('semid_ds', fields, {
    at: { sem_otime: at(0, 0), sem_ctime: at(1, 2), sem_nsems: at(2, 4) },
    bytes: at(5, 7),
    ...(order === undefined ? {} : { order }),
  });
}
export const semidDs = semaphores(perm);
export const semidSet = semaphores(permSet, ['sem_perm']);

/** `struct seminfo` of linux/sem.h. */
export const seminfo = struct('seminfo', {
  semmap: int(),
  semmni: int(),
  semmns: int(),
  semmnu: int(),
  semmsl: int(),
  semopm: int(),
  semume: int(),
  semusz: int(),
  semvmx: int(),
  semaem: int(),
});

/** `struct sembuf` of linux/sem.h. */
export const sembuf = struct('sembuf', {
  sem_num: int('u16'),
  sem_op: int('s16'),
  sem_flg: flags(semopFlags, 'u16'),
});

/** `struct shmid64_ds` of asm-generic/shmbuf.h. */
const segment = {
  shm_segsz: size(),
  shm_atime: ulong(),
  atime_high: upperHalf,
  shm_dtime: ulong(),
  dtime_high: upperHalf,
  shm_ctime: ulong(),
  ctime_high: upperHalf,
  shm_cpid: pid(),
  shm_lpid: pid(),
  shm_nattch: ulong(),
  unused4: reserved('ulong'),
  unused5: reserved('ulong'),
};
export const shmidDs = struct(
  'shmid_ds',
  { shm_perm: perm, ...segment },
  {
    order: [
      'shm_perm',
      'shm_segsz',
      'shm_cpid',
      'shm_lpid',
      'shm_nattch',
      'shm_atime',
      'shm_dtime',
      'shm_ctime',
    ],
  },
);
export const shmidSet = struct('shmid_ds', { shm_perm: permSet, ...segment }, { order: ['shm_perm'] });

/** `struct shminfo64` of asm-generic/shmbuf.h. */
export const shminfo = struct(
  'shminfo',
  { shmmax: ulong(), shmmin: ulong(), shmmni: ulong(), shmseg: ulong(), shmall: ulong() },
  { bytes: (abi: Abi) => 9 * abi.wordSize },
);

/** `struct shm_info` of linux/shm.h. */
export const shmInfo = struct('shm_info', {
  used_ids: int(),
  shm_tot: ulong(),
  shm_rss: ulong(),
  shm_swp: ulong(),
  swap_attempts: ulong(),
  swap_successes: ulong(),
});
