import type { Reading } from '../model.js'
import { FileRefused } from '../refusal.js'
import type { Format } from './format.js'
import { deviationOfMargin } from './margin.js'
import { metricOf } from './named.js'
import { directionOf } from './units.js'
import { ReadingBuilder, summarised } from './values.js'

/** What every line has that measured something, and nothing else prints. */
const MARK = /\(\d{1,9} runs? sampled\)[ \t]*\r?$/m

/** What follows the name. The sign is not ASCII: it may have been written for it, or have been lost to an encoding. */
const RATE =
  /^([\d,.]{1,40}|Infinity|NaN) (\S{1,20}) (?:\u00b1|\+-|\+\/-|\ufffd{1,2})([\d,.]{1,40}|NaN|Infinity)% \((\d{1,9}) runs? sampled\)$/

/** From so many degrees of freedom on benchmark.js takes the normal quantile for Student's. */
const NORMAL = 31

/**
 * What `String(event.target)` is for a benchmark of benchmark.js: `name x 1,234 ops/sec ±1.10% (91 runs sampled)`. Other
 * lines are left aside. An error is the name and a colon, mostly without anything behind it.
 */
export const benchmarkJs: Format = {
  tool: 'benchmark-js',
  recognises: ({ json, text }) => json === undefined && text.includes(' sampled)') && MARK.test(text),
  read({ text }): Reading {
    const builder = new ReadingBuilder()
    const threw = new Set<string>()
    for (const raw of text.split('\n')) {
      const line = raw.trim()
      const at = line.lastIndexOf(' x ')
      const [, rate, unit = '', margin, runs] = (at > 0 && RATE.exec(line.slice(at + 3))) || []
      if (rate !== undefined && margin !== undefined)
        addLine(builder, line.slice(0, at), unit, rate, margin, Number(runs))
      else if (/\S: \r?$/.test(raw)) threw.add(line.slice(0, -1))
    }
    for (const name of threw) builder.fail(name, 'threw an error')
    return builder.done()
  },
}

function addLine(builder: ReadingBuilder, name: string, unit: string, rate: string, margin: string, runs: number) {
  builder.add(name, () => {
    const [center, percent] = [numberOf(rate), numberOf(margin)]
    if (runs === 0) throw new FileRefused('was aborted before it was measured')
    if (!Number.isFinite(center)) throw new FileRefused(`has ${rate} ${unit}, which is no measured value`)
    const deviation = deviationOfMargin(center, percent, runs, NORMAL)
    const direction = directionOf(unit, '') ?? 'higher'
    const invocations = [summarised(center, deviation, runs)]
    return [{ name, metric: metricOf(unit), unit, direction, judged: true, invocations }]
  })
}

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''))
}
