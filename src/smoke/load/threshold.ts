import { parseDuration } from '../../gate/duration.js'
import { type Mistake, UserMistake } from '../../gate/mistake.js'
import { suggestion } from '../../gate/nearest.js'
import { parsePercent, ratioOfPercent } from '../../gate/percent.js'
import type { Place, Threshold, ThresholdMetric } from '../suite/model.js'
import { rateOf } from './rate.js'

// metric {request} operator limit, and whether it ends the load
const FORM =
  /^([a-z]+[\d.]*(?:\s*\(\s*[\d.]+\s*\))?)\s*(?:\{([^{}]{1,200})\})?\s*([<>=!]+)\s*(.*?)(?:[\s,]+(abort\b.*))?$/is

const NAMED: Readonly<Record<string, ThresholdMetric>> = {
  mean: { kind: 'mean' },
  avg: { kind: 'mean' },
  med: { kind: 'percentile', percent: 50 },
  median: { kind: 'percentile', percent: 50 },
  min: { kind: 'min' },
  max: { kind: 'max' },
  errors: { kind: 'errors' },
  availability: { kind: 'availability' },
  rate: { kind: 'rate' },
  count: { kind: 'count' },
}

const SHOWN = 'p95, p(99.9), mean, med, min, max, errors, availability, rate, count'

const LONGEST = 300

/**
 * Reads thresholds such as `p95 < 500ms`, `errors < 1% abort after 10s` or, for the requests of one name only,
 * `p99{login} <= 1s`. Units are written: a bare number is no limit, for milliseconds and seconds, or parts and percent, would
 * be one another's.
 *
 * @param names those of the load's requests, where they are known
 * @throws UserMistake with one mistake for each line that is none
 */
export function thresholdsOf(lines: readonly string[], place: Place, names?: readonly string[]): Threshold[] {
  const mistakes: Mistake[] = []
  const thresholds: Threshold[] = []
  for (const line of lines.map(each => each.trim()).filter(Boolean)) {
    const read = thresholdOf(line, place)
    const wrong = typeof read === 'string' ? read : unknownRequest(read, names)
    if (wrong !== null) mistakes.push({ where: 'thresholds', message: `${quoted(line)}: ${wrong}`, ...place })
    else thresholds.push(read as Threshold)
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return thresholds
}

/** The threshold, or what is wrong with it. */
function thresholdOf(text: string, place: Place): Threshold | string {
  const [, name = '', request, operator = '', limitText = '', abort] =
    text.length > LONGEST ? [] : (FORM.exec(text) ?? [])
  if (name === '') return 'write a metric, an operator and a limit, such as p95 < 500ms or errors < 1%'
  if (/[^\s<>=].*[<>=]/s.test(limitText)) return 'holds several thresholds; write each by itself, on a line of its own'
  const metric = metricOf(name.toLowerCase().replace(/\s/g, ''))
  if (typeof metric === 'string') return metric
  if (!isOperator(operator)) return `${operator} is no operator; write <, <=, > or >=`
  const limit = limitOf(metric, limitText.trim())
  if (typeof limit === 'string') return limit
  const abortAfter = abortOf(abort)
  if (typeof abortAfter === 'string') return abortAfter
  if (abortAfter !== null && metric.kind === 'count') return 'a count only grows, so it can end no load'
  return { text, metric, operator, limit, abortAfter, request: request?.trim() ?? null, place }
}

function metricOf(name: string): ThresholdMetric | string {
  const percent = /^p(?:(\d[\d.]*)|\((\d[\d.]*)\))$/.exec(name)
  if (percent === null) {
    const known = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined
    return known ?? `there is no metric ${name}${suggestion(name, [...Object.keys(NAMED), 'p95', 'p99'])}`
  }
  const number = Number(percent[1] ?? percent[2])
  // Number('1.2.3') is not a number either.
  if (!(number >= 0 && number <= 100)) return `${name} is no percentile: it must be from p0 to p100; known are ${SHOWN}`
  return { kind: 'percentile', percent: number }
}

function isOperator(text: string): text is Threshold['operator'] {
  return ['<', '<=', '>', '>='].includes(text)
}

function limitOf(metric: ThresholdMetric, text: string): number | string {
  switch (metric.kind) {
    case 'errors':
    case 'availability': {
      const percent = text.endsWith('%') ? parsePercent(text) : null
      return percent === null
        ? `${quoted(text)} is no limit of ${metric.kind}; write percent such as 1%`
        : ratioOfPercent(percent)
    }
    case 'rate': {
      const rate = rateOf(text.toLowerCase())
      const single = rate !== null && rate.from === rate.to && Number.isFinite(rate.from)
      return single ? rate.from : `${quoted(text)} is no limit of rate; write requests a second such as 100/s`
    }
    case 'count':
      return /^\d{1,15}$/.test(text)
        ? Number(text)
        : `${quoted(text)} is no limit of count; write a whole number such as 1000`
    default: {
      const duration = /[a-z]$/i.test(text) ? durationOf(text) : null
      return duration ?? `${quoted(text)} is no limit of a latency; write it with its unit, such as 500ms or 1.5s`
    }
  }
}

/** Milliseconds; as with percent there may be space before the unit, and as with metrics it may be in capitals. */
function durationOf(text: string): number | null {
  return parseDuration(text.toLowerCase().replace(/(?<=\d)\s+(?=[a-z])/g, ''))
}

function abortOf(text: string | undefined): number | null | string {
  if (text === undefined) return null
  const after = /^abort(?:\s+after\s+(.+))?$/is.exec(text.trim())
  if (after === null) return `${quoted(text)} is not understood; write abort, or abort after 10s`
  const duration = after[1] === undefined ? 0 : durationOf(after[1])
  return duration ?? `${quoted(after[1] as string)} is no duration; write abort after 10s`
}

function unknownRequest({ request }: Threshold, names: readonly string[] | undefined): string | null {
  if (request === null || names === undefined || names.includes(request)) return null
  return `no request of the load is called ${quoted(request)}${suggestion(request, names)}`
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
