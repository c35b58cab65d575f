import { finding, levelOfMissing } from '../gate/finding.js'
import type { Judgement } from '../gate/result.js'
import { verdictOf } from '../gate/verdict.js'
import type { SmokeDetails } from './details.js'
import type { SmokeInputs } from './inputs.js'

/** The judgement of a run that names nothing to ask: what `if-missing` makes of that. */
export function nothingAsked(inputs: Pick<SmokeInputs, 'if-missing'>): Judgement<SmokeDetails> {
  const message = 'Nothing was asked: neither `url` nor `suite` is given.'
  const level = levelOfMissing(inputs['if-missing'])
  const findings = [finding({ rule: 'smoke/missing', level, message, identity: 'nothing' })]
  const details = { checks: [], load: null, canary: null, availability: null, p95: null, history: [] }
  return { verdict: verdictOf(findings), summary: message, metrics: [], findings, details }
}
