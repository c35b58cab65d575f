import type { Sufficiency } from '../../gate/network.js'
import { bodyText } from '../expect/body.js'
import { type Circumstances, captured, evaluate } from '../expect/evaluate.js'
import { isLasting } from '../expect/partial.js'
import type { Answer } from '../probes/answer.js'
import { noPhases } from '../probes/phases.js'
import type { Check } from '../suite/model.js'

/** Whether what came of a body so far is all that a check asks of it, and stays so whatever else comes. */
export async function sufficiencyOf(
  { expect, capture }: Pick<Check, 'expect' | 'capture'>,
  body: Uint8Array,
  circumstances: Circumstances,
): Promise<Sufficiency> {
  const answer: Answer = { phases: noPhases(), duration: 0, body }
  const held = await Promise.all(expect.map(each => evaluate(each, answer, circumstances)))
  const taken = await Promise.all(capture.map(each => captured(each, answer, circumstances)))
  if (held.some(each => !each.passed) || taken.some(each => 'missing' in each)) return 'no'
  // More may be captured of more, or something else.
  if (capture.length > 0) return 'unless-more'
  const expressions = await (await import('../expect/expressions.js')).expressions()
  return expect.every(each => isLasting(each, bodyText(answer), expressions)) ? 'yes' : 'unless-more'
}
