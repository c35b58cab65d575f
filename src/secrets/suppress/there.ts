import { hashOf } from './keys.js'

/** Values of a file that are looked at: hashing takes about a microsecond each. */
const MOST = 300_000

const VALUES: readonly RegExp[] = [
  // What stands in quotes.
  /"([^"\n]{1,2000})"/g,
  /'([^'\n]{1,2000})'/g,
  /`([^`\n]{1,2000})`/g,
  // What is assigned, up to the end of the line.
  /[=:][ \t]{0,20}([^\s=:][^\n]{0,2000})/g,
  // Words, by the alphabets that detectors go by; passwords of URLs; marks of keys.
  /[\w+/=\\-]+/g,
  /[^\s"'`]+/g,
  /[A-Za-z0-9]+/g,
  /:\/\/[^:@/\s]{0,200}:([^:@/\s]{1,500})@/g,
  /BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?/g,
]

/**
 * Those of the hashes that values of the content have: an entry of a baseline may be of a secret that only detect-secrets
 * takes for one, and is not stale while it is there. Of a content with too many values all count as there.
 */
export function stillThere(content: string, hashes: ReadonlySet<string>): Set<string> {
  const there = new Set<string>()
  const seen = new Set<string>()
  for (const values of VALUES) {
    for (const { 0: whole, 1: part } of content.matchAll(values)) {
      const value = (part ?? whole).trimEnd()
      if (seen.has(value)) continue
      if (seen.size === MOST) return new Set(hashes)
      seen.add(value)
      const hash = hashOf(value)
      if (hashes.has(hash)) there.add(hash)
    }
    if (there.size === hashes.size) break
  }
  return there
}
