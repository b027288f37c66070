const inDays = new Intl.NumberFormat('en', { style: 'unit', unit: 'day', unitDisplay: 'long' })

export const help = {
  title: 'Help',
  callUs:
    'Call, write or visit us. You do not have to do anything on these pages: we can take your application by telephone or on paper.',
  councils: 'For an application you have sent',
  councilsWhy: 'Ask the office that decides it. Have your reference at hand; it looks like K7QM2-9XW4C.',
  privacy: 'Privacy',
  draftsKept: (days: number) =>
    `An application that you begin and do not send is erased ${inDays.format(days)} after you last saved something in it. Nobody can read it any more then.`,
  accessibility: 'Accessibility',
  complaints: 'Complaints',
}
