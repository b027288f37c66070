export const kit = {
  signIn: 'Sign in',
  sendAgain: 'Send it again',
  tryAgainIn: (seconds: number) => (seconds === 1 ? 'Try again in 1 second.' : `Try again in ${seconds} seconds.`),
  reference: 'If you call us about this, give this number:',
}
