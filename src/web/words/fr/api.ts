import type { api as english } from '../en/api.ts'

export const api: typeof english = {
  notJsonAt: (what) => `Le corps n’est pas du JSON : ${what}`,
  repeatedKey: (key) => `Le nom « ${key} » figure deux fois dans le même objet.`,
  tooDeep: (most) => `Le corps est imbriqué sur plus de ${most} niveaux.`,
  tooBig: (most) => `Le corps dépasse ${most} octets.`,
  wrongType: 'Le type de contenu du corps doit être application/json.',
  noAnswers:
    'Le corps doit être un objet dont « answers » contient les réponses ; « explain », s’il y figure, vaut true ou false.',
  problems: (count) =>
    count < 2 ? `${count} réponse manque ou est erronée.` : `${count} réponses manquent ou sont erronées.`,
  notAnswer: (question) => `La réponse à « ${question} » n’est pas du type indiqué dans la description.`,
  noQuestion: (name) => `La démarche n’a pas de question « ${name} » dont son essai ait besoin.`,
  noInput: 'Le corps doit être un objet dont « decision » contient le nom d’une décision et « input » les données.',
  lawEnded: (day: string, rules: string) =>
    `Cette loi a pris fin le ${day} et ne décide plus rien. Ses règles telles qu’elles étaient : ${rules}`,
  noDecision: (name, known) =>
    `La loi n’a pas de décision « ${name} » ; elle a ${known.map((one) => `« ${one} »`).join(', ')}.`,
  inputProblems: (count) =>
    count < 2 ? `${count} donnée manque ou est erronée.` : `${count} données manquent ou sont erronées.`,
  unknownInput: (name) => `La loi n’a pas de donnée « ${name} ».`,
  unknownEntry: (name, known) =>
    `La loi ne connaît pas « ${name} » ; elle y a ${known.map((one) => `« ${one} »`).join(', ')}.`,
  missingInput: (name, type) => `« ${name} » manque (${type}) ; null dit qu’il n’y en a pas.`,
  wrongInput: (name, type) => `« ${name} » doit être du type ${type}.`,
  inputNotAllowed: (name, why) => `« ${name} » ne peut pas avoir cette valeur : ${why}`,
  inputTooLong: (name) => `« ${name} » a plus de 34 chiffres, le plus qui puisse être gardé exactement.`,
  tooMuch: 'La loi demande trop d’étapes avec ces données.',
  noValue: (decision, why) => `La loi ne donne pas de valeur pour « ${decision} » : ${why}`,
  noRule: (decisions) => `aucune règle de ${decisions.map((one) => `« ${one} »`).join(', ')} ne vaut pour ces données.`,
  errorIn: (message, decision, rule) =>
    `${message}${decision === undefined ? '' : ` (Dans « ${decision} »${rule === undefined ? '' : `, règle « ${rule} »`}.)`}`,
  notFound:
    'Rien ne se trouve à cette adresse. /api/services et /api/laws énumèrent ce qu’il y a, et /api/openapi.json dit ce qui peut être demandé.',
  wrongMethod: (allowed) => `Cette adresse n’accepte que ${allowed}.`,
  malformed: 'La requête est illisible : son adresse ou ses en-têtes ne sont pas écrits comme le veut HTTP.',
  tooLarge: 'Le corps dépasse tout ce que cette adresse accepte.',
  tooMany: 'Trop de requêtes sont venues de votre adresse.',
  unavailable: 'Nos données sont inaccessibles pour le moment.',
  fault: (reference) => `C’est une erreur de notre part. Elle figure dans notre journal sous ${reference}.`,
}
