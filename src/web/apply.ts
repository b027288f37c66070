/** Where people ask the state for something: find a service, try it, apply, and see what became of it. */
export { applyPages } from './apply/pages.ts'
