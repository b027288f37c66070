import type { Words } from '../tables.ts'

export const kit: Words['kit'] = {
  signIn: 'Se connecter',
  sendAgain: 'Envoyer de nouveau',
  typedIsKept:
    'Ce que vous venez de saisir n’est pas perdu : cette page le garde. Laissez-la ouverte et renvoyez-le dans un instant.',
  tryAgainIn: (seconds) => (seconds === 1 ? 'Réessayez dans 1 seconde.' : `Réessayez dans ${seconds} secondes.`),
  reference: 'Si vous nous appelez à ce sujet, donnez ce numéro :',
}
