import { type Artifact, RefusedArchive } from '../gate/artifacts.js'
import type { Data, GitHub } from '../gate/github.js'
import type { Ports } from '../gate/ports.js'
import type { Result } from '../gate/result.js'
import { RefusedResult } from '../gate/result-file.js'
import { permitted } from '../github/permissions.js'
import { newest, readResultName } from '../handover/names.js'
import { readResultArtifact } from '../handover/results.js'
import { artifactsOf } from '../handover/runs.js'
import type { Baseline, Series } from './baseline.js'
import { isTrusted } from './trust.js'

type Run = Data<'GET /repos/{owner}/{repo}/actions/runs/{run_id}'>

/** Runs that are listed, and of those the ones whose artifacts are looked through. */
const MOST_RUNS = 300
const MOST_LOOKS = 30

/**
 * The newest result of the series that a trusted run of the same workflow left, at the nearest of the commits. What
 * became of the rest of that run does not matter.
 *
 * @throws UserMistake where the token may not read runs; GitHubFailure
 */
export async function baselineFromArtifacts(
  series: Series,
  commits: readonly string[],
  ports: Ports,
  github: GitHub,
): Promise<Baseline> {
  const workflow = ports.event.workflow?.split('/').at(-1)
  if (workflow === undefined) return { kind: 'missing', why: 'the workflow of this run is not known' }
  return permitted('runs', 'baseline', async () => {
    const runs = await trustedRuns(workflow, ports, github)
    if (runs.length === 0) return { kind: 'first', why: `${workflow} has not run on the base branch before` }
    const near = byNearness(runs, commits)
    let refused = ''
    for (const run of near.slice(0, MOST_LOOKS)) {
      const source = artifactsOf(Number(run.id), github)
      const artifact = resultIn(await source.list(), series)
      if (artifact === null) continue
      try {
        const result = await readResultArtifact(artifact, series.gate, source)
        if (isOf(result, run)) return { kind: 'found', result, from: `run ${run.id} at ${run.head_sha}` }
        refused = `; the result of run ${run.id} claims to be of another run`
      } catch (error) {
        if (!(error instanceof RefusedArchive || error instanceof RefusedResult)) throw error
        refused = `; the result of run ${run.id} cannot be read: it ${error.message}`
      }
    }
    const looked =
      near.length === 0
        ? 'none of them at the base commit or before it'
        : 'none has a result of this gate and leg that is still kept'
    return {
      kind: 'missing',
      why: `${runs.length} earlier ${runs.length === 1 ? 'run' : 'runs'} of ${workflow} exist, ${looked}${refused}`,
    }
  })
}

async function trustedRuns(workflow: string, { event }: Ports, github: GitHub): Promise<Run[]> {
  const runs: Run[] = []
  const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
  const branch = event.branch === null ? {} : { branch: event.branch }
  let listed = 0
  for await (const run of github.items(route, { workflow_id: workflow, ...branch })) {
    if (isTrusted(run) && Number(run.id) !== event.subject.runId) runs.push(run)
    listed += 1
    if (listed === MOST_RUNS) break
  }
  return runs
}

/** Runs at one of the commits, the nearest commit first, and of one commit the newest run. */
function byNearness(runs: readonly Run[], commits: readonly string[]): Run[] {
  const distance = new Map(commits.map((commit, index) => [commit, index]))
  const near = runs.filter(run => distance.has(run.head_sha))
  return near.sort(
    (a, b) =>
      (distance.get(a.head_sha) as number) - (distance.get(b.head_sha) as number) || Number(b.id) - Number(a.id),
  )
}

function resultIn(artifacts: readonly Artifact[], { gate, unit }: Series): Artifact | null {
  const named = artifacts.flatMap(artifact => {
    const name = readResultName(artifact.name)
    return name?.gate === gate && name.unit === unit && name.ordinal === 1 ? [{ artifact, name }] : []
  })
  return newest(named, () => '')[0]?.artifact ?? null
}

function isOf({ subject }: Result, run: Run): boolean {
  return subject.runId === Number(run.id) && subject.commit === run.head_sha
}
