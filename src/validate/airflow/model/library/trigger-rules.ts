import type { Version } from '../state.js'

const BOTH = `all_success all_failed all_done all_done_setup_success one_success one_failed one_done none_failed
  none_failed_min_one_success none_skipped always all_skipped`.split(/\s+/)
const ONLY_2 = ['none_failed_or_skipped', 'dummy']
const ONLY_3 = ['all_done_min_one_success']

/** The rules by which a task waits for what is before it. */
export function triggerRules(version: Version, lenient: boolean): readonly string[] {
  if (lenient) return [...BOTH, ...ONLY_2, ...ONLY_3]
  return [...BOTH, ...(version === '2' ? ONLY_2 : ONLY_3)]
}
