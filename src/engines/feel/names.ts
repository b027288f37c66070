const KEYWORDS = new Set(
  'and or in between if then else for return some every satisfies function external instance of not true false null'.split(
    ' ',
  ),
)

/** Whether a question may be called this: letters, digits and single spaces, no keyword as a word, no built-in's name. */
export function isName(text: string): boolean {
  return (
    /^\p{L}[\p{L}\p{M}\p{N}]*( [\p{L}\p{M}\p{N}]+)*$/u.test(text) && !text.split(' ').some((word) => KEYWORDS.has(word))
  )
}

/** A name as a field's id and address: 'partner income' is 'partner-income'. */
export function slugOf(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(' ', '-')
}
