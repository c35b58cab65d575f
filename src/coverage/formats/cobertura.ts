import type { Count } from '../../gate/percent.js'
import { mergeRepeated } from '../merge.js'
import { emptyBranches, type FileCoverage, LineCollector, MAX_LINE, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { parseXml, type XmlHandler } from '../xml.js'
import { nativeCobertura } from './cobertura-native.js'
import { hasRun } from './hits.js'

const SOURCES = 1000

type Attributes = Readonly<Record<string, string>>

/**
 * Reads a Cobertura report (coverage-04.dtd and its dialects): the lines of each class, with their branches; methods
 * as functions. Lines of methods repeat those of the class. Classes of the same file belong together.
 *
 * @throws ReportRefused
 */
export async function readCobertura(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const reader = new CoberturaReader()
  await parseXml(pieces, reader)
  const files = mergeRepeated(reader.files)
  return {
    format: 'cobertura',
    roots: reader.roots,
    files,
    native: nativeCobertura(reader.root, reader.comments, files),
  }
}

class CoberturaReader implements XmlHandler {
  readonly files: FileCoverage[] = []
  readonly roots: string[] = []
  root: Attributes = {}
  comments = ''
  private source = ''
  private file: (FileCoverage & { collector: LineCollector }) | null = null
  private method: { name: string; line: number; called: boolean } | null = null
  /** The line whose `<conditions>` are being read, where its own attribute gave no fraction. */
  private openLine: { line: number; count: Count } | null = null

  open(name: string, attributes: Attributes, around: readonly string[]): void {
    const parent = around[around.length - 1]
    if (parent === undefined) this.begin(name, attributes)
    else if (name === 'project') throw new ReportRefused('is a Clover report; Cobertura and lcov are read')
    else if (name === 'source') this.source = ''
    else if (name === 'class') this.beginClass(attributes)
    else if (name === 'method') this.method = { name: attributes['name'] ?? '', line: 0, called: false }
    else if (name === 'line' && parent === 'lines' && this.file !== null) this.line(attributes)
    else if (name === 'condition') this.condition(attributes)
  }

  text(text: string, around: readonly string[]): void {
    if (around[around.length - 1] === 'source') this.source += text
  }

  comment(text: string): void {
    if (this.comments.length < 2000) this.comments += text
  }

  close(name: string): void {
    if (name === 'source') this.endSource()
    if (name === 'line') this.endLine()
    if (name === 'method') this.endMethod()
    if (name === 'class' && this.file !== null) {
      const { collector, ...file } = this.file
      this.files.push({ ...file, lines: collector.lines() })
      this.file = null
    }
  }

  private endSource(): void {
    const source = this.source.trim()
    if (source !== '') this.roots.push(source)
    // Every file is looked for below every one of them.
    if (this.roots.length > SOURCES) throw new ReportRefused(`has more than ${SOURCES} <source> elements`)
  }

  private begin(name: string, attributes: Attributes): void {
    if (name !== 'coverage') throw new ReportRefused(`has the root element <${name}>, where Cobertura has <coverage>`)
    this.root = attributes
  }

  private beginClass(attributes: Attributes): void {
    const path = attributes['filename']
    if (!path) throw new ReportRefused('has a <class> without a filename')
    const collector = new LineCollector()
    this.file = { path, collector, lines: new Uint32Array(), branches: emptyBranches(), functions: new Map() }
  }

  private line(attributes: Attributes): void {
    const line = lineNumber(attributes['number'])
    const covered = ran(attributes['hits'])
    if (this.method !== null) {
      this.method.line ||= line
      this.method.called ||= covered
      return
    }
    const file = this.file as NonNullable<typeof this.file>
    file.collector.add(line, covered)
    if (attributes['branch']?.toLowerCase() !== 'true') return
    const fraction = /\((\d{1,9})\/(\d{1,9})\)/.exec(attributes['condition-coverage'] ?? '')
    if (fraction === null) this.openLine = { line, count: { covered: 0, total: 0 } }
    else this.branch(line, { covered: Number(fraction[1]), total: Number(fraction[2]) })
  }

  /** A condition has two outcomes; `coverage` says which share of them came up. */
  private condition(attributes: Attributes): void {
    const share = /^(\d{1,3})(?:\.\d+)?%$/.exec(attributes['coverage'] ?? '')
    if (this.openLine === null || share === null) return
    this.openLine.count.total += 2
    this.openLine.count.covered += Math.min(2, Math.round(Number(share[1]) / 50))
  }

  private endLine(): void {
    if (this.openLine !== null && this.openLine.count.total > 0) this.branch(this.openLine.line, this.openLine.count)
    this.openLine = null
  }

  private branch(line: number, count: Count): void {
    if (count.covered > count.total) throw new ReportRefused(`claims ${count.covered} of ${count.total} branches`)
    const counts = this.file?.branches.counts
    const known = counts?.get(line) ?? count
    // A class may repeat a line; as where reports are merged, the fuller figures stand, in whatever order they come.
    const covered = Math.max(known.covered, count.covered)
    counts?.set(line, { covered, total: Math.max(known.total, count.total) })
  }

  private endMethod(): void {
    const method = this.method
    this.method = null
    if (method === null || method.line === 0 || this.file === null) return
    const key = `${method.line}:${method.name}`
    this.file.functions.set(key, method.called || this.file.functions.get(key) === true)
  }
}

function lineNumber(text: string | undefined): number {
  const line = text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (line <= MAX_LINE) return line
  throw new ReportRefused(`has ${JSON.stringify(text?.slice(0, 40) ?? null)} where a line number belongs`)
}

function ran(text: string | undefined): boolean {
  const ran = text === undefined ? null : hasRun(text)
  if (ran !== null) return ran
  throw new ReportRefused(`has ${JSON.stringify(text?.slice(0, 40) ?? null)} where a number of hits belongs`)
}
