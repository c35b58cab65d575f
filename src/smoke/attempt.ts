import { formatDuration } from '../gate/duration.js'
import { NetworkFailure, type Phases, type Ports } from '../gate/ports.js'
import { shownUrl, type Target } from './target.js'

/** What a response must be like. */
export interface Expectation {
  statusText: string
  accepts(status: number): boolean
  /** Milliseconds, or undefined where any duration will do. */
  duration: number | undefined
  /** Milliseconds for one attempt. */
  timeout: number
}

/** One thing that was expected, and what came. */
export interface Assertion {
  kind: 'response' | 'status' | 'duration'
  expected: string
  actual: string
  passed: boolean
}

/** One request with its redirects: phases are summed over them, in milliseconds. */
export interface Attempt {
  passed: boolean
  assertions: Assertion[]
  phases: Phases
}

const REDIRECTS = 10

/**
 * Requests a target and compares. Redirects are followed, unless their status is one that is expected;
 * credentials go to the first origin only.
 */
export async function attempt(target: Target, expected: Expectation, ports: Ports): Promise<Attempt> {
  const start = ports.clock.now()
  const phases: Phases = { resolve: 0, connect: 0, tls: 0, processing: 0, transfer: 0 }
  const end = (assertions: Assertion[]): Attempt => ({
    passed: assertions.every(each => each.passed),
    assertions,
    phases,
  })
  let url = target.url
  try {
    for (let redirects = 0; ; redirects += 1) {
      const timeout = expected.timeout - (ports.clock.now() - start)
      const headers = url.origin === target.url.origin ? target.headers : {}
      const response = await ports.network.request({ method: 'GET', url, headers, timeout: Math.max(1, timeout) })
      addTo(phases, response.phases)
      const next = expected.accepts(response.status)
        ? null
        : redirectOf(response.status, response.headers['location'], url)
      if (next === null || redirects === REDIRECTS) {
        const elapsed = ports.clock.now() - start
        return end([
          statusAssertion(expected, response.status, url, redirects),
          ...durationAssertion(expected, elapsed),
        ])
      }
      url = next
    }
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    addTo(phases, error.phases)
    const actual = error.kind === 'timeout' ? `none within ${formatDuration(expected.timeout)}` : error.message
    return end([{ kind: 'response', expected: 'a response', actual, passed: false }])
  }
}

function redirectOf(status: number, location: string | string[] | undefined, base: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(status) || typeof location !== 'string') return null
  if (!URL.canParse(location, base.href)) return null
  const url = new URL(location, base)
  return ['http:', 'https:'].includes(url.protocol) ? url : null
}

function statusAssertion(expected: Expectation, status: number, url: URL, redirects: number): Assertion {
  const via =
    redirects === 0 ? '' : ` from ${shownUrl(url)}, after ${redirects} ${redirects === 1 ? 'redirect' : 'redirects'}`
  return { kind: 'status', expected: expected.statusText, actual: `${status}${via}`, passed: expected.accepts(status) }
}

function durationAssertion({ duration }: Expectation, elapsed: number): Assertion[] {
  if (duration === undefined) return []
  const expected = `at most ${formatDuration(duration)}`
  return [{ kind: 'duration', expected, actual: formatDuration(elapsed), passed: elapsed <= duration }]
}

function addTo(sum: Phases, phases: Phases): void {
  for (const phase of Object.keys(sum) as (keyof Phases)[]) sum[phase] += phases[phase]
}
