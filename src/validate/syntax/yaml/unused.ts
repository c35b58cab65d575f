import type { Report } from '../../rules/rule.js'
import type { Anchor, Document } from '../../tree/document.js'
import { yamlUnusedAnchor } from './unused-anchor.js'

/** Reports anchors that no alias uses before the name is given again. */
export function checkAnchors({ anchors, aliases }: Document, report: Report): void {
  if (anchors.length === 0) return
  const unused = new Set(anchors)
  const latest = new Map<string, Anchor>()
  let next = 0
  for (const alias of aliases) {
    for (; next < anchors.length && (anchors[next] as Anchor).start < alias.start; next += 1) {
      const anchor = anchors[next] as Anchor
      latest.set(anchor.name, anchor)
    }
    const used = latest.get(alias.name)
    if (used !== undefined) unused.delete(used)
  }
  for (const anchor of unused) {
    report(yamlUnusedAnchor, anchor, `No alias uses this anchor: *${anchor.name} does not come behind it.`)
  }
}
