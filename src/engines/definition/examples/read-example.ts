import type { Example } from '../model.ts'
import type { Source } from '../source.ts'

/** The worked cases in examples/, in the order of their names. */
export function readExamples(source: Source, usesToday: boolean): Example[] {
  const files = [...source.files.keys()].filter((file) => /^examples\/[^/]+\.yaml$/.test(file)).sort()
  if (files.length === 0) {
    const remedy = 'Add a worked case to examples/: answers in, finding and path out.'
    source.faults.warning(source.startOf('examples'), 'no-examples', 'This service has no examples.', remedy)
  }
  return files.flatMap((file) => readExample(source, file, usesToday) ?? [])
}

function readExample(source: Source, file: string, usesToday: boolean): Example | undefined {
  const opened = source.open('example', file)
  if (!opened) return undefined
  const { yaml, value } = opened
  if (usesToday && value.today === undefined)
    source.faults.fault(
      yaml.at([]),
      'no-today',
      'The form looks at `today`, and this example does not say which day that is.',
      'Add a line `today: 2026-09-01`.',
    )
  return {
    name: file.replace(/^examples\/|\.yaml$/g, ''),
    file: yaml.file,
    about: value.about ?? '',
    today: value.today,
    answers: value.answers ?? {},
    finding: new Map(Object.entries(value.finding ?? {})),
    path: value.path?.filter((page) => page !== undefined),
    at: (...path) => yaml.at(path),
  }
}
