// Writes what the command says of real programs, for docs/output: to be read, and compared with what it said before.
// `pnpm exec tsx tools/sample-outputs.ts [NAME...]`, after a build.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const command = join(root, 'apps/cli/dist/hstrace.cjs');

interface Sample {
  readonly name: string;
  /** Made ready, in a folder of its own, by a shell. */
  readonly prepare: string;
  /** Run in a shell beside it, as long as it is traced. */
  readonly beside?: string;
  readonly program: readonly string[];
}

const SERVER =
  'require("node:http").createServer((q, s) => s.end("hello")).listen(8137, "127.0.0.1"); setTimeout(() => process.exit(), 2500)';
const samples: readonly Sample[] = [
  {
    name: 'shell-script',
    prepare:
      "printf '%s\\n' 'for i in 1 2 3; do echo $i >>list; done' 'sort -r list >sorted' 'rm list' >script",
    program: ['sh', 'script'],
  },
  {
    name: 'git-clone',
    prepare:
      'git init -q one; cd one; echo x >file; git add file; git -c user.name=a -c user.email=a@b commit -qm first',
    program: ['git', 'clone', '-q', 'one', 'two'],
  },
  { name: 'gcc', prepare: "echo 'int main(void) { return 0; }' >a.c", program: ['gcc', 'a.c', '-o', 'a'] },
  {
    name: 'npm-install',
    prepare:
      'mkdir dep app; echo \'{"name":"dep","version":"1.0.0","scripts":{"postinstall":"echo done >../made"}}\' >dep/package.json; echo \'{"name":"app","version":"1.0.0"}\' >app/package.json',
    program: [
      'npm',
      'install',
      '--prefix',
      'app',
      '--offline',
      '--no-audit',
      '--no-fund',
      '--install-links',
      './dep',
    ],
  },
  {
    name: 'curl',
    prepare: 'true',
    beside: 'exec python3 -m http.server 8138 --bind 127.0.0.1',
    program: ['curl', '-s', '-o', 'page', 'http://127.0.0.1:8138/'],
  },
  {
    name: 'node-server',
    prepare: 'true',
    beside: 'sleep 1.5; for i in 1 2 3 4 5 6 7 8 9; do curl -s http://127.0.0.1:8137/ ; done',
    program: [process.execPath, '-e', SERVER],
  },
];

/** Most lines of a trace: what is longer is cut in the middle. */
const MOST_LINES = 120;

function normalise(text: string, folder: string, tables: boolean): string {
  return text
    .replaceAll(folder, '/proj')
    .replace(/\[\d+\]/g, '[PID]')
    .replace(/\bthread \d+/g, 'thread TID')
    .replace(/\b\d+(\.\d+)? (ns|µs|ms|s|min)\b/g, (time) => 'TIME'.padEnd(tables ? time.length : 0))
    .replace(tables ? /\b\d{4,7}\b(?! (bytes|calls))/g : /$^/, (pid) => 'PID'.padEnd(pid.length))
    .replaceAll('/root/', '/home/user/')
    .replace(/ +$/gm, '')
    .replace(/(cc|tmp[-_]?)[A-Za-z0-9]{6}\b/g, '$1XXXXXX');
}

function cut(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= MOST_LINES) return text;
  const half = MOST_LINES / 2;
  const left = lines.length - MOST_LINES;
  return [...lines.slice(0, half), `... ${left} lines ...`, ...lines.slice(-half)].join('\n');
}

function trace({ prepare, beside, program }: Sample, options: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'hstrace-sample-'));
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: folder,
    LC_ALL: 'C',
    TZ: 'UTC',
    npm_config_update_notifier: 'false',
  };
  try {
    spawnSync('sh', ['-c', prepare], { cwd: folder, env, stdio: 'ignore' });
    const other =
      beside === undefined ? undefined : spawn('sh', ['-c', beside], { cwd: folder, env, stdio: 'ignore' });
    if (beside?.startsWith('exec') === true) spawnSync('sleep', ['1']);
    const { stderr } = spawnSync(process.execPath, [command, ...options, ...program], {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 120_000,
      maxBuffer: 1 << 28,
    });
    other?.kill();
    return normalise(stderr, folder, options.includes('--group-by'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2);
const target = join(root, 'docs/output');
mkdirSync(target, { recursive: true });
for (const sample of samples) {
  if (wanted.length > 0 && !wanted.includes(sample.name)) continue;
  const human = trace(sample, ['--format', 'human']);
  const groups = trace(sample, ['--group-by', 'file,process,network,category']);
  const shown = `$ hstrace --format human ${sample.program.join(' ')}\n${cut(human)}\n$ hstrace --group-by file,process,network,category ${sample.program.join(' ')}\n${cut(groups)}`;
  writeFileSync(join(target, `${sample.name}.txt`), shown);
  console.log(sample.name, human.split('\n').length, 'lines');
}
