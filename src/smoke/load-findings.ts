import { finding } from '../gate/finding.js'
import type { Finding, Verdict } from '../gate/result.js'
import { worst } from '../gate/verdict.js'
import { placed } from './findings.js'
import { mostFrequent } from './load/tally.js'
import type { LoadDetails, ThresholdDetails } from './load-details.js'
import type { Loaded } from './run/load.js'
import type { Load } from './suite/model.js'

/** What is wrong with a load, at the line of the threshold or of the load. */
export function loadFindings({ load, judgement, canary }: Loaded, details: LoadDetails): Finding[] {
  const failed = judgement.thresholds.flatMap(({ threshold, passed, holds }, index) => {
    const judged = details.thresholds[index] as ThresholdDetails
    if (passed) return []
    const isOfErrors = ['errors', 'availability'].includes(threshold.metric.kind)
    const cause = isOfErrors ? causeText(judged, details) : ''
    return [
      finding({
        rule: 'smoke/threshold',
        level: holds ? 'error' : 'note',
        message: `The load: expected ${judged.text}, got ${judged.shown}.${cause}`,
        identity: threshold.text,
        ...placed(threshold.place.file === undefined ? load.place : threshold.place),
      }),
    ]
  })
  const isFailed = judgement.verdict === 'fail'
  const ofLoad = (rule: string, level: Finding['level'], what: string) => (reason: string, index: number) =>
    finding({
      rule,
      level,
      message: `The load ${what}: ${reason}.`,
      // The words have numbers in them, which are others each time.
      identity: `${rule} ${index}`,
      ...placed(load.place),
    })
  return [
    ...failed,
    ...details.why.map(ofLoad('smoke/load', isFailed ? 'error' : 'warning', isFailed ? 'failed' : 'is undecided')),
    ...details.reasons.map(ofLoad('smoke/invalid-load', 'warning', 'is no valid measurement')),
    ...(canary === null ? [] : canaryFindings(canary, load.place)),
  ]
}

/** What failed most often, of the tested version, where anything did. */
function causeText({ request }: ThresholdDetails, { targets: [tested] }: LoadDetails): string {
  const causes = tested?.causes.filter(each => request === null || each.request === request) ?? []
  const most = mostFrequent(causes)
  if (most === undefined) return ''
  const all = causes.reduce((sum, { count }) => sum + count, 0)
  const of = tested?.requests.length === 1 ? '' : `, of ${most.request}`
  return ` The most frequent failure, ${most.count} of ${all}${of}: ${most.reason}.`
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
