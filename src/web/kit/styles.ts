import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { makeFolder } from '#ground/folder'
import { paletteRules } from './styles/palette.ts'

/** A style sheet and the name to serve it under, which changes with its content. */
interface StyleSheet {
  name: string
  css: string
}

type Compiled = Readonly<Record<'ltr' | 'rtl', string>>

const sources = new URL('styles/', import.meta.url)
const packages = new URL('../../../node_modules/', import.meta.url)

/**
 * The style sheet of a place with this accent colour, for both directions of writing. What was compiled is kept in `folder`
 * and compiled again when a source of it has changed.
 */
export async function compileStyles(wanted: {
  folder: string
  accent: string
}): Promise<Record<'ltr' | 'rtl', StyleSheet>> {
  const { ltr, rtl } = await compiledOnce(wanted.folder)
  const colours = paletteRules(wanted.accent)
  return { ltr: named('publica', ltr + colours), rtl: named('publica-rtl', rtl + colours) }
}

async function compiledOnce(folder: string): Promise<Compiled> {
  const file = join(folder, 'styles.json')
  const key = await keyOfSources()
  const kept = await readKept(file)
  if (kept?.key === key) return kept
  const compiled = await compileApart()
  await keep(file, folder, { key, ...compiled })
  return compiled
}

async function keyOfSources(): Promise<string> {
  const own = (await readdir(sources)).filter((name) => name.endsWith('.scss') || name === 'compile.ts').sort()
  const versions = ['govuk-frontend', 'sass', 'rtlcss'].map((name) => new URL(`${name}/package.json`, packages))
  const texts = await Promise.all(
    [...own.map((name) => new URL(name, sources)), ...versions].map((file) => readFile(file)),
  )
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text.length} `).update(text)
  return hash.digest('hex')
}

async function readKept(file: string): Promise<(Compiled & { key: string }) | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined // Not there, or half of one: it is compiled again.
  }
}

async function keep(file: string, folder: string, compiled: Compiled & { key: string }): Promise<void> {
  const unfinished = `${file}.${process.pid}`
  try {
    makeFolder(folder)
    await writeFile(unfinished, JSON.stringify(compiled))
    await rename(unfinished, file)
  } catch {
    // A machine whose disk cannot be written to compiles at every start.
  }
}

function compileApart(): Promise<Compiled> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('styles/compile.ts', import.meta.url))
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function named(name: string, css: string): StyleSheet {
  return { name: `${name}-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`, css }
}
