import type { Event } from '../gate/event.js'
import { finding } from '../gate/finding.js'
import { type GitHub, GitHubFailure } from '../gate/github.js'
import type { Finding } from '../gate/result.js'
import { type Feature, NEEDS, permissionAdvice } from '../github/permissions.js'
import type { TokenDiagnosis } from './token.js'

/** Whether a feature that asks GitHub for something can do so. */
export interface FeatureState {
  feature: Feature
  /** What it needs, such as `checks: write`. */
  needs: string
  /** `not here`: the event rules it out, whatever the workflow says. */
  state: 'works' | 'missing' | 'unknown' | 'not here'
  why: string
}

/** No commit has this id. */
const NO_COMMIT = '0'.repeat(40)

/**
 * A request for each feature that changes nothing. Reads are made as they are. Writes are to what does not exist, which
 * GitHub answers with 403 where the permission is missing, and else with 404 or 422. That it looks at the permission
 * first is proven against a fake only: what github.com does, only github.com can prove.
 */
const PROBES: Record<Feature, (github: GitHub, event: Event) => Promise<unknown>> = {
  comment: github =>
    github.once('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: 0, body: 'nothing' }),
  'check-run': github =>
    github.once('POST /repos/{owner}/{repo}/check-runs', { name: 'pipeline-actions doctor', head_sha: NO_COMMIT }),
  runs: (github, { subject }) =>
    github.once('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { run_id: subject.runId ?? 0 }),
  contents: github => github.once('GET /repos/{owner}/{repo}/commits', { per_page: 1 }),
  // Neither the name nor the commit is one that a ref can have.
  history: github => github.once('POST /repos/{owner}/{repo}/git/refs', { ref: 'refs/doctor', sha: NO_COMMIT }),
}

/** A list is there even where it is empty: GitHub hides it from whom it does not trust. */
const LISTS: readonly Feature[] = ['contents']

/** Finds out for each feature whether the token may. */
export function featureStates(token: TokenDiagnosis, event: Event): Promise<FeatureState[]> {
  return Promise.all(Object.keys(NEEDS).map(feature => stateOf(feature as Feature, token, event)))
}

async function stateOf(feature: Feature, token: TokenDiagnosis, event: Event): Promise<FeatureState> {
  const { permission, access } = NEEDS[feature]
  const known = { feature, needs: `${permission}: ${access}` }
  if (access === 'write' && event.readOnly !== null) {
    return { ...known, state: 'not here', why: `${event.readOnly}: its token only reads` }
  }
  if (token.github === null) return { ...known, state: 'unknown', why: token.why }
  try {
    await PROBES[feature](token.github, event)
    return { ...known, state: 'works', why: 'GitHub answers' }
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    const { kind, message, status } = error
    if (kind === 'busy') return { ...known, state: 'unknown', why: `GitHub cannot be asked: ${message}` }
    const hidden = kind === 'missing' && LISTS.includes(feature)
    const because = event.readsByDefault === null ? '' : `, because ${event.readsByDefault}`
    if (kind === 'forbidden' || hidden)
      return { ...known, state: 'missing', why: `GitHub refuses${because}: ${message}` }
    return { ...known, state: 'works', why: `what does not exist is answered with ${status}, and not with 403` }
  }
}

/** A finding for each feature that lacks its permission, with the YAML to paste. */
export function missingPermissions(states: readonly FeatureState[]): Finding[] {
  return states
    .filter(({ state }) => state === 'missing')
    .map(({ feature, needs, why }) => {
      const help = permissionAdvice(feature)
      return finding({
        rule: 'doctor/permission',
        level: 'warning',
        message: `${feature} lacks \`${needs}\`. ${why}.`,
        help: `${help[0]?.toUpperCase()}${help.slice(1)}.`,
        identity: feature,
      })
    })
}
