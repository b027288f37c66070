export { openPeople } from './people/open.ts'
export type { Assurance, Officer, People, Person, Role, SessionRecord, SignIn } from './people/people.ts'
