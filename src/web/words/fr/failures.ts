import type { FailureWords } from '#web/kit'

export const failures: FailureWords = {
  'case-already-decided': {
    title: 'Ce dossier a déjà fait l’objet d’une décision',
    says: ['Quelqu’un a décidé avant vous ; rien n’a été modifié. Ouvrez le dossier pour lire la décision.'],
  },
  'database-unavailable': {
    title: 'Le site ne fonctionne pas pour le moment',
    says: ['Nous ne pouvons pas accéder à nos données. Ce que vous aviez enregistré est en sécurité.'],
  },
  'draft-already-sent': {
    title: 'Cette demande a été envoyée',
    says: ['Elle ne peut plus être modifiée. Vous la trouverez, avec son état d’avancement, parmi vos demandes.'],
  },
  'draft-changed-elsewhere': {
    title: 'Ces réponses ont été modifiées ailleurs',
    says: [
      'La même demande a été modifiée dans une autre fenêtre ou sur un autre appareil après l’ouverture de cette page. Rien n’a été écrasé.',
      'Revenez en arrière, rechargez la page pour voir les dernières réponses, puis corrigez ce qui doit l’être.',
    ],
  },
  erased: {
    title: 'Ces données ont été effacées',
    says: ['Ce qui se trouvait ici a été effacé et ne peut plus être affiché.'],
  },
  fault: {
    title: 'Une erreur s’est produite chez nous',
    says: [
      'C’est notre faute, pas la vôtre. Vos réponses enregistrées sont en sécurité. Réessayez dans quelques minutes.',
    ],
  },
  'link-expired': {
    title: 'Ce lien ne fonctionne plus',
    says: ['Un lien ne sert qu’une fois et pendant un temps limité.'],
  },
  malformed: {
    title: 'Nous n’avons pas pu lire cette requête',
    says: [
      'L’adresse, ou ce qui l’accompagnait, n’est pas écrite comme il faut. Vérifiez l’adresse ou repartez de la première page.',
    ],
  },
  'not-allowed': {
    title: 'Vous n’avez pas accès à cette page',
    says: [
      'Vous êtes connecté, mais cette page est réservée à d’autres. Si vous en avez besoin pour votre travail, adressez-vous à votre responsable.',
    ],
  },
  'not-complete': {
    title: 'Il manque des réponses',
    says: ['La demande ne peut pas encore être envoyée. Retournez-y : elle indique ce qui reste à remplir.'],
  },
  'not-found': {
    title: 'Page introuvable',
    says: [
      'Si vous avez saisi l’adresse, vérifiez-la. Si vous l’avez collée, vérifiez que vous l’avez copiée en entier.',
      'Si l’on vous a donné une référence, vérifiez chaque lettre et chaque chiffre.',
    ],
  },
  'not-waiting': {
    title: 'Ce dossier n’attend pas de décision',
    says: ['Rien n’a été modifié. Ouvrez le dossier pour voir où il en est.'],
  },
  'outcome-unknown': {
    title: 'Choisissez l’une des décisions proposées',
    says: [
      'La décision envoyée n’existe pas pour cette démarche. Revenez en arrière et choisissez l’une de celles proposées.',
    ],
  },
  'own-case': {
    title: 'Vous ne pouvez pas décider de votre propre dossier',
    says: ['Nul ne statue sur sa propre demande. Un collègue s’en chargera.'],
  },
  'reasons-missing': {
    title: 'Une décision doit être motivée',
    says: ['Revenez en arrière et écrivez les motifs : le demandeur les lira.'],
  },
  'seen-is-stale': {
    title: 'Ce dossier a changé entre-temps',
    says: ['Aucune décision n’a été prise. Rechargez le dossier, lisez ce qui est nouveau, puis décidez.'],
  },
  'service-closed': {
    title: 'Cette démarche est fermée',
    says: ['Elle ne reçoit pas de demandes en ce moment. Ce que vous avez déjà envoyé n’est pas concerné.'],
  },
  'sign-in-needed': {
    title: 'Vous devez vous connecter',
    says: [
      'Vous n’êtes pas connecté, ou vous avez été déconnecté au bout d’un certain temps pour votre sécurité.',
      'Rien de cette page n’a encore été enregistré.',
    ],
  },
  'token-mismatch': {
    title: 'Cette page était ouverte depuis trop longtemps',
    says: [
      'Pour vous protéger, un formulaire ne peut être envoyé que depuis une page ouverte récemment pour vous. Rien n’a encore été enregistré.',
      'S’il y a un bouton ci-dessous, il envoie ce que vous avez saisi. Sinon, revenez en arrière, rechargez la page et remplissez-la.',
    ],
  },
  'too-large': {
    title: 'C’était trop à envoyer en une fois',
    says: [
      'Rien n’a été enregistré et rien n’est perdu : revenez en arrière dans votre navigateur, raccourcissez votre texte et renvoyez-le.',
    ],
  },
  'too-many': {
    title: 'Trop de requêtes',
    says: ['Plus de pages ont été demandées depuis votre adresse qu’une personne ne peut en lire. Rien n’est perdu.'],
  },
  'version-unreadable': {
    title: 'Nous ne pouvons pas lire ceci pour le moment',
    says: [
      'Les questions et les règles de cette demande sont endommagées dans nos dossiers. C’est notre faute, pas la vôtre, et cela a été signalé.',
      'Rien de ce que vous avez envoyé n’est perdu. Si vous avez besoin d’une réponse rapide, appelez-nous.',
    ],
  },
  'wrong-host': {
    title: 'Ce n’est pas notre adresse',
    says: [
      'Tant que ce site sert aux essais, il ne répond qu’à sa propre adresse. Les personnes qui le font tourner peuvent en indiquer une autre dans ORIGIN.',
    ],
  },
  'wrong-method': {
    title: 'Cette page ne s’utilise pas ainsi',
    says: ['Vous pouvez lire cette page ou remplir son formulaire, rien d’autre. Rouvrez-la depuis le début.'],
  },
  'wrong-type': {
    title: 'Nous n’avons pas pu lire ce qui a été envoyé',
    says: ['Le format reçu n’est pas accepté par cette page. Ouvrez la page et remplissez son formulaire.'],
  },
}
