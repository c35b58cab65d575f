import type { Found } from '../model.js'
import type { Skipped } from '../text/prepare.js'

/** A store of keys or passwords that is no text: the file itself is the finding, whatever locks it. */
export function keyStoreFound(path: string, blob: string | null, { why, what }: Skipped): Found[] {
  if (why !== 'key-store' && why !== 'private-key') return []
  return [
    {
      rule: why,
      what: `a ${what}`,
      start: 0,
      end: 0,
      secret: '',
      confidence: why === 'private-key' ? 'high' : 'medium',
      reason: 'its first bytes or its name say so, and whoever has it can try passwords on it at leisure',
      path,
      blob,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      user: false,
      allowable: { group: '', match: '', line: '', startLine: 0 },
      allowed: null,
      keys: { line: 1, entries: [], hashes: [], mark: null },
      identity: why,
      known: false,
    },
  ]
}
