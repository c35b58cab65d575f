import type { Assertion } from '../expect/evaluate.js'
import { beginningOf, endOf, textOf } from '../expect/words.js'
import type { Answer } from '../probes/answer.js'

type Mask = (text: string) => string

/** Adds to what is not as expected what the other side says of it: the body of a refusal, the last words of a command. */
export function withWords(
  assertions: readonly Assertion[],
  answer: Omit<Answer, 'duration'>,
  mask: Mask,
): readonly Assertion[] {
  const first = assertions.find(({ passed }) => !passed)
  return assertions.map(each => {
    if (each.passed) return each
    if (each.kind === 'status') return { ...each, actual: `${each.actual}${saidIn(answer, mask)}` }
    return each === first ? { ...each, actual: `${each.actual}${wroteIn(each.kind, answer, mask)}` } : each
  })
}

function saidIn(answer: Omit<Answer, 'duration'>, mask: Mask): string {
  const { status = 0, beginning, body = new Uint8Array(), coding } = answer
  // What another answer holds is no reason, and may be what nobody was to see; a redirect says no more than where it leads.
  if (coding !== undefined || status < 400) return ''
  const said = beginningOf(textOf(beginning ?? body), mask)
  return said === '' ? '' : `; it says ${said}`
}

function wroteIn(kind: string, answer: Omit<Answer, 'duration'>, mask: Mask): string {
  const { exitCode, errorOutput = '', body = new Uint8Array(), cut = false } = answer
  if (exitCode === undefined || kind === 'error-output') return ''
  const complaint = endOf(errorOutput, mask)
  const isOfEnd = kind === 'exit-code' || kind === 'response'
  if (!isOfEnd) return complaint === '' ? '' : `; it wrote ${complaint} to standard error`
  // Of an output that is cut the end is not there.
  const wrote = complaint || (cut ? '' : endOf(Buffer.from(body).toString(), mask))
  return wrote === '' ? '' : `; it wrote ${wrote}`
}
