export type { Catalogue, EndedLaw, InForce, LawVersion, PublishResult, ServiceVersion } from './catalogue/catalogue.ts'
export type { DefinitionFolder } from './catalogue/folder.ts'
export { readFolders } from './catalogue/folder.ts'
export { openCatalogue } from './catalogue/open.ts'
