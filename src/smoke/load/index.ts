import { UserMistake } from '../../gate/mistake.js'
import type { TlsOptions } from '../../gate/network.js'
import type { Ports } from '../../gate/ports.js'
import type { Load } from '../suite/model.js'
import { wantedOf } from './expected.js'
import { Histogram } from './histogram.js'
import { LOAD_TASK, type LoadJob, type LoadNews, type LoadOutput, type LoadRefused } from './job.js'
import { durationOf, plannedOf } from './plan.js'
import { pauseOf, progressLine } from './progress.js'
import { MAX } from './rate.js'
import type { LoadResult, TargetResult } from './result.js'
import { Tally, totalOf } from './tally.js'
import { reasonsAgainst } from './validity.js'

/** A load with its variables filled in. */
export interface ResolvedLoad {
  /** Each gets the rate of the load; their requests go out by turns. */
  targets: readonly LoadTarget[]
  /** For what is expected of the answers, and what of it must not be shown. */
  variables: ReadonlyMap<string, string>
  secrets: readonly string[]
  /** Milliseconds of a block of the result; null where nothing is compared. */
  block: number | null
  /** Another one draws other requests, and another order of the targets. */
  seed?: number
}

/** Where the requests of a load go to. */
export interface LoadTarget {
  name: string
  /** In the order of the load's requests. */
  requests: readonly {
    method: string
    url: URL
    headers: Readonly<Record<string, string | string[]>>
    body?: Uint8Array | undefined
  }[]
  tls?: TlsOptions
}

/**
 * Puts a load on its targets, in a worker, and tells a line of how it goes now and then. Once the signal is given it ends
 * early, with what was measured up to then.
 *
 * @throws UserMistake where something of it cannot be sent
 */
export async function runLoad(
  load: Load,
  resolved: ResolvedLoad,
  ports: Pick<Ports, 'workers' | 'clock'>,
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<LoadResult> {
  const duration = durationOf(load.stages)
  const output = (await ports.workers.run(LOAD_TASK, jobOf(load, resolved, duration, ports.clock.date()), {
    tell: news => tell(progressLine(news as LoadNews, duration)),
    signal,
  })) as LoadOutput | LoadRefused
  if ('refused' in output) throw new UserMistake([{ where: 'load', message: output.refused, ...load.place }])
  return resultOf(load, resolved, output)
}

function jobOf(
  load: Load,
  { targets, variables, secrets, block, seed }: ResolvedLoad,
  duration: number,
  date: number,
): LoadJob {
  const { stages, requests, timeout, connections, thresholds } = load
  return {
    stages,
    requests: requests.map(({ name, weight, expect }) => ({ name, weight, expect })),
    targets: targets.map(target => ({
      name: target.name,
      requests: target.requests.map(({ method, url, headers, body }, index) => {
        return { method, url: url.href, headers, body, ...wantedOf(load.requests[index]?.expect ?? []) }
      }),
      tls: target.tls ?? {},
    })),
    thresholds: thresholds.filter(({ abortAfter }) => abortAfter !== null),
    timeout,
    connections,
    block,
    every: pauseOf(duration),
    seed: seed ?? 1,
    date,
    variables,
    secrets,
  }
}

function resultOf(load: Load, { targets: given }: ResolvedLoad, output: LoadOutput): LoadResult {
  const planned = plannedOf(load.stages)
  const targets = output.targets.map((target, index): TargetResult => {
    const requests = target.requests.map(({ tally, blocks }, place) => ({
      name: load.requests[place]?.name ?? '',
      tally: Tally.from(tally),
      blocks: blocks.map(block => ({ ...block, latencies: Histogram.from(block.latencies) })),
    }))
    const total = totalOf(requests.map(({ tally }) => tally))
    return {
      name: given[index]?.name ?? '',
      total,
      requests,
      planned,
      offeredRate: load.stages[0]?.from === MAX ? MAX : (planned * 1000) / durationOf(load.stages),
      achievedRate: (total.completed * 1000) / output.elapsed,
      abandoned: target.abandoned,
    }
  })
  const reasons = reasonsAgainst(load, output, targets)
  return {
    targets,
    elapsed: output.elapsed,
    aborted: output.aborted,
    valid: reasons.length === 0,
    reasons,
    late: lateOf(output),
  }
}

function lateOf({ evidence }: LoadOutput): LoadResult['late'] {
  const delay = Histogram.from(evidence.delay)
  if (delay.count === 0) return { p50: 0, p99: 0, max: 0 }
  return { p50: delay.percentile(50), p99: delay.percentile(99), max: delay.max }
}
