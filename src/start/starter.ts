import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Gives the question whether whoever started this process is gone. npm runs a script by a shell (`sh -c …`), which outlives a
 * killed npm and stays our parent: then it is the shell's parent that has changed. Where that cannot be seen, the answer
 * is about our own parent alone; it is never yes while all of them live.
 */
export function watchStarter(): () => boolean {
  const parent = process.ppid
  const isLost = isShell(parent) ? lossOf(parent) : () => false
  return () => process.ppid !== parent || isLost()
}

const isLinux = process.platform === 'linux'

function lossOf(shell: number): () => boolean {
  const starter = attempt(() => parentOf(shell))
  if (starter === undefined) return () => false
  // Elsewhere the parent's parent can be asked for by starting `ps` only: too much for a question twice a second.
  return isLinux ? () => attempt(() => parentOf(shell) !== starter) ?? false : () => !lives(starter)
}

const isShell = (pid: number) => attempt(() => /^\S*sh -c /.test(commandOf(pid))) ?? false

const commandOf = (pid: number) =>
  isLinux ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') : asked(pid, 'args=')

// proc(5): "pid (command) state ppid …", where the command may hold anything, brackets too.
const parentOf = (pid: number) =>
  Number(
    isLinux ? readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ')[1] : asked(pid, 'ppid='),
  ) || undefined

const asked = (pid: number, what: string) =>
  execFileSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (reason) {
    return (reason as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Nothing where it cannot be found out at present: no reason to end. */
function attempt<T>(find: () => T): T | undefined {
  try {
    return find()
  } catch {
    return undefined
  }
}
