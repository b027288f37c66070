export type { Catalogue, PublishResult, ServiceVersion } from './catalogue/catalogue.ts'
export { openCatalogue } from './catalogue/open.ts'
