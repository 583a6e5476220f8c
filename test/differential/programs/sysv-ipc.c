// System V message queues, semaphores and shared memory.
// options: -e trace=%ipc
// differs: =17[0-9]{8}|_[sroc]?time=: the time
// options: -e trace=%ipc -v
// options: -e trace=%ipc -s 1
// options: -e trace=%ipc -X raw
// options: -e trace=%ipc -X verbose
#include <string.h>
#include <stdint.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <sched.h>
#include <unistd.h>

static long buffer[2000];
static struct {
  long mtype;
  char mtext[40];
} message = {7, "hello, world"};
static struct sembuf ops[40] = {{0, 1, 0}, {1, -1, IPC_NOWAIT | SEM_UNDO}, {0xffff, -3, 0x4000}};

int main(void) {
  // A namespace of its own makes the identifiers the same in every run.
  unshare(0x08000000);
  struct timespec ts = {0, 5};
  unsigned short values[3] = {4, 5, 6};
  // Message queues.
  syscall(SYS_msgget, 0xdeadbeef, 0);
  syscall(SYS_msgget, 0x1234, IPC_EXCL | 0xfff0000);
  int q = syscall(SYS_msgget, IPC_PRIVATE, 0600);
  syscall(SYS_msgget, IPC_PRIVATE, -1);
  syscall(SYS_msgsnd, q, &message, 12L, 0);
  syscall(SYS_msgsnd, q, &message, 12L, IPC_NOWAIT | 0x7000);
  syscall(SYS_msgsnd, q, &message, 0L, 0);
  syscall(SYS_msgsnd, -1, &message, -1L, 0);
  syscall(SYS_msgsnd, -1, NULL, 5L, 0);
  syscall(SYS_msgsnd, -1, 1, 5L, 0);
  syscall(SYS_msgrcv, q, buffer, 5L, 0L, 0);
  syscall(SYS_msgrcv, q, buffer, 50L, 0L, MSG_NOERROR);
  syscall(SYS_msgrcv, q, buffer, 50L, -10L, IPC_NOWAIT);
  syscall(SYS_msgrcv, q, buffer, 50L, 3L, IPC_NOWAIT | 0x8000);
  syscall(SYS_msgrcv, -1, NULL, -1L, -1L, -1);
  syscall(SYS_msgctl, q, IPC_STAT, buffer);
  syscall(SYS_msgctl, q, IPC_SET, buffer);
  syscall(SYS_msgctl, q, IPC_STAT | 0x100, buffer);
  syscall(SYS_msgctl, q, IPC_STAT, NULL);
  syscall(SYS_msgctl, q, IPC_STAT, 1);
  syscall(SYS_msgctl, q, IPC_SET, 1);
  syscall(SYS_msgctl, -1, IPC_STAT, buffer);
  syscall(SYS_msgctl, 0, IPC_INFO, buffer);
  syscall(SYS_msgctl, 0, MSG_INFO, buffer);
  syscall(SYS_msgctl, 0, MSG_STAT, buffer);
  syscall(SYS_msgctl, 0, 13, buffer);
  syscall(SYS_msgctl, 0, 0xdead, buffer);
  syscall(SYS_msgctl, q, IPC_RMID, NULL);
  syscall(SYS_msgctl, q, IPC_RMID, 1);
  // Semaphores.
  syscall(SYS_semget, 0xdeadbeef, -1, 0xffff);
  int s = syscall(SYS_semget, IPC_PRIVATE, 3, IPC_CREAT | 0640);
#ifdef SYS_semop
  syscall(SYS_semop, s, ops, 1L);
  syscall(SYS_semop, s, ops, 3L);
  syscall(SYS_semop, -1, ops, 40L);
  syscall(SYS_semop, -1, NULL, 0L);
  syscall(SYS_semop, -1, ops, 0L);
  syscall(SYS_semop, -1, 1, -1L);
#endif
#ifdef SYS_semtimedop
  syscall(SYS_semtimedop, s, ops, 1L, NULL);
  syscall(SYS_semtimedop, s, ops, 1L, &ts);
  syscall(SYS_semtimedop, -1, ops, 1L, 1);
#endif
#ifdef SYS_semtimedop_time64
  int64_t ts64[2] = {1, -5};
  syscall(SYS_semtimedop_time64, s, ops, 1L, ts64);
  syscall(SYS_semtimedop_time64, -1, ops, 1L, 1);
#endif
  syscall(SYS_semctl, s, 1, SETVAL, 3L);
  syscall(SYS_semctl, s, 1, SETVAL, -1L);
  syscall(SYS_semctl, s, 1, GETVAL, 0L);
  syscall(SYS_semctl, s, -1, GETPID, 0L);
  syscall(SYS_semctl, s, 0, GETNCNT, 77L);
  syscall(SYS_semctl, s, 0, GETZCNT, 77L);
  syscall(SYS_semctl, s, 0, SETALL, values);
  syscall(SYS_semctl, s, 0, GETALL, values);
  syscall(SYS_semctl, s, 0, IPC_STAT, buffer);
  syscall(SYS_semctl, s, 0, IPC_SET, buffer);
  syscall(SYS_semctl, s, 0, IPC_STAT | 0x100, buffer);
  syscall(SYS_semctl, -1, 0, IPC_STAT, buffer);
  syscall(SYS_semctl, -1, 0, IPC_SET, 1);
  syscall(SYS_semctl, 0, 0, IPC_INFO, buffer);
  syscall(SYS_semctl, 0, 0, SEM_INFO, buffer);
  syscall(SYS_semctl, 0, 0, SEM_STAT, buffer);
  syscall(SYS_semctl, 0, 0, 20, buffer);
  syscall(SYS_semctl, 0, 0, 0xdead, buffer);
  syscall(SYS_semctl, s, 0, IPC_RMID, 0L);
  syscall(SYS_semctl, s, 0, IPC_RMID, 5L);
  // Shared memory.
  syscall(SYS_shmget, 0xdeadbeef, -1L, 0xffff | IPC_CREAT);
  syscall(SYS_shmget, IPC_PRIVATE, 4096L, SHM_HUGETLB | (21 << 26) | 0600);
  syscall(SYS_shmget, 0x1234, 4096L, 3 << 26);
  int m = syscall(SYS_shmget, IPC_PRIVATE, 4096L, IPC_CREAT | 0640);
  syscall(SYS_shmat, m, 0x10000, SHM_RND | SHM_REMAP | 0x10f0);
  syscall(SYS_shmat, -1, NULL, 0);
  syscall(SYS_shmat, m, 0x20001000, SHM_RDONLY | SHM_EXEC);
  syscall(SYS_shmdt, 0x20001000);
  syscall(SYS_shmdt, NULL);
  syscall(SYS_shmctl, m, IPC_STAT, buffer);
  syscall(SYS_shmctl, m, IPC_SET, buffer);
  syscall(SYS_shmctl, m, IPC_STAT | 0x100, buffer);
  syscall(SYS_shmctl, -1, IPC_STAT, buffer);
  syscall(SYS_shmctl, -1, IPC_SET, 1);
  syscall(SYS_shmctl, 0, IPC_INFO, buffer);
  syscall(SYS_shmctl, 0, SHM_INFO, buffer);
  syscall(SYS_shmctl, 0, SHM_STAT, buffer);
  syscall(SYS_shmctl, 0, 15, buffer);
  syscall(SYS_shmctl, m, SHM_LOCK, 0);
  syscall(SYS_shmctl, m, SHM_UNLOCK, 1);
  syscall(SYS_shmctl, 0, 0xdead, buffer);
  syscall(SYS_shmctl, m, IPC_RMID, 0);
  return 0;
}
