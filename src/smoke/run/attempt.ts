import { formatDuration } from '../../gate/duration.js'
import { type Certificate, NetworkFailure, type Phases } from '../../gate/network.js'
import type { InputPath } from '../../gate/path.js'
import type { Ports } from '../../gate/ports.js'
import { type Assertion, type Circumstances, captured, evaluate } from '../expect/evaluate.js'
import { subjectText } from '../expect/subject.js'
import { told } from '../expect/tell.js'
import type { Answer } from '../probes/answer.js'
import { type Context, type Probed, type Resolve, unmet } from '../probes/context.js'
import { CookieJar } from '../probes/cookies.js'
import { noPhases, sumOf } from '../probes/phases.js'
import { probeWith } from '../probes/probe.js'
import { shownUrl } from '../probes/shown.js'
import { Unsendable } from '../probes/unsendable.js'
import type { Masks } from '../suite/masks.js'
import type { Check, Expectation } from '../suite/model.js'
import { resolveTemplate } from '../suite/templates.js'
import { secretsOfProbe } from './secrets.js'
import { sufficiencyOf } from './sufficiency.js'
import { withWords } from './words.js'

/** What all checks of a run share. */
export interface Run {
  ports: Pick<Ports, 'network' | 'commands' | 'clock' | 'log'>
  /** The folder that commands run in. */
  directory: InputPath
  /** The variables, those that are captured as soon as they are. */
  values: Map<string, string>
  /** The variables in whose values there is no secret. */
  plain: ReadonlySet<string>
  /** Variables of the environment that commands do not get: the suite takes its secrets from them. */
  withheld: readonly string[]
  masks: Masks
  /** For how many more days certificates must be good; null where nothing is asked of that. */
  tlsMinDays: number | null
}

/** One attempt at a check: its expectations and captures are held to one answer. */
export interface Attempt {
  passed: boolean
  assertions: readonly Assertion[]
  phases: Phases
  /** Milliseconds of the exchange itself: what this program did beside it is not in it. */
  duration: number
  captured: ReadonlyMap<string, string>
  jar: CookieJar
  expiring: Certificate | null
  warnings: string[]
}

const DAY = 86_400_000
/** Characters that are told of why there is no answer: parts of that the other side writes, as long as it likes. */
const TOLD = 1000

/** Asks once and compares. `cookies` are those that it may send; what it is given goes into a jar of its own. */
export async function attempt(check: Check, cookies: CookieJar, run: Run): Promise<Attempt> {
  const { ports, masks, values } = run
  const jar = CookieJar.of([cookies])
  const resolve: Resolve = (template, encode) => resolveTemplate(template, values, encode)
  for (const secret of secretsOfProbe(check.probe, resolve)) masks.add(secret)
  const mask = (text: string) => masks.text(text)
  const circumstances = (): Circumstances => ({ resolve, mask, now: ports.clock.date() })
  const start = ports.clock.now()
  const elapsed = () => ports.clock.now() - start
  const context: Context = {
    ...run,
    check,
    jar,
    resolve,
    remaining: () => Math.max(1, check.timeout - elapsed()),
    suffices: (asked, body) => sufficiencyOf(asked, body, circumstances()),
  }
  const got = await answerOf(context)
  const duration = got.duration ?? sumOf(got.answer.phases)
  const ended = { phases: got.answer.phases, duration, jar, warnings: got.warnings }
  const nothing = { ...ended, captured: new Map<string, string>(), expiring: null }
  // There is no answer, or none that could be held to anything.
  if (got.implied.length > 0) {
    const implied = got.implied.map(each => ({ ...each, actual: told(each.actual, mask, TOLD) }))
    return { ...nothing, passed: false, assertions: withWords(implied, got.answer, mask) }
  }
  const answer: Answer = { ...got.answer, duration }
  // What the answer names as now is not yet to come.
  const then = circumstances()
  const captures = await capturesOf(check, answer, then, masks)
  const expectations = [...check.expect, ...expiryOf(answer, run, check)]
  const held = await Promise.all(expectations.map(each => evaluate(each, answer, then)))
  for (const each of held) if (each.kind === 'status') each.actual += wayOf(answer)
  const assertions = withWords([...held, ...captures.missing], answer, mask)
  const passed = assertions.every(each => each.passed)
  return { ...ended, passed, assertions, captured: captures.values, expiring: answer.expiring ?? null }
}

async function answerOf(context: Context): Promise<Probed> {
  const { check } = context
  const none = (phases: Phases, ...[kind, expected, actual]: [string, string, string]): Probed => {
    return { answer: { phases }, implied: [unmet(kind, expected, actual, check.place)], warnings: [] }
  }
  try {
    return await probeWith(context)
  } catch (error) {
    if (error instanceof Unsendable) return none(noPhases(), 'request', error.expected, error.actual)
    if (!(error instanceof NetworkFailure)) throw error
    const { kind, message, phases } = error
    if (kind === 'untrusted') return none(phases, 'certificate', 'a certificate that is trusted', message)
    // What it was doing then stands behind the time, which of redirects is only what was left.
    const late = `none within ${formatDuration(check.timeout)}${/;.*$/s.exec(message)?.[0] ?? ''}`
    return none(phases, 'response', 'a response', kind === 'timeout' ? late : message)
  }
}

/** By which way a status came, where that is not the address that was asked, and why it leads no further. */
function wayOf({ url, redirects = 0, halted }: Answer): string {
  const times = `${redirects} ${redirects === 1 ? 'redirect' : 'redirects'}`
  const from = redirects === 0 || url === undefined ? '' : ` from ${shownUrl(new URL(url))}, after ${times}`
  return halted === undefined ? from : `${from}; ${halted}`
}

/** What is captured is a secret from then on: it mostly is a token. */
async function capturesOf(check: Check, answer: Answer, circumstances: Circumstances, masks: Masks) {
  const values = new Map<string, string>()
  const missing: Assertion[] = []
  for (const capture of check.capture) {
    const got = await captured(capture, answer, circumstances)
    const expected = `a value for ${capture.variable} (${subjectText(capture.subject)})`
    if ('missing' in got) missing.push(unmet('capture', expected, got.missing, capture.place))
    else {
      values.set(capture.variable, got.value)
      masks.add(got.value)
    }
  }
  return { values, missing }
}

/** What `tls-min-days` asks of every encrypted connection. */
function expiryOf({ expiring }: Answer, { tlsMinDays }: Run, { place }: Check): Expectation[] {
  if (tlsMinDays === null || expiring === undefined) return []
  const text = `${tlsMinDays}d`
  return [
    {
      subject: { of: 'expires-in' },
      predicate: { is: 'ordered', operator: '>=', limit: tlsMinDays * DAY, text },
      place,
    },
  ]
}
