import { existsSync, linkSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those around it that are missing, one by one: mkdir's own `recursive` never comes back where a folder is there
 * in which none can be made, such as /proc. Throws what the system says.
 */
export function makeFolder(folder: string, mode = 0o777): void {
  if (isFolder(folder)) return
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder), mode)
  try {
    mkdirSync(folder, { mode })
  } catch (reason) {
    // Another process was quicker.
    if ((reason as NodeJS.ErrnoException).code !== 'EEXIST' || !isFolder(folder)) throw reason
  }
}

/** Writes a file for its owner alone, unless it is there: of two that begin at once, both find the first one's, whole. Answers whether this one wrote it. */
export function writeOnce(file: string, text: string): boolean {
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, text, { mode: 0o600, flush: true })
  try {
    linkSync(fresh, file)
    return true
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code !== 'EEXIST') throw reason
    return false
  } finally {
    rmSync(fresh)
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
