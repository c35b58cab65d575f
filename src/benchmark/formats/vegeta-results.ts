import { quantileOf, sorted } from '../../statistics/robust.js'
import type { Measured, Reading } from '../model.js'
import { FileRefused } from '../refusal.js'
import { errorRate, latencies, requests, throughput } from './load.js'
import { fieldOf, measuredNumber, ReadingBuilder, sampled, textOf } from './values.js'

/** The requests of one attack. */
interface Attack {
  latencies: number[]
  failed: number
  /** Milliseconds since 1970. */
  first: number
  end: number
}

const NANOSECONDS = 1e6

/** How a result begins, in the order in which vegeta writes its fields. */
const BEGINNING = '{"attack":'

/** Whether this is a file of results, a line of JSON each. */
export function isResult(text: string): boolean {
  return text.startsWith(BEGINNING) && text.slice(0, 500).includes('"latency":')
}

/** Reads them, attack by attack; one without a name is called by the file. @throws FileRefused */
export function readResults(text: string, nameOfFile: string): Reading {
  const attacks = new Map<string, Attack>()
  let line = 0
  for (const result of text.split('\n')) {
    line += 1
    if (result.trim() !== '') add(attacks, resultOf(result, line), line, nameOfFile)
  }
  const builder = new ReadingBuilder()
  for (const [name, attack] of attacks) builder.add(name, () => measuredOf(name, attack))
  return builder.done()
}

function resultOf(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FileRefused('must have one result as JSON in each line', line)
  }
}

function add(attacks: Map<string, Attack>, result: unknown, line: number, nameOfFile: string): void {
  const name = textOf(fieldOf(result, 'attack')) || nameOfFile
  const latency = measuredNumber(fieldOf(result, 'latency'), `latency in line ${line}`)
  const status = measuredNumber(fieldOf(result, 'code'), `code in line ${line}`)
  const start = Date.parse(textOf(fieldOf(result, 'timestamp')) ?? '')
  if (Number.isNaN(start)) throw new FileRefused('must have a time as timestamp', line)
  const attack = attacks.get(name) ?? { latencies: [], failed: 0, first: start, end: start }
  attack.latencies.push(latency)
  if (status < 200 || status >= 400) attack.failed += 1
  attack.first = Math.min(attack.first, start)
  attack.end = Math.max(attack.end, start + latency / NANOSECONDS)
  attacks.set(name, attack)
}

/** @throws FileRefused */
function measuredOf(name: string, attack: Attack): Measured[] {
  const all = attack.latencies.length
  const failures = errorRate(name, attack.failed, all)
  const ordered = sorted(attack.latencies)
  const seconds = (attack.end - attack.first) / 1000
  return [
    { name, metric: 'time', unit: 'ns', direction: 'lower', judged: true, invocations: [sampled(attack.latencies)] },
    ...latencies(name, 'ns', {
      p90: quantileOf(ordered, 0.9),
      p95: quantileOf(ordered, 0.95),
      p99: quantileOf(ordered, 0.99),
    }),
    ...(seconds > 0 ? [throughput(name, (all - attack.failed) / seconds)] : []),
    failures,
    requests(name, all),
  ]
}
