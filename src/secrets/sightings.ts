import type { IntroducedBy } from '../gate/ports.js'
import type { Found } from './model.js'

/** A secret in a file, and the commit that brought it where commits were searched. */
export interface Sighting {
  found: Found
  by: IntroducedBy | null
}

/**
 * One sighting per secret and file: the commit that first brought it, and its place in the last content that has it, which
 * is where a reader finds it. What stood in the file before all that was searched is left out. `introducedBy` maps
 * contents and paths to the first commit that brought them; `found` is in the order of the commits.
 */
export function sightingsOf(found: readonly Found[], introducedBy: ReadonlyMap<string, IntroducedBy>): Sighting[] {
  const first = new Map<string, IntroducedBy | null>()
  const last = new Map<string, Found>()
  for (const each of found) {
    const { rule, path, secret, blob, start, known } = each
    // Of files as they are, a secret at two places is two findings.
    const key = [rule, path, secret, blob === null ? start : ''].join('\0')
    const by = blob === null ? null : (introducedBy.get(contentKey(blob, path)) ?? null)
    if (!known && !first.has(key)) first.set(key, by)
    last.set(key, each)
  }
  return [...first].map(([key, by]) => ({ found: last.get(key) as Found, by }))
}

/** The key of a content at a path. */
export function contentKey(blob: string, path: string): string {
  return `${blob} ${path}`
}
