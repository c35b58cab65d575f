import type { Sufficiency } from '../../gate/network.js'
import type { InputPath } from '../../gate/path.js'
import type { Ports } from '../../gate/ports.js'
import type { Assertion } from '../expect/evaluate.js'
import type { Masks } from '../suite/masks.js'
import type { Capture, Check, Expectation, Place, Template } from '../suite/model.js'
import type { Answer } from './answer.js'
import type { CookieJar } from './cookies.js'

/** The template with the values of its variables, made fit for where they land. */
export type Resolve = (template: Template, encode?: (value: string) => string) => string

/** What one attempt at a check is made with. */
export interface Context {
  check: Check
  ports: Pick<Ports, 'network' | 'commands' | 'clock'>
  /** The folder that commands run in. */
  directory: InputPath
  /** Variables of the environment that commands do not get. */
  withheld: readonly string[]
  resolve: Resolve
  /** The variables in whose values there is no secret. */
  plain: ReadonlySet<string>
  /** Whoever learns of a secret on the way adds it. */
  masks: Masks
  jar: CookieJar
  /** Milliseconds that are left of the attempt. */
  remaining(): number
  /** Whether what came of a body so far is all that is asked of it. */
  suffices(asked: Pick<Check, 'expect' | 'capture'>, body: Uint8Array): Promise<Sufficiency>
}

/** What a probe brings back: its answer, or why that is none although something came. */
export interface Probed {
  answer: Omit<Answer, 'duration'>
  /** Milliseconds, where these are not all of the phases. */
  duration?: number
  /** What is expected without being written, and did not come. */
  implied: Assertion[]
  /** What the other side says that a reader should know. */
  warnings: string[]
}

export type ProbeOf<Kind extends Check['probe']['kind']> = Extract<Check['probe'], { kind: Kind }>

/** What the check expects and captures of these subjects. */
export function partOf({ expect, capture }: Check, subjects: readonly string[]): Pick<Check, 'expect' | 'capture'> {
  const isOfThem = ({ subject }: Expectation | Capture) => subjects.includes(subject.of)
  return { expect: expect.filter(isOfThem), capture: capture.filter(isOfThem) }
}

/** Whether the check expects something, or captures it, of one of these subjects. */
export function asksFor(check: Check, subjects: readonly string[]): boolean {
  const { expect, capture } = partOf(check, subjects)
  return expect.length + capture.length > 0
}

/** Something that is always expected, and did not come. `expected` says all of it: `a response`. */
export function unmet(kind: string, expected: string, actual: string, place: Place): Assertion {
  return { kind, subject: '', expected, actual, passed: false, place }
}
