import type { Node } from './node.ts'
import type { Service } from './service.ts'

/** A part and all it rests on; of a decision service that it calls, nothing that this is called with. */
export const restedOn = (node: Node): ReadonlySet<Node> => walked([node], new Set())

/** Each part once: two ways to the same part must not be walked twice. */
function walked(from: readonly Node[], given: ReadonlySet<Node>): Set<Node> {
  const seen = new Set<Node>(given)
  const called = new Set<Node>()
  const open = [...from]
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (isService(node)) for (const inside of restOf(node)) called.add(inside)
    else open.push(...node.needs)
  }
  return new Set([...seen, ...called].filter((node) => !given.has(node)))
}

const isService = (node: Node): node is Service => node.kind === 'service'

const known = new WeakMap<Service, ReadonlySet<Node>>()

function restOf(service: Service): ReadonlySet<Node> {
  const found = known.get(service) ?? walked(service.outputs, new Set(service.inputs))
  known.set(service, found)
  return found
}
