import type { Words } from '../tables.ts'

export const inbox: Words['inbox'] = {
  title: 'Boîte de réception',
  what: 'Tous les courriels envoyés pendant l’essai arrivent ici, quel que soit leur destinataire. Ils ne quittent jamais cette machine.',
  empty: 'Aucun courriel n’a encore été envoyé.',
  subject: 'Objet',
  to: 'À',
  from: 'De',
  at: 'Envoyé',
  noSubject: '(sans objet)',
  older: 'Messages plus anciens',
  source: 'Le même message en HTML, tel qu’il a été envoyé',
}
