import { finding } from '../gate/finding.js'
import type { Finding, Verdict } from '../gate/result.js'
import { worst } from '../gate/verdict.js'
import { placed } from './findings.js'
import type { LoadDetails } from './load-details.js'
import type { Loaded } from './run/load.js'
import type { Load } from './suite/model.js'

/** What is wrong with a load, at the line of the threshold or of the load. */
export function loadFindings({ load, judgement, canary }: Loaded, details: LoadDetails): Finding[] {
  const failed = judgement.thresholds.flatMap(({ threshold, passed }, index) => {
    const { shown } = details.thresholds[index] as LoadDetails['thresholds'][number]
    if (passed) return []
    return [
      finding({
        rule: 'smoke/threshold',
        // Numbers of a measurement that is none prove nothing.
        level: judgement.verdict === 'fail' ? 'error' : 'note',
        message: `The load: expected ${threshold.text}, got ${shown}.`,
        identity: threshold.text,
        ...placed(threshold.place.file === undefined ? load.place : threshold.place),
      }),
    ]
  })
  const why = details.reasons.map((reason, index) =>
    finding({
      rule: judgement.verdict === 'fail' ? 'smoke/load' : 'smoke/invalid-load',
      level: judgement.verdict === 'fail' ? 'error' : 'warning',
      message: `The load ${judgement.verdict === 'fail' ? 'failed' : 'measured nothing that holds'}: ${reason}.`,
      // The words have numbers in them, which are others each time.
      identity: `load ${index}`,
      ...placed(load.place),
    }),
  )
  return [...failed, ...why, ...(canary === null ? [] : canaryFindings(canary, load.place))]
}

function canaryFindings({ verdict, why }: NonNullable<Loaded['canary']>, place: Load['place']): Finding[] {
  if (verdict === 'promote') return []
  const isWorse = verdict === 'reject'
  return [
    finding({
      rule: 'smoke/canary',
      level: isWorse ? 'error' : 'warning',
      message: `Compared with the stable version it is ${isWorse ? 'rejected' : 'undecided'}: ${why}.`,
      identity: 'canary',
      ...placed(place),
    }),
  ]
}

/** The note where checks failed before the load. */
export function loadNotRun({ place }: Load): Finding {
  return finding({
    rule: 'smoke/not-run',
    level: 'note',
    message: 'No load was put on the service, for checks failed.',
    identity: 'load',
    ...placed(place),
  })
}

/** What a load amounts to beside its findings. */
export function loadVerdict({ judgement, canary }: Loaded): Verdict {
  return worst([judgement.verdict, canary?.verdict === 'inconclusive' ? 'inconclusive' : 'pass'])
}
