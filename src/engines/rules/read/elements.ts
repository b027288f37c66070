/** What may stand in an element: the elements that the standard has there. */
export interface Standing {
  /** Each at most once, or as often as one likes; of the boxed expressions one alone. */
  readonly names: ReadonlyMap<string, 'once' | 'often' | 'expression'>
  /** It holds FEEL, in a `<text>`. */
  readonly holdsText: boolean
}

const EXPRESSIONS =
  'literalExpression decisionTable context invocation functionDefinition list relation conditional filter for some every'
const MANY = EXPRESSIONS.replaceAll(/\w+/g, '$&*')

/**
 * The elements of DMN 1.1 to 1.5, each with those that may stand in it: `*` as often as one likes, EXPRESSION one boxed expression.
 * Source: DMN11.xsd to DMN15.xsd. Every one of them may have a description and extension elements.
 */
const WRITTEN: readonly (readonly [name: string, holds: string])[] = [
  [
    'definitions',
    'import* itemDefinition* decision* inputData* businessKnowledgeModel* decisionService* knowledgeSource* group* textAnnotation* association* elementCollection* performanceIndicator* organizationUnit*',
  ],
  ['import', ''],
  ['itemDefinition', 'typeRef allowedValues typeConstraint itemComponent* functionItem'],
  ['itemComponent', 'typeRef allowedValues typeConstraint itemComponent* functionItem'],
  ['functionItem', 'parameters*'],
  ['parameters', 'typeRef'],
  ['allowedValues', 'text'],
  ['typeConstraint', 'text'],
  ['inputData', 'variable'],
  ['variable', 'typeRef'],
  [
    'decision',
    'question allowedAnswers variable informationRequirement* knowledgeRequirement* authorityRequirement* supportedObjective* impactedPerformanceIndicator* decisionMaker* decisionOwner* usingProcess* usingTask* EXPRESSION',
  ],
  ['businessKnowledgeModel', 'variable encapsulatedLogic knowledgeRequirement* authorityRequirement*'],
  ['decisionService', 'variable outputDecision* encapsulatedDecision* inputDecision* inputData*'],
  ['knowledgeSource', 'authorityRequirement* type owner'],
  ['informationRequirement', 'requiredInput requiredDecision'],
  ['knowledgeRequirement', 'requiredKnowledge'],
  ['authorityRequirement', 'requiredInput requiredDecision requiredAuthority'],
  ['elementCollection', 'drgElement*'],
  ['performanceIndicator', 'impactingDecision*'],
  ['organizationUnit', 'decisionMade* decisionOwned*'],
  ['textAnnotation', 'text'],
  ['association', 'sourceRef targetRef'],
  ['literalExpression', 'text typeRef importedValues'],
  ['importedValues', 'importedElement'],
  ['encapsulatedLogic', 'formalParameter* EXPRESSION'],
  ['functionDefinition', 'formalParameter* EXPRESSION'],
  ['formalParameter', 'typeRef'],
  ['context', 'contextEntry*'],
  ['contextEntry', 'variable EXPRESSION'],
  ['invocation', 'EXPRESSION binding*'],
  ['binding', 'parameter EXPRESSION'],
  ['parameter', 'typeRef'],
  ['list', MANY],
  ['relation', 'column* row*'],
  ['column', 'variable typeRef'],
  ['row', MANY],
  ['conditional', 'if then else'],
  ['if', 'EXPRESSION'],
  ['then', 'EXPRESSION'],
  ['else', 'EXPRESSION'],
  ['filter', 'in match'],
  ['match', 'EXPRESSION'],
  ['for', 'in return'],
  ['in', 'EXPRESSION'],
  ['return', 'EXPRESSION'],
  ['some', 'in satisfies'],
  ['every', 'in satisfies'],
  ['satisfies', 'EXPRESSION'],
  ['decisionTable', 'input* output* annotation* rule*'],
  ['input', 'inputExpression inputValues'],
  ['inputExpression', 'text typeRef importedValues'],
  ['inputValues', 'text'],
  ['output', 'outputValues defaultOutputEntry typeRef'],
  ['outputValues', 'text'],
  ['defaultOutputEntry', 'text typeRef importedValues'],
  ['annotation', ''],
  ['rule', 'inputEntry* outputEntry* annotationEntry*'],
  ['inputEntry', 'text'],
  ['outputEntry', 'text typeRef importedValues'],
  ['annotationEntry', 'text'],
  ['requiredInput', ''],
  ['requiredDecision', ''],
  ['requiredKnowledge', ''],
  ['requiredAuthority', ''],
  ['outputDecision', ''],
  ['encapsulatedDecision', ''],
  ['inputDecision', ''],
]

/** Those that the standard has and that make no difference to what is decided. */
export const asides: ReadonlySet<string> = new Set(
  'description extensionElements question allowedAnswers authorityRequirement requiredAuthority knowledgeSource type owner supportedObjective impactedPerformanceIndicator decisionMaker decisionOwner usingProcess usingTask group textAnnotation association sourceRef targetRef elementCollection drgElement performanceIndicator impactingDecision organizationUnit decisionMade decisionOwned encapsulatedDecision annotation annotationEntry'.split(
    ' ',
  ),
)

const words = (written: string) => written.split(/\s+/)

const HOLD_TEXT = new Set(
  words(
    'literalExpression inputExpression inputEntry outputEntry inputValues outputValues defaultOutputEntry allowedValues typeConstraint',
  ),
)

function standingOf(name: string, written: string): Standing {
  const names = new Map<string, 'once' | 'often' | 'expression'>()
  for (const each of words(`${written} description extensionElements*`.trim())) {
    if (each === 'EXPRESSION') for (const expression of words(EXPRESSIONS)) names.set(expression, 'expression')
    else names.set(each.replace('*', ''), each.endsWith('*') ? 'often' : 'once')
  }
  return { names, holdsText: HOLD_TEXT.has(name) }
}

export const standings: ReadonlyMap<string, Standing> = new Map(
  WRITTEN.map(([name, written]) => [name, standingOf(name, written)]),
)

/** Every name that DMN has for an element, with the first of those that it may stand in. */
export const places: ReadonlyMap<string, string> = new Map(
  [...standings].toReversed().flatMap(([outer, { names }]) => [...names.keys()].map((name) => [name, outer] as const)),
)
