import type { Words } from '../tables.ts'

export const kit: Words['kit'] = {
  signIn: 'Se connecter',
  signInAndSend:
    'Ce que vous avez saisi est toujours sur cette page. Connectez-vous dans un nouvel onglet, revenez à celui-ci et renvoyez-le.',
  signInInNewTab: 'Se connecter (dans un nouvel onglet)',
  orByLink:
    'Si vous n’étiez pas connecté en commençant, utilisez plutôt le lien que nous vous avons envoyé par courriel. Copiez ci-dessous ce que vous avez saisi ; sans lien, il faut recommencer.',
  whatYouTyped: 'Ce que vous avez saisi',
  warning: 'Attention',
  allServices: 'Voir toutes les démarches',
  orCallUs: 'Ou adressez-vous à nous :',
  sendAgain: 'Envoyer de nouveau',
  typedIsKept:
    'Ce que vous venez de saisir n’est pas perdu : cette page le garde. Laissez-la ouverte et renvoyez-le dans un instant.',
  typedIsBelow: 'Ce que vous avez saisi n’est pas perdu : vous pouvez le copier ci-dessous.',
  tryAgainIn: (seconds) => (seconds === 1 ? 'Réessayez dans 1 seconde.' : `Réessayez dans ${seconds} secondes.`),
  reference: 'Si vous nous appelez à ce sujet, donnez ce numéro :',
}
