import type { FailureWords } from '#web/kit'

export const failures: FailureWords = {
  'case-already-decided': {
    title: 'This case has been decided',
    says: ['Somebody decided it before you did, so nothing was changed. Open the case to read the decision.'],
  },
  'database-unavailable': {
    title: 'This is not working for the moment',
    says: ['We cannot reach our records. What you saved before is safe.'],
  },
  'draft-already-sent': {
    title: 'This application has been sent',
    says: ['It can no longer be changed. You find it, and where it stands, among your applications.'],
  },
  'draft-changed-elsewhere': {
    title: 'These answers were changed somewhere else',
    says: [
      'The same application was changed in another window or on another device after you opened this page. Nothing was overwritten.',
      'Go back, load the page again to see the newest answers, and change what needs changing.',
    ],
  },
  erased: { title: 'This has been erased', says: ['What was here has been erased and cannot be shown any more.'] },
  fault: {
    title: 'Something went wrong on our side',
    says: ['This is our mistake, not yours. Your saved answers are safe. Try again in a few minutes.'],
  },
  'link-expired': {
    title: 'This link no longer works',
    says: ['A link works once and for a limited time.'],
  },
  malformed: {
    title: 'We could not read this request',
    says: [
      'The address or what was sent with it is not written as it should be. Check the address, or start from the first page.',
    ],
  },
  'not-allowed': {
    title: 'You may not see this page',
    says: [
      'You are signed in, but this page is for others. If you need it for your work, ask whoever manages your team.',
    ],
  },
  'not-complete': {
    title: 'Some answers are missing',
    says: ['The application cannot be sent yet. Go back to it: it shows what is still to be answered.'],
  },
  'not-found': {
    title: 'Page not found',
    says: [
      'If you typed the address, check it. If you pasted it, check that you copied all of it.',
      'If somebody gave you a reference, check every letter and digit.',
    ],
  },
  'not-waiting': {
    title: 'This case is not waiting for a decision',
    says: ['Nothing was changed. Open the case to see where it stands.'],
  },
  'outcome-unknown': {
    title: 'Choose one of the outcomes',
    says: ['The decision that was sent is none that this service knows. Go back and choose one of those offered.'],
  },
  'own-case': {
    title: 'You cannot decide your own case',
    says: ['Nobody decides on their own application. A colleague will take it.'],
  },
  'reasons-missing': {
    title: 'A decision needs its reasons',
    says: ['Go back and write the reasons: the applicant reads them.'],
  },
  'seen-is-stale': {
    title: 'Something happened in this case meanwhile',
    says: ['Nothing was decided. Load the case again, read what is new, and decide then.'],
  },
  'service-closed': {
    title: 'This service is closed',
    says: ['It takes no applications at present. What you sent before is not affected.'],
  },
  'sign-in-needed': {
    title: 'You need to sign in for this',
    says: [
      'You are not signed in, or you were signed out after a while to keep you safe.',
      'Nothing of this page was saved yet.',
    ],
  },
  'token-mismatch': {
    title: 'This page had been open for too long',
    says: [
      'To protect you, a form can be sent only from a page that was opened for you not long ago. Nothing was saved yet.',
      'If there is a button below, it sends what you typed. If there is none, go back, load the page again and fill it in.',
    ],
  },
  'too-large': {
    title: 'That was too much to send at once',
    says: [
      'Nothing was saved, and nothing is lost: go back in your browser, shorten what you typed and send it again.',
    ],
  },
  'too-many': {
    title: 'Too many requests',
    says: ['From where you are, more pages were asked for than one person can read. Nothing is lost.'],
  },
  'version-unreadable': {
    title: 'We cannot read this at present',
    says: [
      'The questions and rules of this application are damaged in our records. This is our mistake, not yours, and it has been reported.',
      'Nothing that you sent is lost. If you need an answer soon, call us.',
    ],
  },
  'wrong-host': {
    title: 'This is not our address',
    says: [
      'While this is for trying out, it answers only under its own address. Whoever runs it can name another one in ORIGIN.',
    ],
  },
  'wrong-method': {
    title: 'This page cannot be used like that',
    says: ['You can read this page or fill in its form, nothing else. Open it again from its beginning.'],
  },
  'wrong-type': {
    title: 'We could not read what was sent',
    says: ['It came in a form that this page does not take. Open the page and fill in its form.'],
  },
}
