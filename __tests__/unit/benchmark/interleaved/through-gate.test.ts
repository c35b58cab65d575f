import { describe, expect, it } from '@jest/globals'
import type { BenchmarkDetails } from '../../../../src/benchmark/details.js'
import { benchmarkGate } from '../../../../src/benchmark/gate.js'
import { namedFile } from '../../../support/benchmarks.js'
import { judge } from '../../../support/judge.js'
import { MemoryClock, MemoryFiles, memoryPorts } from '../../../support/memory.js'
import { MemoryCommands } from '../../../support/memory-commands.js'

const PLAN = '{command: bench, output: out.json, base-directory: /tmp/base, warmup: 0}'

/** Judges what a command writes on both sides. */
async function compare(base: string, head: string, inputs: Record<string, string>) {
  const [clock, files] = [new MemoryClock(), new MemoryFiles()]
  const commands = new MemoryCommands(clock, files, (_, side) => ({ duration: 1, file: side === 'base' ? base : head }))
  const ports = memoryPorts({ clock, files, commands })
  return judge<BenchmarkDetails>(benchmarkGate, { interleaved: PLAN, ...inputs }, ports)
}

const verdictsOf = ({ benchmarks }: BenchmarkDetails) =>
  Object.fromEntries(benchmarks.map(({ name, metric, verdict }) => [`${name} ${metric}`, verdict]))

describe('by turns, through the gate', () => {
  it('renames each once, also where one takes the name of another', async () => {
    const base = namedFile({ a: [10], b: [100] })
    const head = namedFile({ b: [13], c: [100] })
    const { details, findings } = await compare(base, head, { renames: 'a -> b\nb -> c' })
    expect(verdictsOf(details)).toEqual({ 'b time': 'regression', 'c time': 'no-change' })
    expect(findings.map(({ rule }) => rule)).toEqual(['benchmark/regression'])
  })

  it('has directions and units of thresholds on both sides of one that was renamed', async () => {
    const of = (name: string, value: number) => JSON.stringify({ [name]: { value, metric: 'score' } })
    const thresholds = '- {name: now, unit: points, direction: higher}'
    const { details, verdict } = await compare(of('old', 10), of('now', 13), { renames: 'old -> now', thresholds })
    expect([verdict, verdictsOf(details)]).toEqual(['pass', { 'now score': 'improvement' }])
  })

  it('has a limit of a threshold without a metric for the first metric only', async () => {
    const rows = (time: number, size: number) => `name,metric,unit,value\na,time,ms,${time}\na,size,B,${size}\n`
    const thresholds = '- {name: a, max-regression: 50}'
    const { details } = await compare(rows(10, 10), rows(12, 12), { thresholds })
    expect(verdictsOf(details)).toEqual({ 'a time': 'no-change', 'a size': 'regression' })
  })

  it('is no pass where nothing can be judged', async () => {
    const { verdict, findings } = await compare(namedFile({ a: [1] }), namedFile({ b: [1] }), { missing: 'ignore' })
    expect([verdict, findings.at(-1)?.rule]).toEqual(['fail', 'benchmark/missing'])
  })
})
