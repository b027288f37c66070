import type { Sentence } from '#engines/form'
import type { ServiceInfo } from '../model.ts'
import type { Opened, Translator } from '../source.ts'

/** What service.yaml says, with its translations; texts that are missing (a fault of their own) are empty. */
export function readService(
  { value }: Opened<'service'>,
  say: Translator,
  declaration: Sentence | undefined,
): ServiceInfo {
  const start = value.start
  return {
    name: say.sentence(value.name ?? '', ({ service }) => service?.name),
    summary: say.sentence(value.summary ?? '', ({ service }) => service?.summary),
    law: {
      name: say.sentence(value.law?.name ?? '', ({ service }) => service?.law),
      link: value.law?.link ?? '',
    },
    start: {
      whoMayApply: say.list(start?.['who may apply'], ({ service }) => service?.start?.['who may apply']),
      whatYouNeed: say.list(start?.['what you need'], ({ service }) => service?.start?.['what you need']),
      howLongItTakes: say.sentence(
        start?.['how long it takes'] ?? '',
        ({ service }) => service?.start?.['how long it takes'],
      ),
      timeToDecide: say.sentence(start?.['time to decide'] ?? '', ({ service }) => service?.start?.['time to decide']),
    },
    keywords: keywordsOf(value.keywords, say),
    declaration: declaration ?? say.at(value.declaration ?? '', ['service', 'declaration']),
    ifYouDisagree: say.sentence(value['if you disagree'] ?? '', ({ service }) => service?.['if you disagree']),
    timeToDisagree: value['time to disagree'],
    signIn: value['sign in'] ?? 'to send',
  }
}

function keywordsOf(main: readonly (string | undefined)[] | undefined, say: Translator) {
  const known = (words: readonly (string | undefined)[] | undefined) =>
    (words ?? []).filter((word) => word !== undefined)
  const others = [...say.files].map(([language, { value }]): [string, string[]] => [
    language,
    known(value.service?.keywords),
  ])
  return new Map<string, readonly string[]>([...others, [say.main, known(main)]])
}
