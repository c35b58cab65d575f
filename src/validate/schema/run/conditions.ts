import type { Node } from '../../tree/node.js'
import type { Condition } from '../model/keywords.js'
import type { Schema } from '../model/schema.js'
import type { Run } from './run.js'
import { Seen } from './seen.js'

/** `if`, `then` and `else`. */
export function checkCondition(run: Run, condition: Condition, node: Node, seen: Seen | null): boolean {
  const own = seen && new Seen()
  const holds = run.test(condition.test, node, own)
  if (holds && own !== null) seen?.add(own)
  const next = holds ? condition.holds : condition.fails
  if (next === null) return true
  if (holds && lacksWhatIsAsked(run, condition.test, node)) return run.test(next, node, null)
  return run.within(next, node, seen)
}

/**
 * Whether a condition on keys holds only because they are missing, which was told already: what would follow from it is
 * meant for maps that have them.
 */
function lacksWhatIsAsked(run: Run, { keywords: { map } }: Schema, node: Node): boolean {
  if (run.silent || map === null || map.properties.size === 0 || node.kind !== 'map') return false
  const told = run.flaws?.all ?? []
  return told.some(each => each.node === node && each.sort === 'missing' && map.properties.has(each.name ?? ''))
}
