#!/usr/bin/env node
/** The command line for authors of services: `npx publica decide|check|publish`. */

const commands: Record<string, () => Promise<(args: string[]) => Promise<number>>> = {
  check: async () => (await import('./cli/check.ts')).checkCommand,
  decide: async () => (await import('./cli/decide.ts')).decideCommand,
  publish: async () => (await import('./cli/publish.ts')).publishCommand,
}

const usage = `publica: write public services, and try them out

  publica check [FOLDER]     reads the definitions in FOLDER (services/ unless told) as a compiler does
  publica decide MODEL|FOLDER --decision NAME --input JSON|FILE [--explain]
                             works out one decision of a model
  publica publish [FOLDER]   makes the changed definitions the next versions`

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) {
  process.exitCode = await (await command())(args)
} else {
  const asked = name === '' || name === 'help' || name === '--help'
  console[asked ? 'log' : 'error'](asked ? usage : `publica: there is no command '${name}'.\n\n${usage}`)
  process.exitCode = asked ? 0 : 2
}
