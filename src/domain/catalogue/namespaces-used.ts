import type { Model } from '#engines/rules'

/** The namespaces of all models that these import, through others too. */
export function namespacesUsed(models: readonly Model[]): ReadonlySet<string> {
  const used = new Set<string>()
  const open = [...models]
  for (let model = open.pop(); model; model = open.pop()) {
    for (const { model: imported } of model.written().imports) {
      if (used.has(imported.namespace)) continue
      used.add(imported.namespace)
      open.push(imported)
    }
  }
  return used
}
