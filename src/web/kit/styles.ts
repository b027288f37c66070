/** A style sheet and the name to serve it under, which changes with its content. */
export interface StyleSheet {
  name: string
  css: string
}

/** Both directions of the place's style sheet, from the cache in `folder` where nothing changed since. */
export function compileStyles(wanted: {
  folder: string
  accent: string
}): Promise<{ ltr: StyleSheet; rtl: StyleSheet }> {
  throw new Error(`not built yet: ${wanted.folder}`)
}
