import type { Artifact } from '../gate/artifacts.js'
import type { Event } from '../gate/event.js'
import { type Data, type GitHub, GitHubFailure } from '../gate/github.js'
import { UserMistake } from '../gate/mistake.js'
import { permissionAdvice, permitted } from '../github/permissions.js'
import { newest, readResultName } from '../handover/names.js'
import { readResultArtifact } from '../handover/results.js'
import { artifactsOf } from '../handover/runs.js'
import type { Baseline, Series } from './baseline.js'
import { type Candidate, firstComparable, nearestFirst } from './candidates.js'
import { isTrusted } from './trust.js'

type Run = Data<'GET /repos/{owner}/{repo}/actions/runs/{run_id}'>

/** Runs that are listed, the newest. */
const MOST_RUNS = 300

/**
 * The newest result of the series that a trusted run of the same workflow left, at the nearest of the commits. What
 * became of the rest of that run does not matter.
 *
 * @throws UserMistake where the token may not read runs; GitHubFailure
 */
export async function baselineFromArtifacts(
  series: Series,
  commits: readonly string[],
  event: Event,
  github: GitHub,
): Promise<Baseline> {
  const workflow = event.workflow?.split('/').at(-1)
  if (workflow === undefined) return { kind: 'missing', why: 'the workflow of this run is not known' }
  return permitted('runs', 'baseline', async () => {
    const where = series.branch === null ? workflow : `${workflow} on ${series.branch}`
    const runs = await trustedRuns(workflow, series, event, github)
    if (runs.length === 0) return { kind: 'first', why: `there is no earlier run of ${where}` }
    const near = nearestFirst(
      runs.map(run => candidateOf(run, series, github)),
      commits,
    )
    const found = await firstComparable(near, series)
    if ('kind' in found) return found
    const looked = near.length === 0 ? 'is at the base commit or before it' : 'has a result of this job and leg to use'
    return { kind: 'missing', why: `none of the newest runs of ${where} (${runs.length}) ${looked}${found.wrong}` }
  })
}

async function trustedRuns(workflow: string, { branch }: Series, { subject }: Event, github: GitHub): Promise<Run[]> {
  const runs: Run[] = []
  const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
  const parameters = { workflow_id: workflow, exclude_pull_requests: true, ...(branch === null ? {} : { branch }) }
  let listed = 0
  try {
    for await (const run of github.items(route, parameters)) {
      if (isTrusted(run) && Number(run.id) !== subject.runId) runs.push(run)
      listed += 1
      if (listed === MOST_RUNS) break
    }
  } catch (error) {
    // This run is one of them: where GitHub knows of none, the token may not even know.
    if (!(error instanceof GitHubFailure) || error.kind !== 'missing') throw error
    const message = `GitHub shows no runs of ${workflow} (${error.message}): ${permissionAdvice('runs')}`
    throw new UserMistake([{ where: 'baseline', message }])
  }
  return runs
}

function candidateOf(run: Run, series: Series, github: GitHub): Candidate {
  const { head_sha: commit } = run
  const runId = Number(run.id)
  return {
    from: `run ${runId} at ${commit}`,
    runId,
    commit,
    read: async () => {
      const source = artifactsOf(runId, github)
      const artifact = resultIn(await source.list(), series)
      return artifact === null ? null : readResultArtifact(artifact, series.gate, source)
    },
  }
}

function resultIn(artifacts: readonly Artifact[], { gate, unit }: Series): Artifact | null {
  const named = artifacts.flatMap(artifact => {
    const name = readResultName(artifact.name)
    return name?.gate === gate && name.unit === unit && name.ordinal === 1 ? [{ artifact, name }] : []
  })
  return newest(named, () => '')[0]?.artifact ?? null
}
