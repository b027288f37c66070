export type {
  ActKind,
  ActLine,
  Actor,
  Case,
  CaseDecision,
  CaseFile,
  CaseStep,
  Cases,
  DecidedCase,
  DecidedPage,
  DecisionReason,
  Standing,
  Status,
  StoredFinding,
  WaitingCase,
  WaitingPage,
} from './cases/cases.ts'
export { openCases } from './cases/open.ts'
