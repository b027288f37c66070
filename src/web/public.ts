/** Who can be called, and what holds for the whole site: help, privacy, accessibility, complaints. */
export { publicPages } from './public/pages.ts'
