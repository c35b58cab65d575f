import { type Block, section, table, textBlock } from '../report/blocks.js'
import type { Compared } from './canary/compared.js'
import type { CanaryJudgement } from './canary/judge.js'
import { timeText } from './load-details.js'

const HEAD = ['Verdict', 'Metric', 'Stable', 'Tested', 'Worse by']
const NUMBERS = [2, 3, 4, 5, 6]

/** Both versions side by side, with the intervals that decide. */
export function presentCanary({ verdict, why, sent, confidence, compared, requests }: CanaryJudgement): Block[] {
  const of = `${sent.canary} requests to the version that is tested, ${sent.stable} to the stable one`
  return [
    section(`Compared with the stable version: ${verdict}`, [
      textBlock(`${why} (${of}).`),
      comparedTable(compared, confidence),
      ...requests.flatMap(each => {
        if (each.compared.length === 0) return [textBlock(`${each.name}: too few answers to be compared by itself.`)]
        const isFolded = each.compared.every(one => one.verdict !== 'reject')
        return [section(`Only ${each.name}`, [comparedTable(each.compared, each.confidence)], isFolded)]
      }),
    ]),
  ]
}

function comparedTable(compared: readonly Compared[], confidence: number): Block {
  const rows = compared.map(({ metric, stable, canary, change, low, high, tolerance, verdict, lacks }) => {
    const isTime = metric.startsWith('p')
    const value = isTime ? timeText : shareText
    const by = (part: number | null) => signed(part, isTime ? '%' : ' points')
    return [
      verdict,
      metric,
      value(stable),
      value(canary),
      by(change),
      low === null ? (lacks ?? '') : `${by(low)} … ${by(high)}`,
      by(tolerance),
    ]
  })
  const interval = `${Number((confidence * 100).toPrecision(4))}% interval`
  return table([...HEAD, interval, 'Tolerated'], rows, NUMBERS)
}

function shareText(share: number | null): string {
  return share === null ? '' : `${Number((share * 100).toPrecision(3))}%`
}

/** A latency is worse by a part of the stable version's, a share by percentage points. */
function signed(part: number | null, unit: '%' | ' points'): string {
  return part === null ? '' : `${part < 0 ? '' : '+'}${Number((part * 100).toPrecision(3))}${unit}`
}
