export { followPlace } from './place/followed.ts'
export type {
  Agency,
  Banner,
  Colours,
  Contact,
  Currency,
  Language,
  MadeUpPerson,
  OfficerEntry,
  Place,
} from './place/place.ts'
export { readPlace } from './place/read.ts'
