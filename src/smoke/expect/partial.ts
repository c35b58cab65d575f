import type { Expectation, Template } from '../suite/model.js'
import type { Expressions } from './expressions.js'
import type { Predicate } from './predicate.js'

/** Whether what a text meets is met by whatever begins with it: most of what can be expected only its end can tell. */
export function isLasting({ subject, predicate }: Expectation, text: string, expressions: Expressions): boolean {
  if (subject.of !== 'regex') return lasts(predicate, text, expressions)
  const { pattern, flags } = subject
  return predicate.is === 'existing' && predicate.whether && isMatchedWithin(pattern, flags, text, expressions)
}

function lasts(predicate: Predicate, text: string, expressions: Expressions): boolean {
  switch (predicate.is) {
    case 'containing':
      return predicate.what.kind !== 'text' || !endsLine(predicate.what.text)
    case 'starting':
      return !endsLine(predicate.what)
    case 'existing':
      return predicate.whether
    case 'empty':
      return !predicate.whether
    case 'matching':
      return isMatchedWithin(predicate.pattern, predicate.flags, text, expressions)
    case 'all-of':
    case 'one-of':
      return predicate.of.every(each => lasts(each, text, expressions))
    default:
      return false
  }
}

/** What ends a line is met by the end of what came, behind which the line may go on. */
function endsLine({ parts }: Template): boolean {
  const last = parts.at(-1)
  return typeof last === 'string' && last.endsWith('\n')
}

/** Where something stands behind a match, nothing that comes later makes it none; `$` at the end of what came is no end. */
function isMatchedWithin(pattern: string, flags: string, text: string, expressions: Expressions): boolean {
  const end = expressions.endOf(pattern, flags, text)
  return end !== null && end < text.length
}

/** Whether a text that is empty is asked for as such, rather than not excluded. */
export function isOfSilence(predicate: Predicate): boolean {
  switch (predicate.is) {
    case 'empty':
      return predicate.whether
    case 'equal':
      return predicate.to.kind === 'text' && predicate.to.text.parts.every(part => part === '')
    case 'all-of':
    case 'one-of':
      return predicate.of.some(isOfSilence)
    default:
      return false
  }
}

/** What must be there, without what must not; null where that is all. */
export function presenceIn(predicate: Predicate): Predicate | null {
  switch (predicate.is) {
    case 'not':
      return null
    case 'existing':
      return predicate.whether ? predicate : null
    case 'empty':
      return predicate.whether ? null : predicate
    case 'all-of': {
      const of = predicate.of.map(presenceIn).filter(each => each !== null)
      return of.length === 0 ? null : { is: 'all-of', of }
    }
    default:
      return predicate
  }
}
