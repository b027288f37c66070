import type { Told } from '../en/notices.ts'
import type { Words } from '../tables.ts'

const greeting = ({ person }: Told) => (person ? `Bonjour ${person}` : 'Bonjour')

const ifWrong = ({ ifYouDisagree, disagreeUntil }: Told) =>
  ifYouDisagree &&
  `Si vous la croyez erronée : ${ifYouDisagree}${disagreeUntil && ` Vous pouvez le faire jusqu’au ${disagreeUntil}.`}\n\n`

const closing = ({ agency, telephone, place }: Told) =>
  `Pour toute question : ${agency}, ${telephone}.\n\n${agency}, ${place}`

export const notices: Words['notices'] = {
  sent: (told) => ({
    subject: `Nous avons reçu votre demande ${told.reference}`,
    text: `${greeting(told)},

Nous avons reçu votre demande pour : ${told.service}.
Votre référence est ${told.reference}.

Vous pouvez suivre son avancement ici :
${told.address}

Nous vous écrirons de nouveau lorsqu’une décision aura été prise.

${closing(told)}`,
  }),
  decided: (told) => ({
    subject: `Une décision a été prise sur votre demande ${told.reference}`,
    text: `${greeting(told)},

Une décision a été prise (${told.agency}) sur votre demande ${told.reference} pour : ${told.service}.

Connectez-vous pour lire la décision, ses motifs et ce que vous pouvez faire si vous la croyez erronée :
${told.address}

${ifWrong(told)}${closing(told)}`,
  }),
  'draft-link': (told) => ({
    subject: `Poursuivez votre demande : ${told.service}`,
    text: `${greeting(told)},

Avec ce lien, vous pouvez poursuivre votre demande pour : ${told.service}.
Il fonctionne une seule fois, jusqu’au ${told.until}, sur n’importe quel appareil :
${told.address}

Toute personne qui a ce lien peut lire vos réponses : ne le transmettez pas.
Si vous ne l’avez pas demandé, vous n’avez rien à faire.

${closing(told)}`,
  }),
}
