/** What was sent to anybody while trying out, to be read in the browser. */
export { inboxPages } from './inbox/pages.ts'
