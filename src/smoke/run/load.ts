import { UserMistake } from '../../gate/mistake.js'
import type { Ports } from '../../gate/ports.js'
import { blockOf, bothOf } from '../canary/both.js'
import { type CanaryJudgement, isBroken, judgeCanary } from '../canary/judge.js'
import { type LoadTarget, runLoad } from '../load/index.js'
import { judgeLoad, type LoadJudgement, ownFailures } from '../load/judge.js'
import { durationOf } from '../load/plan.js'
import type { LoadResult, TargetResult } from '../load/result.js'
import { mostFrequent } from '../load/tally.js'
import { type Outgoing, outgoing } from '../probes/call.js'
import type { Resolve } from '../probes/context.js'
import { tlsOf } from '../probes/http.js'
import { Unsendable } from '../probes/unsendable.js'
import type { Masks } from '../suite/masks.js'
import type { Load, LoadRequest } from '../suite/model.js'
import { secretsOfCall } from '../suite/secrets.js'
import { resolveTemplate } from '../suite/templates.js'
import type { Run } from './attempt.js'
import { otherVersion } from './stable.js'

/** What came of a load. */
export interface Loaded {
  load: Load
  result: LoadResult
  /** Of the version that is tested. */
  judgement: LoadJudgement
  /** Null where nothing was compared. */
  canary: CanaryJudgement | null
}

/** The names of the two versions, where there are two. */
const [TESTED, STABLE] = ['tested', 'stable']

/**
 * Puts a load on the service, and the same on the stable version by turns where there is one.
 *
 * @throws UserMistake
 */
export async function putLoad(
  load: Load,
  stable: URL | null,
  run: Run,
  ports: Pick<Ports, 'workers' | 'clock' | 'log' | 'interruption'>,
): Promise<Loaded> {
  const { masks, values } = run
  const resolve: Resolve = (template, encode) => resolveTemplate(template, values, encode)
  const requests = load.requests.map(request => {
    for (const secret of secretsOfCall(request.call, template => resolve(template))) masks.add(secret)
    return sendable(request, resolve, masks)
  })
  const own = { name: TESTED as string, requests, ...tlsOf(load.trust, resolve) }
  const targets: LoadTarget[] = stable === null ? [own] : [own, stableOf(own, requests, stable)]
  const tell = (line: string) => ports.log.info(masks.text(line))
  const block = stable === null ? null : blockOf(durationOf(load.stages))
  const resolved = { targets, variables: values, secrets: masks.list(), block }
  const result = await ports.interruption.during(signal => runLoad(load, resolved, ports, tell, signal))
  const [tested, other] = result.targets as [TargetResult, TargetResult?]
  const judgement = judgeLoad(load.thresholds, result, tested)
  const canary = other === undefined ? null : compared(other, tested, result, masks)
  return { load, result, judgement, canary }
}

function stableOf(own: LoadTarget, requests: readonly Outgoing[], stable: URL): LoadTarget {
  return { ...own, name: STABLE as string, requests: otherVersion(requests, stable) }
}

/** Where the measurement is none, nor is the comparison but of servers' errors; what is shown to be worse before an early end stays so. */
function compared(stable: TargetResult, tested: TargetResult, result: LoadResult, masks: Masks): CanaryJudgement {
  const judged = judgeCanary(
    tested.requests.map(({ name, blocks }, index) => {
      return { name: masks.text(name), blocks: bothOf(stable.requests[index]?.blocks ?? [], blocks) }
    }),
  )
  if (!result.valid && failsMore(judged, [stable, tested]))
    return { ...judged, verdict: 'reject', why: 'worse in errors' }
  if (!result.valid) return { ...judged, verdict: 'inconclusive', why: 'the load was no valid measurement' }
  if (result.aborted !== null && judged.verdict === 'promote') {
    // The requests under way then, which count nowhere, may be the slow ones.
    return { ...judged, verdict: 'inconclusive', why: 'the load was ended before its time' }
  }
  const words =
    judged.verdict === 'inconclusive' && isBroken(stable.total) ? mostFrequent(stable.total.causes)?.reason : undefined
  return words === undefined ? judged : { ...judged, why: `${judged.why} (${masks.text(words)})` }
}

/** Whether errors reject the version, none of which can be the generator's own: how late it was is in latencies alone. */
function failsMore({ compared: measures }: CanaryJudgement, targets: readonly TargetResult[]): boolean {
  const isWorse = measures.some(({ metric, verdict }) => metric === 'errors' && verdict === 'reject')
  return isWorse && targets.every(({ total }) => ownFailures(total) === 0)
}

function sendable({ name, call }: LoadRequest, resolve: Resolve, masks: Masks): Outgoing {
  try {
    return outgoing(call, resolve)
  } catch (error) {
    if (!(error instanceof Unsendable)) throw error
    const message = masks.text(`must have ${error.expected}, not ${error.actual}`)
    throw new UserMistake([{ where: masks.text(name), message, ...error.place }])
  }
}
