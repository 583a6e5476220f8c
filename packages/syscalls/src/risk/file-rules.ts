import type { Program, RiskRule } from './rule.js';
import { isUnder, openingCalls, opensForWriting, touchedPath, writingCalls, writtenPath } from './writes.js';

/** Folders of the system. */
const SYSTEM = [
  '/bin',
  '/boot',
  '/etc',
  '/lib',
  '/lib32',
  '/lib64',
  '/sbin',
  '/usr',
  '/opt',
  '/root/.config/systemd',
];
/** Folders for data that comes and goes. */
const TEMPORARY = ['/tmp', '/var/tmp', '/dev/shm', '/run', '/proc', '/sys', '/dev'];
/** What is run at start or at log-in. */
const STARTUP =
  /(^|\/)(\.bashrc|\.bash_profile|\.bash_login|\.bash_logout|\.profile|\.zshrc|\.zshenv|\.zprofile|\.xinitrc|\.config\/(autostart|systemd|fish\/config\.fish)(\/|$))|^\/etc\/(profile(\.d\/|$)|rc\.local|init\.d\/|systemd\/|ld\.so\.preload|environment$)/;
const CRON = /^\/(etc\/(cron|anacron)|var\/spool\/(cron|at)(\/|$))/;
/** Who may log in, and what happens then. */
const LOGIN = /(^|\/)\.ssh\/(authorized_keys2?|config|rc|environment)$|^\/etc\/ssh\//;
/** Keys, tokens and passwords. */
const SECRETS =
  /(^|\/)(\.ssh\/(id_[^/]*(?<!\.pub)|identity)|\.gnupg\/|\.aws\/credentials|\.config\/gcloud\/|\.azure\/|\.kube\/config|\.docker\/config\.json|\.npmrc|\.pypirc|\.netrc|\.git-credentials|\.env(\.[^/]*)?|\.password-store\/|[^/]*\.(pem|key|p12|pfx|keystore)|Login Data|cookies\.sqlite|key[34]\.db)$|(^|\/)\.gnupg\/|^\/etc\/(shadow|gshadow|sudoers)/;

/** What anybody may read: certificates of authorities, and of servers. */
const PUBLIC =
  /^\/(etc\/(ssl|pki)|usr\/(share|lib|local\/share))\/.*cert|(^|\/)(ca[-_]?(cert|bundle|certificates?)|cacert|cert|fullchain|chain)[^/]*\.pem$|\.crt$/i;
/** Programs whose own settings a file is, by the file. */
const OWNERS: readonly (readonly [file: RegExp, program: RegExp])[] = [
  [/\/\.npmrc$/, /^(npm|npx|pnpm|pnpx|yarn|corepack)(-cli)?(\.[cm]?js)?$/],
  [/\/\.ssh\//, /^(ssh|sshd|scp|sftp|ssh-(keygen|add|agent|copy-id))$/],
  [/\/\.gnupg\//, /^(gpg2?|gpg-agent|gpgconf|dirmngr|keyboxd|scdaemon)$/],
  [/\/\.netrc$/, /^(curl|wget|ftp|git-remote-https?)$/],
  [/\/\.git-credentials$/, /^git(-credential-store)?$/],
  [/\/\.docker\/config\.json$/, /^docker(-[\w-]+)?$/],
  [/\/\.kube\/config$/, /^(kubectl|helm|k9s)$/],
  [/\/\.aws\/credentials$/, /^aws$/],
  [/\/\.pypirc$/, /^twine$/],
  [/^\/etc\/(shadow|gshadow)$/, /^(login|su|sudo|passwd|unix_chkpwd|sshd)$/],
  [/^\/etc\/sudoers/, /^(sudo|visudo)$/],
];
/** What programs keep for themselves and can do without. */
const CACHE = /(^|\/)(\.cache|\.npm\/_[^/]+|\.npm\/_update-notifier-last-checked)(\/|$)/;

/** Whether a file holds the settings of the very program that uses it: the script counts, not who interprets it. */
function isOwn(path: string, program: Program | undefined): boolean {
  if (program === undefined) return false;
  const names = [program.name, ...program.args.slice(0, 2)].map((one) => one.slice(one.lastIndexOf('/') + 1));
  const interpreted = /^(node|python[\d.]*|perl|ruby|sh|bash)$/.test(program.name);
  const who = interpreted ? names.slice(2) : names.slice(0, 1);
  return OWNERS.some(([file, owner]) => file.test(path) && who.some((name) => owner.test(name)));
}

/** Python puts compiled modules beside their sources. */
function isCompiledModule(path: string, program: Program | undefined): boolean {
  return /\/__pycache__(\/|$)/.test(path) && /^python/.test(program?.name ?? '');
}

/** Rules about files. */
export const fileRules: readonly RiskRule[] = [
  {
    id: 'secret-read',
    level: 'warning',
    calls: openingCalls,
    reason(call, context) {
      const path = touchedPath(call, context);
      return path !== undefined &&
        SECRETS.test(path) &&
        !PUBLIC.test(path) &&
        !isOwn(path, context.program(call))
        ? `opens ${path}, which may hold keys, tokens or passwords`
        : undefined;
    },
  },
  {
    id: 'startup-write',
    level: 'danger',
    calls: writingCalls,
    reason(call, context) {
      const path = writtenPath(call, context);
      return path !== undefined && STARTUP.test(path)
        ? `changes ${path}, which is run at start or at log-in`
        : undefined;
    },
  },
  {
    id: 'cron-write',
    level: 'danger',
    calls: writingCalls,
    reason(call, context) {
      const path = writtenPath(call, context);
      return path !== undefined && CRON.test(path) ? `changes ${path}, which is run at set times` : undefined;
    },
  },
  {
    id: 'ssh-write',
    level: 'danger',
    calls: writingCalls,
    reason(call, context) {
      const path = writtenPath(call, context);
      return path !== undefined && LOGIN.test(path)
        ? `changes ${path}, which decides who may log in`
        : undefined;
    },
  },
  {
    id: 'system-write',
    level: 'warning',
    calls: writingCalls,
    reason(call, context) {
      const path = writtenPath(call, context);
      if (path === undefined || !SYSTEM.some((folder) => isUnder(path, folder))) return undefined;
      if (context.workingDirectory !== undefined && isUnder(path, context.workingDirectory)) return undefined;
      if (isCompiledModule(path, context.program(call))) return undefined;
      return `writes to ${path}, in a folder of the system`;
    },
  },
  {
    id: 'home-write',
    level: 'warning',
    calls: writingCalls,
    reason(call, context) {
      const path = writtenPath(call, context);
      if (path === undefined || TEMPORARY.some((folder) => isUnder(path, folder))) return undefined;
      const home = context.home !== undefined && isUnder(path, context.home);
      if (!home && !/^\/(home\/[^/]+|root)(\/|$)/.test(path)) return undefined;
      if (context.workingDirectory !== undefined && isUnder(path, context.workingDirectory)) return undefined;
      if (CACHE.test(path) || isCompiledModule(path, context.program(call))) return undefined;
      return `writes to ${path}, in a home folder and outside of the working directory`;
    },
  },
  {
    id: 'set-id',
    level: 'danger',
    calls: ['chmod', 'fchmod', 'fchmodat', 'fchmodat2', 'mknod', 'mknodat', 'creat', 'open', 'openat'],
    reason(call, context) {
      const mode = call.args.mode;
      if (typeof mode !== 'number' || (mode & 0o6000) === 0 || !opensForWriting(call)) return undefined;
      const subject = context.path(call, 'pathname', 'dirfd') ?? context.descriptor(call, 'fd') ?? 'a file';
      return `makes ${subject} run as its owner, whoever starts it (set-user-ID or set-group-ID)`;
    },
  },
  {
    id: 'many-deletions',
    level: 'warning',
    calls: ['unlink', 'unlinkat', 'rmdir'],
    reason(call, context) {
      const count = context.deletions(call);
      // Said once for each power of ten, not for each file.
      return count >= 100 && /^10+$/.test(String(count)) ? `has deleted ${count} files` : undefined;
    },
  },
];
