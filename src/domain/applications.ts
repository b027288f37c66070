export type { Application, ApplicationLine, Applications, Holder, LinkSeen } from './applications/applications.ts'
export { openApplications } from './applications/open.ts'
