import { append } from '../gate/append.js'
import { type RepoPath, seenFrom } from '../gate/path.js'
import type { Allowing } from './gitleaks/allow.js'
import type { SecretPolicy } from './policy.js'
import type { SearchOutcome } from './search/job.js'
import type { Sighting } from './sightings.js'
import type { Entry } from './suppress/baseline.js'
import { knownIn } from './suppress/known.js'

/** By what a finding is suppressed. */
export type SuppressedBy = 'inline' | 'allowlist' | 'baseline'

/** A sighting, and what suppresses it. */
export interface Judged {
  sighting: Sighting
  suppressed: { by: SuppressedBy; why: string } | null
}

/**
 * What suppresses each sighting: a comment beside it, an allowlist, or the baseline, in this order; and the entries of the
 * baseline whose secret is gone from the files that were searched. `under` is the folder that gitleaks would run in.
 */
export async function suppressions(
  sightings: readonly Sighting[],
  { baseline, user, ignore }: SecretPolicy,
  there: SearchOutcome['there'],
  under: RepoPath,
): Promise<{ judged: Judged[]; stale: Entry[] }> {
  const allows = await allowancesOf(user, ignore, under)
  const judged = sightings.map((sighting): Judged => {
    const { allowed } = sighting.found
    if (allowed !== null) return { sighting, suppressed: { by: 'inline', why: allowed } }
    const why = allows?.(sighting) ?? null
    return { sighting, suppressed: why === null ? null : { by: 'allowlist', why } }
  })
  if (baseline === null) return { judged, stale: [] }
  const stillThere = new Map<string, Set<string>>()
  for (const { path, hashes } of there) stillThere.set(path, new Set([...(stillThere.get(path) ?? []), ...hashes]))
  const stale: Entry[] = []
  const byFile = new Map<string, Judged[]>()
  for (const each of judged) append(byFile, each.sighting.found.path, each)
  for (const file of new Set([...byFile.keys(), ...stillThere.keys()])) {
    const ofFile = byFile.get(file) ?? []
    const keys = ofFile.map(({ sighting }) => sighting.found.keys)
    const known = knownIn(baseline, file as RepoPath, keys, stillThere.get(file) ?? new Set())
    stale.push(...known.stale)
    ofFile.forEach((each, index) => {
      const why = known.reasons[index] ?? null
      if (each.suppressed === null && why !== null) each.suppressed = { by: 'baseline', why }
    })
  }
  return { judged, stale }
}

/** What a `.gitleaks.toml` and a `.gitleaksignore` say of a sighting; null where there is neither. */
async function allowancesOf(
  user: SecretPolicy['user'],
  ignore: SecretPolicy['ignore'],
  under: RepoPath,
): Promise<((sighting: Sighting) => string | null) | null> {
  if (user === null && ignore === null) return null
  const [{ compileAllowlists }, { findableOf, ignorableOf }] = await Promise.all([
    import('./gitleaks/allow.js'),
    import('./gitleaks/findable.js'),
  ])
  const allowing: Allowing = user === null ? () => null : await compileAllowlists(user)
  return ({ found, by }) => {
    const seen = { ...found, path: seenFrom(under, found.path) }
    const why = allowing(findableOf(seen, by?.commit))
    if (why !== null) return why
    return ignore?.ignored(ignorableOf(seen, by?.commit)) ? 'an entry of .gitleaksignore' : null
  }
}
