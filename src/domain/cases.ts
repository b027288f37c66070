export type {
  ActKind,
  ActLine,
  Actor,
  Case,
  CaseDecision,
  CaseFile,
  Cases,
  DecisionReason,
  Standing,
  Status,
  StoredFinding,
  WaitingCase,
  WaitingPage,
} from './cases/cases.ts'
export { openCases } from './cases/open.ts'
