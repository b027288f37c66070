export { openPeople } from './people/open.ts'
export type {
  Assurance,
  Officer,
  People,
  Person,
  PersonWithRoles,
  Role,
  SessionRecord,
  SessionSeen,
  SignIn,
} from './people/people.ts'
