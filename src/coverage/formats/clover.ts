import type { Count } from '../../gate/percent.js'
import { functionSet } from '../functions.js'
import { mergeRepeated } from '../merge.js'
import { armKey, emptyBranches, emptyFile, type FileCoverage, positionKey, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { FlagCollector, TallyCollector } from '../rows.js'
import type { Totals } from '../totals.js'
import { type Attributes, parseXml, type XmlHandler } from '../xml.js'
import { type CloverMetrics, type Dialect, dialectOf, metricsOf, nativeClover } from './clover-native.js'
import { amountOf, lineOf, ranIn, textOf } from './fields.js'

/**
 * Reads a Clover report: OpenClover's, PHPUnit's, Istanbul's. A line is executable where a statement or a condition
 * stands on it, or a method without either. The code of the tests themselves (`<testproject>`) is left aside.
 *
 * @throws ReportRefused
 */
export async function readClover(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const reader = new CloverReader()
  await parseXml(pieces, reader)
  return {
    format: 'clover',
    roots: [],
    files: mergeRepeated(reader.files),
    native: reader.metrics === null ? null : nativeClover(reader.dialect, reader.metrics),
  }
}

class CloverReader implements XmlHandler {
  readonly files: FileCoverage[] = []
  dialect: Dialect = 'clover'
  metrics: CloverMetrics | null = null
  private version: string | undefined
  private ofTests = false
  private path: string | null = null
  private readonly lines = new FlagCollector()
  private readonly statements = new TallyCollector()
  private readonly arms = new FlagCollector()
  private readonly counts = new TallyCollector()
  private named = new Map<string, boolean>()
  private functions = new Map<string, boolean>()
  /** The method whose first statement is yet to come. */
  private method: { line: number; called: boolean } | null = null
  /** How many statements and how many conditions a line has so far. */
  private seen = { statements: new Map<number, number>(), conditions: new Map<number, number>() }
  private sums: CloverMetrics | null = null

  open(name: string, attributes: Attributes, around: readonly string[]): void {
    if (around.length === 0) this.begin(name, attributes)
    else if (name === 'testproject') this.ofTests = true
    else if (this.ofTests) return
    else if (name === 'line' && this.path !== null) this.line(attributes)
    else if (name === 'file') this.path = attributes.get('path') || textOf(attributes, name, 'name')
    else if (name === 'project') this.dialect = dialectOf(this.version, attributes.get('name'))
    else if (name === 'metrics') this.metricsIn(attributes, around[around.length - 1] as string)
  }

  close(name: string): void {
    if (name === 'testproject') this.ofTests = false
    if (name === 'file' && this.path !== null) this.endFile(this.path)
  }

  private begin(name: string, attributes: Attributes): void {
    if (name !== 'coverage') throw new ReportRefused(`has the root element <${name}>, where Clover has <coverage>`)
    this.version = attributes.get('clover')
  }

  private metricsIn(attributes: Attributes, parent: string): void {
    if (parent === 'project') this.metrics = metricsOf(attributes)
    if (parent === 'file') this.sums = metricsOf(attributes)
  }

  private line(attributes: Attributes): void {
    const type = attributes.get('type')
    if (type !== 'stmt' && type !== 'cond' && type !== 'method') return
    const line = lineOf(attributes, 'num')
    if (type === 'method') this.beginMethod(line, attributes)
    else this.method = null
    if (type === 'stmt') {
      const ran = ranIn(attributes, 'count')
      this.lines.add(line, ran)
      if (this.dialect === 'istanbul') return
      this.statements.add(positionKey(line, next(this.seen.statements, line)), 0, ran ? 1 : 0, 1)
    }
    if (type === 'cond') this.condition(line, attributes)
  }

  private condition(line: number, attributes: Attributes): void {
    // Istanbul's lines with branches: a count of their own, and numbers of branches, taken and not.
    if (attributes.get('count') !== undefined) {
      this.lines.add(line, ranIn(attributes, 'count'))
      const taken = amountOf(attributes, 'truecount')
      const total = taken + amountOf(attributes, 'falsecount')
      if (total > 0) this.counts.add(line, 0, taken, total)
      return
    }
    const outcomes = [ranIn(attributes, 'truecount'), ranIn(attributes, 'falsecount')]
    const block = next(this.seen.conditions, line)
    this.lines.add(line, outcomes.includes(true))
    for (const [branch, taken] of outcomes.entries()) {
      const key = armKey(line, block, branch)
      if (key === null) this.named.set(`${line},${block},${branch}`, taken)
      else this.arms.add(key, taken)
    }
  }

  private beginMethod(line: number, attributes: Attributes): void {
    this.endMethod()
    const called = ranIn(attributes, 'count')
    const key = `${line}:${attributes.get('signature') ?? attributes.get('name') ?? ''}`
    this.functions.set(key, called || this.functions.get(key) === true)
    this.method = { line, called }
  }

  /** PHPUnit lists a method that fits on one line as a method only. */
  private endMethod(): void {
    if (this.method !== null) this.lines.add(this.method.line, this.method.called)
    this.method = null
  }

  private endFile(path: string): void {
    this.endMethod()
    const branches = { ...emptyBranches(), arms: this.arms.take(), named: this.named, counts: this.counts.take() }
    const file = { ...emptyFile(path), lines: this.lines.takeLines(), statements: this.statements.take(), branches }
    // Istanbul counts functions without listing them, and branches also of lines that it does not list.
    const sums = this.dialect === 'istanbul' ? this.sums : null
    this.files.push({ ...file, functions: functionSet(this.functions), sums: sums === null ? null : sumsOf(sums) })
    this.path = null
    this.sums = null
    this.named = new Map()
    this.functions = new Map()
    this.seen = { statements: new Map(), conditions: new Map() }
  }
}

function sumsOf({ conditionals, methods }: CloverMetrics): Totals {
  const some = (count: Count) => (count.total > 0 ? count : null)
  return { lines: { covered: 0, total: 0 }, branches: some(conditionals), functions: some(methods), statements: null }
}

/** The number of a thing among those of its line, from 0. */
function next(seen: Map<number, number>, line: number): number {
  const number = seen.get(line) ?? 0
  seen.set(line, number + 1)
  return number
}
