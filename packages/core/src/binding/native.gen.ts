// Generated from crates/binding by `pnpm --filter @hstrace/core build:native` (napi build).

/** A tracer with a thread of its own. It ends when its last tracee is gone, after reading has begun, or by `stop`. */
export declare class NativeTracer {
  constructor(options: NativeOptions)
  /**
   * Starts a program; returns once it has executed its file. Throws with `code`, `errno` and `syscall` of the step
   * that failed.
   */
  start(program: NativeProgram): NativeStarted
  /** Attaches to a process with all its threads. */
  attach(pid: number): void
  /** Lets a process go on untraced, or all of them. */
  detach(pid?: number | undefined | null): void
  /** Sends a signal to the programs that were started. */
  kill(signal: number): void
  /** Has a text written to a descriptor once, before a tracee begins one of these calls. */
  eraseBefore(calls: NativeCallSet, fd: number, text: string): void
  /** Calls that off. Whether it had not happened yet. */
  keep(): boolean
  /** The next batch of records, or null after the last one. */
  nextBatch(): Promise<Uint8Array | null>
  /** The next batch if there is one at once, else null; for reading on without waiting. */
  tryNextBatch(): Uint8Array | null
  /** Ends the tracer: started programs are killed, attached ones let go. Settles when that is done. */
  stop(): Promise<void>
}

/** From now on this process leaves no core dump when a signal kills it. */
export declare function forbidCoreDumps(): void

/** The families of generic netlink that the kernel has now; none where it tells of none. */
export declare function genericFamilies(): Array<NativeName>

/** What a network interface is called. */
export declare function interfaceName(index: number): string | null

/** The network interfaces that there are now. */
export declare function interfaces(): Array<NativeName>

/** The numbers of the protocol between catalog and engine as the engine has them, by group and name. */
export declare function layout(): Record<string, Record<string, number>>

/** For each ABI, a bit for each system call number. An ABI that is missing is wanted whole. */
export interface NativeCallSet {
  x86_64?: Uint32Array
  i386?: Uint32Array
  aarch64?: Uint32Array
}

/** Limits that the capture plan refers to. */
export interface NativeCaps {
  /** Bytes of strings, plus one. */
  str: number
  /** Elements of arrays that are followed. */
  arr: number
  /** Bytes of paths. */
  path: number
  /** Bytes of arrays of pointers. */
  env: number
  /** Bytes of buffers that are read whole. */
  bulk: number
}

/** A number that the kernel has a name for. */
export interface NativeName {
  /** The type of a family's messages, or the index of an interface. */
  id: number
  /** As the kernel calls it. */
  name: string
}

/** A number for each ABI. */
export interface NativeNumbers {
  x86_64?: number
  i386?: number
  aarch64?: number
}

/** Settings of a tracer. */
export interface NativeOptions {
  /** The capture plan. Default: nothing is copied. */
  plan?: Uint32Array
  caps?: NativeCaps
  /** Most bytes copied for one call. Default: 1 MiB. */
  maxCallBytes?: number
  /** Calls that give records. Default: all. */
  wanted?: NativeCallSet
  /** Trace children and threads, too. Default: true. */
  follow?: boolean
  /** 0: descriptors are numbers; 1: with paths; 2: with details of sockets, devices and so on. Default: 0. */
  descriptorNames?: number
  /** Tell of every tracee which ids it has in the pid namespaces that it is in. Default: false. */
  pidNamespaces?: boolean
  /** Tell which namespaces processes are in after calls that enter others. Default: false. */
  namespaces?: boolean
  /** Copy the memory that the plan's descriptors are mapped to. Default: false. */
  mappings?: boolean
  /** Measure the time that the kernel spends in calls. Default: false. */
  systemTime?: boolean
  /** Whether started programs are killed when the tracer ends; "filtered": those under a filter are. Default: true. */
  killOnExit?: boolean | 'filtered'
  /** Keep tracer and tracee on one processor while that pays. Default: false. */
  placement?: boolean
  /** Let the kernel pass over calls that are not wanted. Default: false. */
  seccomp?: boolean
  /** If a filter needs it (when not root), start programs without new privileges. Default: false. */
  noNewPrivileges?: boolean
  /** 0: calls give records; 1: they are only counted; 2: both. Default: 0. */
  count?: number
  /** Rules that tamper with calls. */
  tamper?: Array<NativeTamper>
  /** 1: take the stack of every call that gives records, and of signals; 2: with source files and lines. Default: 0. */
  stackTraces?: number
  /** Most frames of a stack. Default: 256. */
  stackFrames?: number
  /** Let a process go when it executes a program (a started one: another program). Default: false. */
  detachOnExec?: boolean
  /** Bytes of a batch of records. Default: 256 KiB. */
  batchBytes?: number
  /** Most bytes of batches that wait for the reader. Default: 4 MiB. */
  backlogBytes?: number
}

/** Bytes that are written where an argument points to. */
export interface NativePoke {
  /** Index of the argument. */
  arg: number
  data: Uint8Array
}

/** A program to start. */
export interface NativeProgram {
  /** The file to execute; PATH is not looked at. */
  file: NativeText
  /** Arguments without `argv[0]`. */
  args: Array<NativeText>
  /** Default: `file`. */
  argv0?: NativeText
  /** `NAME=value` */
  env: Array<NativeText>
  cwd?: NativeText
  uid?: number
  gid?: number
  groups?: Array<number>
  /**
   * For the program's descriptors 0, 1, …: a descriptor of ours, -1 for /dev/null, -2 for a new pipe,
   * -4 for none at all, -3 to leave it as it is (Node makes inherited descriptors above 2 close-on-exec: to hand one on, name it here).
   */
  stdio: Array<number>
  /** Run in a process group of its own. */
  setpgid?: boolean
  /** Run in a session of its own. */
  setsid?: boolean
  /** Soft limit of open files. Default: that of this process, which Node raises when it starts. */
  openFiles?: bigint
  /** Signals that are blocked at its start. */
  signalMask?: Array<number>
  /** Signals that are ignored at its start. */
  ignoredSignals?: Array<number>
}

/** A program that was started. */
export interface NativeStarted {
  pid: number
  /** Our ends of its pipes, by its descriptors; -1 where there is none. */
  stdio: Array<number>
}

/** What is done to which calls. */
export interface NativeTamper {
  /** An ABI that is missing has no calls in it. */
  calls: NativeCallSet
  /** Only those of them that have to do with one of these. Default: all. */
  touching?: NativeTouching
  /** The first that is meant, of each thread and each call of the set. Default: 1. */
  first?: number
  /** The last that is meant. Default: no last one. */
  last?: number
  /** Every so many from the first on; 0: only the first. Default: 1. */
  step?: number
  /** The call is not made, and has this result: a negative error number for an error. */
  result?: number | bigint
  /** The result is no error, whatever it looks like. Default: false. */
  succeeds?: boolean
  /** Sent to the thread as the call begins. */
  signal?: number
  /** The call is replaced by another one. */
  numbers?: NativeNumbers
  /** Wait before and after the call, in ns. */
  delayEnter?: number
  delayExit?: number
  /** Memory that is changed before the call, and after it if it succeeded. */
  pokeEnter?: Array<NativePoke>
  pokeExit?: Array<NativePoke>
}

/** Text, or bytes where they are not UTF-8. */
export type NativeText = string | Uint8Array

/** Files and descriptors that calls have to do with. */
export interface NativeTouching {
  /** Paths, as calls give them or as descriptors have them. */
  paths: Array<NativeText>
  /** Numbers of descriptors; with `others`, all but these. */
  descriptors: Array<number>
  others: boolean
}

/** A pipe: the end to read from, and the end to write to. Node.js itself makes only socket pairs. */
export declare function newPipe(): Array<number>

/** Executes a file in this very process, which everything else in it ends with. Returns only by an error. */
export declare function replaceProcess(file: NativeText, argv: Array<NativeText>, variables: Array<NativeText>): void
