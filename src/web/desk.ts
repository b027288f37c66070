/** Where officers see what waits for them, look into a case and decide it. */
export { deskPages } from './desk/pages.ts'
