import type { Network } from '../../src/gate/network.js'
import { ROOT } from '../../src/gate/path.js'
import type { Subject } from '../../src/smoke/expect/subject.js'
import type { Context, ProbeOf } from '../../src/smoke/probes/context.js'
import { CookieJar } from '../../src/smoke/probes/cookies.js'
import { Masks } from '../../src/smoke/suite/masks.js'
import type { Check, HttpCall, Probe, Template } from '../../src/smoke/suite/model.js'
import { resolveTemplate, templateOf } from '../../src/smoke/suite/templates.js'
import { MemoryClock, noCommands } from './memory.js'
import { fakeNetwork } from './network-fake.js'

export const PLACE = { file: 'suite.yml', line: 7, column: 3 }

/** A text that may hold variables, as if it stood in a suite. */
export function text(value: string): Template {
  return templateOf(value, PLACE)
}

/** A check of one probe; what a test is about it passes itself. */
export function checkOf(probe: Probe, more: Partial<Check> = {}): Check {
  const retry = { for: 0, times: 0, every: 1000 }
  return { name: 'the check', place: PLACE, probe, expect: [], capture: [], after: [], timeout: 10_000, retry, ...more }
}

/** A GET of an address; what a test is about it passes itself. */
export function httpProbe(
  url: string,
  call: Partial<HttpCall> = {},
  more: Partial<ProbeOf<'http'>> = {},
): ProbeOf<'http'> {
  const whole = { method: 'GET', url: text(url), headers: [], query: [], body: null, auth: null, ...call }
  return { kind: 'http', call: { version: 'auto', ...whole }, redirects: 10, trust: {}, proxy: undefined, ...more }
}

/** Something that is asked of an answer, so that a probe gets it. */
export function askingFor(...subjects: Subject[]): Pick<Check, 'capture'> {
  return { capture: subjects.map(subject => ({ variable: 'x', subject, place: PLACE })) }
}

/** What one attempt is made with; what a test is about it passes itself. */
export function contextOf(
  check: Check,
  network: Partial<Network>,
  { variables = {}, ...more }: Partial<Context> & { variables?: Record<string, string> } = {},
): Context {
  const values = new Map(Object.entries(variables))
  const clock = new MemoryClock()
  return {
    check,
    ports: { network: fakeNetwork(network), commands: noCommands, clock },
    directory: ROOT,
    withheld: [],
    plain: new Set(),
    resolve: (template, encode) => resolveTemplate(template, values, encode),
    masks: new Masks(),
    jar: new CookieJar(),
    remaining: () => Math.max(1, check.timeout - clock.now()),
    suffices: async () => 'no',
    ...more,
  }
}
