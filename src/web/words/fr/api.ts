import type { api as english } from '../en/api.ts'

export const api: typeof english = {
  notJsonAt: (what) => `Le corps n’est pas du JSON : ${what}`,
  repeatedKey: (key) => `Le nom « ${key} » figure deux fois dans le même objet.`,
  tooDeep: (most) => `Le corps est imbriqué sur plus de ${most} niveaux.`,
  tooBig: (most) => `Le corps dépasse ${most} octets.`,
  wrongType: 'Le type de contenu du corps doit être application/json.',
  noAnswers: 'Le corps doit être un objet dont « answers » contient les réponses.',
  problems: (count) =>
    count < 2 ? `${count} réponse manque ou est erronée.` : `${count} réponses manquent ou sont erronées.`,
  notAnswer: (question) => `La réponse à « ${question} » n’est pas du type indiqué dans la description.`,
  noQuestion: (name) => `La démarche n’a pas de question « ${name} » dont son essai ait besoin.`,
  notFound:
    'Rien ne se trouve à cette adresse. /api/services énumère les démarches, et /api/openapi.json dit ce qui peut être demandé.',
  wrongMethod: (allowed) => `Cette adresse n’accepte que ${allowed}.`,
  malformed: 'La requête est illisible : son adresse ou ses en-têtes ne sont pas écrits comme le veut HTTP.',
  tooLarge: 'Le corps dépasse tout ce que cette adresse accepte.',
  tooMany: 'Trop de requêtes sont venues de votre adresse.',
  unavailable: 'Nos données sont inaccessibles pour le moment.',
  fault: (reference) => `C’est une erreur de notre part. Elle figure dans notre journal sous ${reference}.`,
}
