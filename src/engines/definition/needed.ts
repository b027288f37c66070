import type { Expression } from '#engines/feel'
import type { Form } from '#engines/form'

/** The questions that these names rest on, through computed values, conditions and checks too. */
export function neededFor(form: Form, names: Iterable<string>): ReadonlySet<string> {
  return new Set([...closureOf(form, names)].filter((name) => form.questions.has(name)))
}

/** All names that these rest on, and they themselves. */
export function closureOf(form: Form, names: Iterable<string>): ReadonlySet<string> {
  const [seen, open]: [Set<string>, string[]] = [new Set(), [...names]]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    open.push(...expressionsOf(form, name).flatMap(({ uses }) => [...uses]))
  }
  return seen
}

/** The expressions on which the value of a name, or whether it is asked, depends. */
export function expressionsOf(form: Form, name: string): Expression[] {
  const question = form.questions.get(name)
  const page = question && form.pages.find(({ questions }) => questions.includes(question))
  const computed = form.computed.find((known) => known.name === name)
  return [computed?.value, question?.when, question?.check, page?.when].filter((found) => found !== undefined)
}
