/** A script and the name to serve it under, which changes with its content. */
export interface Script {
  name: string
  text: string
}

/** The script of every page and the module it loads from beside it: govuk-frontend's own bundle. */
export function readScripts(): Promise<{ script: Script; module: Script }> {
  throw new Error('not built yet')
}
