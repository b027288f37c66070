export const inbox = {
  title: 'Inbox',
  what: 'Every e-mail that is sent while trying out arrives here, whoever it is for. It never leaves this machine.',
  empty: 'No e-mail has been sent yet.',
  subject: 'Subject',
  to: 'To',
  from: 'From',
  at: 'Sent',
  noSubject: '(no subject)',
  older: 'Older messages',
  source: 'The same message as HTML, as it was sent',
}
