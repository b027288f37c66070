export const kit = {
  signIn: 'Sign in',
  signInAndSend: 'What you typed is still on this page. Sign in in a new tab, come back to this one and send it again.',
  signInInNewTab: 'Sign in (opens in a new tab)',
  orByLink:
    'If you were not signed in when you began, use the link that we sent you by e-mail instead. Copy what you typed from below; if you have no link, you have to begin anew.',
  whatYouTyped: 'What you typed',
  warning: 'Warning',
  allServices: 'See all services',
  orCallUs: 'Or ask us:',
  sendAgain: 'Send it again',
  typedIsKept:
    'What you have just typed is not lost: it is kept on this page. Leave the page open, and send it again in a moment.',
  typedIsBelow: 'What you typed is not lost: it stands below, to be copied.',
  tryAgainIn: (seconds: number) => (seconds === 1 ? 'Try again in 1 second.' : `Try again in ${seconds} seconds.`),
  reference: 'If you call us about this, give this number:',
}
