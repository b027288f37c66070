/** The rules of services and laws as anybody reads them: every table and formula of every version, in words. */
export type { PlacedPart } from './how-we-decide/order.ts'
export { inOrder } from './how-we-decide/order.ts'
export { howWeDecidePages } from './how-we-decide/pages.ts'
export type { Subject } from './how-we-decide/subject.ts'
export { dataPathOf, lawSubject, pathOf, serviceSubject } from './how-we-decide/subject.ts'
