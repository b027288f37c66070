import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '#ground/log'
import type { Binaries } from './binaries.ts'
import { copyBinaries } from './binaries.ts'

/** As whom PostgreSQL runs: it refuses root. */
export interface Runner {
  prefix: readonly string[]
  as: { uid?: number; gid?: number }
  /** Who must own the data, as seen from outside. */
  owner?: number
}

export interface Command {
  file: string
  args: string[]
  options: { uid?: number; gid?: number; cwd: string; env?: NodeJS.ProcessEnv }
}

const nobody = 65_534
const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

// An environment of its own: no LD_LIBRARY_PATH, locale or time zone of whoever started us gets in.
const env = process.platform === 'win32' ? undefined : { PATH: path, LC_ALL: 'C', TZ: 'UTC' }

export const commandOf = ({ prefix, as }: Runner, program: string, args: readonly string[]): Command => {
  const [file, ...rest] = [...prefix, program, ...args]
  return { file: file!, args: rest, options: { ...as, cwd: '/', env } }
}

const ourselves: Runner = { prefix: [], as: {} }

// In order: as nobody where nobody can reach programs and data; in a user namespace, where root outside is nobody
// inside; as nobody who may pass every folder, where a container forbids namespaces and the folders lie under /root.
const insteadOfRoot: readonly Runner[] = [
  { prefix: [], as: { uid: nobody, gid: nobody }, owner: nobody },
  { prefix: ['unshare', '--user', `--map-user=${nobody}`, '--'], as: {}, owner: 0 },
  {
    prefix: [
      ...['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'],
      ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
    ],
    as: {},
    owner: nobody,
  },
]

/** Gives the folder and all in it to someone, where it is not theirs already. */
const give = (folder: string, owner: number) => {
  if (lstatSync(folder).uid === owner) return
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry)
    if (!lstatSync(path).isSymbolicLink()) chownSync(path, owner, owner)
  }
  chownSync(folder, owner, owner)
}

const works = (runner: Runner, { postgres }: Pick<Binaries, 'postgres'>, data: string) => {
  give(data, runner.owner!)
  const probe = ['-c', 'test -w "$1" && exec "$2" --version', 'sh', data, postgres]
  const { file, args, options } = commandOf(runner, '/bin/sh', probe)
  return spawnSync(file, args, { ...options, stdio: 'ignore' }).status === 0
}

/** Finds out as whom the programs can run and write `data`, and gives it to them. */
export const chooseRunner = (
  binaries: Binaries,
  folder: string,
  data: string,
  log: Log,
): { runner: Runner; binaries: Binaries } => {
  if (process.getuid?.() !== 0) return { runner: ourselves, binaries }
  const runner = insteadOfRoot.find((way) => works(way, binaries, data))
  if (runner) return { runner, binaries }
  if (!insteadOfRoot.some((way) => works(way, { postgres: '/bin/true' }, data)))
    throw new Error(
      `PostgreSQL does not run as root, and the user "nobody" cannot reach ${folder}: name a folder in PUBLICA_DATA that others may pass through, such as /var/lib/publica, or start Publica as an ordinary user`,
    )
  const copy = copyBinaries(folder)
  const second = insteadOfRoot.find((way) => works(way, copy, data))
  if (!second) throw new Error(`PostgreSQL cannot be run from ${folder}: start Publica as an ordinary user`)
  log.info(
    { folder },
    'PostgreSQL was copied beside its data, since it does not run as root and nobody else can reach it',
  )
  return { runner: second, binaries: copy }
}
