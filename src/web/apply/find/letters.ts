/** Letters that NFKD leaves as they are, and people do not tell apart when they type: an Arabic letter has a Persian sister on many keyboards. */
const sisters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ک: 'ك',
  گ: 'ك',
  ء: '',
}
const withSisters = new RegExp(`[${Object.keys(sisters).join('')}]`, 'gu')

/** ASCII digits for those of Arabic (U+0660) and Persian (U+06F0). */
const digit = (found: string) => String((found.codePointAt(0) ?? 0) & 0xf)

/** Letters as people search for them: no accents, no vowel marks, no hamza, one form of alef, no difference of case. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(withSisters, (letter) => sisters[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/g, digit)

export const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** The article, with what is written onto its front: "and", "with", "to". */
const article = /^(?:[وفبك]?ال|لل)(?=.{3})/

/** The word, what it may be the plural of, and the word without its Arabic article. */
export const formsOf = (word: string): string[] => [
  word,
  ...(/.{3}ies$/.test(word) ? [`${word.slice(0, -3)}y`] : []),
  ...(/.(?:s|x|z|ch|sh)es$/.test(word) ? [word.slice(0, -2)] : []),
  ...(/.{2}[^s]s$/.test(word) ? [word.slice(0, -1)] : []),
  ...(article.test(word) ? [word.replace(article, '')] : []),
]
