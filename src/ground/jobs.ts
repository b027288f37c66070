export { openJobs } from './jobs/open.ts'
export type { DeadJob, Jobs, Payload, SendOptions, WorkOptions } from './jobs/types.ts'
