import { enableCompileCache } from 'node:module'

// Before anything else is loaded: a second start finds its modules compiled.
enableCompileCache()
const { start } = await import('./start/start.ts')
await start()
