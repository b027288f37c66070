export type { Catalogue, LawVersion, PublishResult, ServiceVersion } from './catalogue/catalogue.ts'
export { openCatalogue } from './catalogue/open.ts'
