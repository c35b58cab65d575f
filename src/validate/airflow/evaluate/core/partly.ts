import type { DictValue, Unknown } from '../value.js'

/** A dict that may have got any entries: none of those that it had is certain any more. */
export function loosen(dict: DictValue, reason: Unknown): void {
  dict.partly ??= reason
  for (const [key, entry] of dict.entries) dict.entries.set(key, { key: entry.key, value: reason })
}
