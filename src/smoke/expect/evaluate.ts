import type { Answer } from '../probes/answer.js'
import type { Capture, Expectation, Place, Template } from '../suite/model.js'
import type { Expressions } from './expressions.js'
import { judge, shortOf } from './judge.js'
import type { Predicate } from './predicate.js'
import { subjectText } from './subject.js'
import { actualText, jsonText, predicateText, told } from './tell.js'
import { valueIn } from './value.js'

/** One thing that was expected, and what came. */
export interface Assertion {
  /** As the suite names it: `status`, `header`, `json`, `phase`. */
  kind: string
  /** What of the answer: `status`, `header content-type`, `$.status`. */
  subject: string
  expected: string
  actual: string
  passed: boolean
  place: Place
}

/** What an evaluation needs beside the answer. */
export interface Circumstances {
  /** The template with the values of its variables. */
  resolve(template: Template): string
  /**
   * Hides what is secret. Texts go through it before they are cut short, for what is left of a secret is not known for one.
   */
  mask(text: string): string
  /** Milliseconds since 1970. */
  now: number
}

/** Characters of a value that is captured. */
const LONGEST_CAPTURE = 1 << 16

/** Holds an answer to one expectation. */
export async function evaluate(
  { subject, predicate, place }: Expectation,
  answer: Answer,
  { resolve, mask, now }: Circumstances,
): Promise<Assertion> {
  const [value, expressions] = await Promise.all([valueIn(subject, answer, now), expressionsFor(predicate)])
  const means = { resolve, now, expressions }
  const passed = judge(predicate, value, means)
  const telling = passed ? value : shortOf(predicate, value, means)
  return {
    kind: subject.of,
    subject: told(subjectText(subject), mask),
    expected: told(predicateText(predicate, resolve), mask),
    actual: told(actualText(predicate, telling, now), mask),
    passed,
    place,
  }
}

/** The value that a capture takes of an answer, or why there is none. */
export async function captured(
  { subject }: Capture,
  answer: Answer,
  { mask, now }: Pick<Circumstances, 'mask' | 'now'>,
): Promise<{ value: string } | { missing: string }> {
  const { values, missing } = await valueIn(subject, answer, now)
  const [value] = values
  if (value === undefined) return { missing: told(missing, mask) }
  if (values.length > 1) return { missing: `${values.length} values, of which none is the one` }
  if (value === null) return { missing: 'null' }
  const text = typeof value === 'string' ? value : jsonText(value, LONGEST_CAPTURE)
  if (text.length > LONGEST_CAPTURE) return { missing: `a value of more than ${LONGEST_CAPTURE} characters` }
  return { value: text }
}

function expressionsFor(predicate: Predicate): Promise<Expressions> | null {
  return hasExpression(predicate) ? import('./expressions.js').then(({ expressions }) => expressions()) : null
}

function hasExpression(predicate: Predicate): boolean {
  if (predicate.is === 'matching') return true
  if (predicate.is === 'one-of' || predicate.is === 'all-of') return predicate.of.some(hasExpression)
  return 'as' in predicate && hasExpression(predicate.as)
}
