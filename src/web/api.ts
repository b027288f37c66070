/** Services and findings for other systems, as JSON. Nothing is stored and no cookie is read. */
export { apiPages } from './api/pages.ts'
