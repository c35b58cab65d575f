import { append } from '../../gate/append.js'
import { OWN, PART, SAME, SHARED } from './id-table.js'

/** What gitleaks calls that for which it has no rule of its own. */
const GENERIC = 'generic-api-key'

const same = byOurs(SAME)
const part = byOurs(PART)
const known = new Set([...Object.keys(SAME), ...same.keys(), ...SHARED.split(' '), ...OWN.split(' ')])
const shared = new Set(SHARED.split(' '))

/** Ids under which gitleaks may report what a rule of this bundle finds: to recognise a place that a file names by one. */
export function gitleaksIds(rule: string): readonly string[] {
  const ids = [...gitleaksTwins(rule), ...(part.get(rule) ?? [])]
  return ids.length > 0 ? ids : [GENERIC]
}

/** Ids of gitleaks' rules that are the same as a rule of this bundle, or a part of several that are one there. */
export function gitleaksTwins(rule: string): readonly string[] {
  return [...(same.get(rule) ?? []), ...(shared.has(rule) ? [rule] : [])]
}

/** Whether an id, gitleaks' or this bundle's, is one of a rule here. */
export function isKnownRule(id: string): boolean {
  return known.has(id)
}

function byOurs(table: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const [id, ours] of Object.entries(table)) {
    for (const rule of ours.split(' ')) append(ids, rule, id)
  }
  return ids
}
