import type { Ports } from '../../src/gate/ports.js'
import { type LoadTarget, runLoad } from '../../src/smoke/load/index.js'
import type { LoadInput } from '../../src/smoke/load/input.js'
import { loadInputOf } from '../../src/smoke/load/input.js'
import { LOAD_TASK } from '../../src/smoke/load/job.js'
import type { LoadResult } from '../../src/smoke/load/result.js'
import { loadTask } from '../../src/smoke/load/task.js'
import { thresholdsOf } from '../../src/smoke/load/threshold.js'
import type { Load, LoadRequest } from '../../src/smoke/suite/model.js'
import { MemoryClock, MemoryFiles, memoryWorkers } from './memory.js'
import { type FakeOptions, FakeTraffic } from './traffic-fake.js'

/** What of a load is other than the usual: one GET, every answer welcome that is 2xx. */
export interface LoadOptions extends Partial<FakeOptions> {
  thresholds?: string[]
  requests?: (Partial<LoadRequest> & { name: string })[]
  targets?: string[]
  block?: number
  signal?: AbortSignal
  variables?: Record<string, string>
  secrets?: string[]
  tell?: (line: string) => void
}

const getCall: LoadRequest['call'] = {
  method: 'GET',
  url: { parts: ['http://server/'], place: {} },
  headers: [],
  query: [],
  body: null,
  auth: null,
  version: 'auto',
}

export function loadOf(input: LoadInput, { thresholds = [], requests = [{ name: 'get' }] }: LoadOptions = {}): Load {
  return {
    ...input,
    requests: requests.map(request => ({ call: getCall, weight: 1, expect: [], place: {}, ...request })),
    thresholds: thresholdsOf(thresholds, {}),
    trust: {},
    place: {},
  }
}

export function targetOf(url: string, names: readonly string[] = ['get']): LoadTarget {
  const requests = names.map(name => ({ method: 'GET', url: new URL(name === 'get' ? '' : name, url), headers: {} }))
  return { name: new URL(url).host, requests }
}

/** Runs a load on a server of the fake, in a time of its own. */
export async function fakeLoad(
  text: string,
  options: LoadOptions,
): Promise<{ result: LoadResult; traffic: FakeTraffic; lines: string[] }> {
  const { targets = ['http://server/'], requests = [{ name: 'get' }], variables = {}, secrets = [] } = options
  const traffic = new FakeTraffic({ server: () => ({ after: 1 }), ...options })
  const workers: Ports['workers'] = memoryWorkers({ [LOAD_TASK]: loadTask }, new MemoryFiles(), undefined, traffic)
  const lines: string[] = []
  const names = requests.map(({ name }) => name)
  const resolved = {
    targets: targets.map(url => targetOf(url, names)),
    variables: new Map(Object.entries(variables)),
    secrets,
    block: options.block ?? null,
  }
  const tell = (line: string) => {
    lines.push(line)
    options.tell?.(line)
  }
  const load = loadOf(loadInputOf(text), options)
  const result = await runLoad(load, resolved, { workers, clock: new MemoryClock() }, tell, options.signal)
  return { result, traffic, lines }
}
