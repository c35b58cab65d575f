import { UserMistake } from '../gate/mistake.js'
import type { SmokeInputs } from './inputs.js'
import { LOAD_SUBJECTS } from './load/expected.js'
import { type LoadInput, loadInputOf } from './load/input.js'
import { thresholdsOf } from './load/threshold.js'
import type { Load, LoadRequest, Suite } from './suite/model.js'

/**
 * The load that the suite and the inputs ask for together: the inputs have other stages, and more thresholds. Without one in
 * the suite the requests are those of `url`.
 *
 * @throws UserMistake
 */
export function loadPlan(suite: Suite, inputs: SmokeInputs): Load | null {
  const given = inputs.load === undefined ? null : loadInputOf(inputs.load)
  const load =
    suite.load === null ? ofUrls(suite, given, inputs) : { ...suite.load, ...(given && saidIn(given, inputs)) }
  if (load === null) {
    refuseWithout(inputs)
    return null
  }
  const names = load.requests.map(({ name }) => name)
  const more = thresholdsOf(inputs.thresholds, {}, names).filter(({ text }) => {
    return !load.thresholds.some(each => each.text === text)
  })
  return { ...load, thresholds: [...load.thresholds, ...more] }
}

function ofUrls({ checks }: Suite, given: LoadInput | null, inputs: SmokeInputs): Load | null {
  if (given === null) return null
  const requests = checks.slice(0, inputs.url.length).flatMap(({ name, probe, expect, place }): LoadRequest[] => {
    const known = expect.filter(({ subject }) => LOAD_SUBJECTS.includes(subject.of))
    return probe.kind === 'http' ? [{ name, call: probe.call, weight: 1, expect: known, place }] : []
  })
  if (requests.length > 0) return { ...given, requests, thresholds: [], trust: {}, place: {} }
  const message = 'has nothing to request: give `url`, or the suite a `load` with a request'
  throw new UserMistake([{ where: 'load', message }])
}

/** What of the suite's load the input replaces: its stages, and what else it names. */
function saidIn({ stages, timeout, connections }: LoadInput, inputs: SmokeInputs): Partial<Load> {
  const says = (key: string) => new RegExp(`(^|\\s)${key}=`).test(inputs.load ?? '')
  return { stages, ...(says('timeout') && { timeout }), ...(says('connections') && { connections }) }
}

function refuseWithout(inputs: SmokeInputs): void {
  const without = [
    ...(inputs.thresholds.length > 0 ? ['thresholds'] : []),
    ...(inputs['compare-with'] === undefined ? [] : ['compare-with']),
  ]
  if (without.length === 0) return
  const message = 'takes a load: give `load`, or the suite one'
  throw new UserMistake(without.map(where => ({ where, message })))
}
