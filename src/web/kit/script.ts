/** A script and the name to serve it under, which changes with its content. */
export interface Script {
  name: string
  text: string
}

/** The script of every page: govuk-frontend's own bundle, and the line that starts it. */
export function readScript(): Promise<Script> {
  throw new Error('not built yet')
}
