import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Signals: names, codes, actions, and how they are waited for.',
  tables: {
    sigactionFlags: {
      kind: 'flags',
      unknown: 'SA_???',
      header: ['asm-generic/signal-defs.h', 'asm/signal.h'],
      origin: 'signal.h of the C library',
      names: `
        SA_RESTORER SA_ONSTACK SA_RESTART SA_INTERRUPT=0x20000000 SA_NODEFER SA_RESETHAND SA_SIGINFO
        SA_NOCLDSTOP SA_NOCLDWAIT
      `,
    },
    sigprocmaskHow: {
      kind: 'enum',
      unknown: 'SIG_???',
      header: 'asm-generic/signal-defs.h',
      names: 'SIG_BLOCK SIG_UNBLOCK SIG_SETMASK',
    },
    signalHandlers: {
      kind: 'enum',
      unknown: '',
      header: 'asm-generic/signal-defs.h',
      names: 'SIG_ERR SIG_DFL SIG_IGN',
    },
    siginfoCodes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/siginfo.h',
      names: `
        SI_USER SI_KERNEL SI_QUEUE SI_TIMER SI_MESGQ SI_ASYNCIO SI_SIGIO SI_TKILL SI_DETHREAD SI_ASYNCNL
      `,
    },
    sigtrapCodes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/siginfo.h',
      names: 'TRAP_BRKPT TRAP_TRACE TRAP_BRANCH TRAP_HWBKPT TRAP_UNK TRAP_PERF',
    },
    sigsysCodes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/siginfo.h',
      names: 'SYS_SECCOMP SYS_USER_DISPATCH',
    },
    sigsegvCodes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/siginfo.h',
      names: `
        SEGV_MAPERR SEGV_ACCERR SEGV_BNDERR SEGV_PKUERR SEGV_ACCADI SEGV_ADIDERR SEGV_ADIPERR SEGV_MTEAERR
        SEGV_MTESERR SEGV_CPERR
      `,
    },
    sigpollCodes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/siginfo.h',
      names: 'POLL_IN POLL_OUT POLL_MSG POLL_ERR POLL_PRI POLL_HUP',
    },
    sigillCodes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/siginfo.h',
      names: `
        ILL_ILLOPC ILL_ILLOPN ILL_ILLADR ILL_ILLTRP ILL_PRVOPC ILL_PRVREG ILL_COPROC ILL_BADSTK ILL_BADIADDR
      `,
    },
    sigfpeCodes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/siginfo.h',
      names: `
        FPE_INTDIV FPE_INTOVF FPE_FLTDIV FPE_FLTOVF FPE_FLTUND FPE_FLTRES FPE_FLTINV FPE_FLTSUB FPE_FLTUNK
        FPE_CONDTRAP
      `,
    },
    sigchldCodes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/siginfo.h',
      names: 'CLD_EXITED CLD_KILLED CLD_DUMPED CLD_TRAPPED CLD_STOPPED CLD_CONTINUED',
    },
    sigbusCodes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/siginfo.h',
      names: 'BUS_ADRALN BUS_ADRERR BUS_OBJERR BUS_MCEERR_AR BUS_MCEERR_AO',
    },
    sigeventNotify: {
      kind: 'enum',
      unknown: 'SIGEV_???',
      header: 'asm/siginfo.h',
      names: 'SIGEV_SIGNAL SIGEV_NONE SIGEV_THREAD SIGEV_THREAD_ID',
    },
    sigaltstackFlags: {
      kind: 'flags',
      unknown: 'SS_???',
      header: 'linux/signal.h',
      names: 'SS_ONSTACK SS_DISABLE SS_AUTODISARM',
    },
    signalfdFlags: {
      kind: 'flags',
      unknown: 'SFD_???',
      header: 'linux/signalfd.h',
      names: 'SFD_CLOEXEC SFD_NONBLOCK',
    },
    signalNames: {
      kind: 'enum',
      unknown: '',
      radix: 10,
      header: 'asm/signal.h',
      note: 'Real-time signals are counted from the first of the kernel, not of the C library.',
      names: `
        SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE
        SIGALRM SIGTERM SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ
        SIGVTALRM SIGPROF SIGWINCH SIGIO SIGPWR SIGSYS SIGRTMIN SIGRT_1=SIGRTMIN+1 SIGRT_2=SIGRTMIN+2
        SIGRT_3=SIGRTMIN+3 SIGRT_4=SIGRTMIN+4 SIGRT_5=SIGRTMIN+5 SIGRT_6=SIGRTMIN+6 SIGRT_7=SIGRTMIN+7
        SIGRT_8=SIGRTMIN+8 SIGRT_9=SIGRTMIN+9 SIGRT_10=SIGRTMIN+10 SIGRT_11=SIGRTMIN+11 SIGRT_12=SIGRTMIN+12
        SIGRT_13=SIGRTMIN+13 SIGRT_14=SIGRTMIN+14 SIGRT_15=SIGRTMIN+15 SIGRT_16=SIGRTMIN+16
        SIGRT_17=SIGRTMIN+17 SIGRT_18=SIGRTMIN+18 SIGRT_19=SIGRTMIN+19 SIGRT_20=SIGRTMIN+20
        SIGRT_21=SIGRTMIN+21 SIGRT_22=SIGRTMIN+22 SIGRT_23=SIGRTMIN+23 SIGRT_24=SIGRTMIN+24
        SIGRT_25=SIGRTMIN+25 SIGRT_26=SIGRTMIN+26 SIGRT_27=SIGRTMIN+27 SIGRT_28=SIGRTMIN+28
        SIGRT_29=SIGRTMIN+29 SIGRT_30=SIGRTMIN+30 SIGRT_31=SIGRTMIN+31 SIGRT_32=SIGRTMIN+32
      `,
    },
  },
});
