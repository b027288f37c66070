export type {
  ActKind,
  ActLine,
  Actor,
  Case,
  CaseDecision,
  CaseFile,
  CaseStep,
  Cases,
  DecisionReason,
  Standing,
  Status,
  StoredFinding,
  WaitingCase,
  WaitingPage,
} from './cases/cases.ts'
export { openCases } from './cases/open.ts'
