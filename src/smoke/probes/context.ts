import type { InputPath } from '../../gate/path.js'
import type { Ports } from '../../gate/ports.js'
import type { Assertion } from '../expect/evaluate.js'
import type { Masks } from '../suite/masks.js'
import type { Check, Place, Template } from '../suite/model.js'
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
  resolve: Resolve
  /** Whoever learns of a secret on the way adds it. */
  masks: Masks
  jar: CookieJar
  /** Milliseconds that are left of the attempt. */
  remaining(): number
  /** Whether an answer is as far as this is all that is known of it: what is expected of these subjects is. */
  meets(answer: Partial<Answer>, subjects: readonly string[]): Promise<boolean>
}

/** What a probe brings back: its answer, or why that is none although something came. */
export interface Probed {
  answer: Omit<Answer, 'duration'>
  /** What is expected without being written, and did not come. */
  implied: Assertion[]
  /** What the other side says that a reader should know. */
  warnings: string[]
}

export type ProbeOf<Kind extends Check['probe']['kind']> = Extract<Check['probe'], { kind: Kind }>

/** Whether the check expects something, or captures it, of one of these subjects. */
export function asksFor({ expect, capture }: Pick<Check, 'expect' | 'capture'>, subjects: readonly string[]): boolean {
  return [...expect, ...capture].some(({ subject }) => subjects.includes(subject.of))
}

/** Something that is always expected, and did not come. `expected` says all of it: `a response`. */
export function unmet(kind: string, expected: string, actual: string, place: Place): Assertion {
  return { kind, subject: '', expected, actual, passed: false, place }
}
