export const signIn = {
  choose: 'Who do you want to be?',
  forTryingOut: 'This way of signing in is for trying out. The people are made up, and nobody proves who they are.',
  officerOf: (agencies: string) => `works at ${agencies}`,
  resident: 'lives here',
  failed: 'Signing in did not work',
  failedWhy:
    'It took too long, was stopped on the way, or was begun in another browser. You are not signed in; what you saved is still there.',
  tryAgain: 'Sign in again',
  unreachable: 'Signing in is not possible for the moment',
  unreachableWhy:
    'The service that says who you are does not answer. Try again in a few minutes; what you saved is still there.',
  signOutNow: 'Do you want to sign out?',
  everywhere: 'Sign out everywhere',
  everywhereMeans: 'Sign out everywhere, if you have lost a device or forgot to sign out on another one.',
  signedOut: 'You have signed out',
  signedOutMeans: 'Nobody who uses this browser after you can see what you did.',
  toFirstPage: 'Go to the first page',
}
