import type { DictValue, Unknown } from '../value.js'
import { hiding } from './hiding.js'

/** A dict that may have got any entries: none of those that it had is certain any more. */
export function loosen(dict: DictValue, reason: Unknown): void {
  dict.partly ??= hiding(reason, [dict])
  for (const [key, { key: of, value }] of dict.entries)
    dict.entries.set(key, { key: of, value: hiding(reason, [value]) })
}
