import type { Words } from '../tables.ts'

const inDays = new Intl.NumberFormat('fr', { style: 'unit', unit: 'day', unitDisplay: 'long' })

export const help: Words['help'] = {
  title: 'Aide',
  callUs:
    'Appelez-nous, écrivez-nous ou venez nous voir. Rien ne vous oblige à passer par ces pages : nous pouvons recevoir votre demande par téléphone ou sur papier.',
  councils: 'Pour une demande déjà envoyée',
  councilsWhy:
    'Adressez-vous au bureau qui en décide. Ayez votre référence sous la main ; elle ressemble à K7QM2-9XW4C.',
  privacy: 'Vie privée',
  draftsKept: (days) =>
    `Une demande commencée et non envoyée est effacée ${inDays.format(days)} après votre dernier enregistrement. Plus personne ne peut alors la lire.`,
  accessibility: 'Accessibilité',
  complaints: 'Réclamations',
}
