export const kit = {
  signIn: 'Sign in',
  sendAgain: 'Send it again',
  typedIsKept:
    'What you have just typed is not lost: it is kept on this page. Leave the page open, and send it again in a moment.',
  tryAgainIn: (seconds: number) => (seconds === 1 ? 'Try again in 1 second.' : `Try again in ${seconds} seconds.`),
  reference: 'If you call us about this, give this number:',
}
