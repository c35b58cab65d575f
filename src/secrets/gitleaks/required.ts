import type { Required, UserRule } from './config.js'
import type { RuleFind } from './matching.js'

/** The finds of a rule near which all that it requires was found too. `findsOf` gives what another rule found. */
export function withRequired(
  rule: UserRule,
  finds: readonly RuleFind[],
  findsOf: (id: string) => readonly RuleFind[],
): readonly RuleFind[] {
  if (rule.required.length === 0 || finds.length === 0) return finds
  const others = new Map(rule.required.map(({ id }) => [id, findsOf(id)]))
  // A rule that is required twice, at two distances, is found by either.
  return finds.filter(find =>
    [...others].every(([id, near]) =>
      rule.required.some(place => place.id === id && near.some(other => isNear(find, other, place))),
    ),
  )
}

function isNear(a: RuleFind, b: RuleFind, { withinLines, withinColumns }: Required): boolean {
  return (
    (withinLines === null || Math.abs(a.startLine - b.startLine) <= withinLines) &&
    (withinColumns === null || Math.abs(a.startColumn - b.startColumn) <= withinColumns)
  )
}
