import type { Words } from '../tables.ts'

export const signIn: Words['signIn'] = {
  choose: 'Qui voulez-vous être ?',
  forTryingOut: 'Cette connexion sert à essayer. Les personnes sont imaginaires, et aucune n’a à prouver son identité.',
  officerOf: (agencies) => `travaille ici : ${agencies}`,
  resident: 'habite ici',
  failed: 'La connexion n’a pas abouti',
  failedWhy:
    'Elle a pris trop de temps, a été interrompue ou a été commencée dans un autre navigateur. Vous n’êtes pas connecté ; ce que vous avez enregistré est toujours là.',
  tryAgain: 'Se connecter de nouveau',
  unreachable: 'La connexion est impossible pour le moment',
  unreachableWhy:
    'L’organisme qui atteste votre identité ne répond pas. Réessayez dans quelques minutes ; ce que vous avez enregistré est toujours là.',
  signOutNow: 'Voulez-vous vous déconnecter ?',
  everywhere: 'Se déconnecter partout',
  everywhereMeans:
    'Déconnectez-vous partout si vous avez perdu un appareil, ou oublié de vous déconnecter sur un autre.',
  signedOut: 'Vous êtes déconnecté',
  signedOutMeans: 'Personne, en utilisant ce navigateur après vous, ne peut voir ce que vous avez fait.',
  toFirstPage: 'Aller à la première page',
}
