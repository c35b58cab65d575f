import { functionSet } from '../functions.js'
import { mergeRepeated } from '../merge.js'
import { emptyBranches, emptyFile, type FileCoverage, MAX_LINE, type Missing, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { FlagCollector, TallyCollector } from '../rows.js'
import { type Attributes, parseXml, parseXmlPart, type XmlHandler } from '../xml.js'
import { branchesOfLine, missingOf, outcomesOf } from './cobertura-branches.js'
import { nativeCobertura, type Origin } from './cobertura-native.js'
import { QuickLines } from './cobertura-quick.js'
import { hasRun } from './hits.js'
import type { PartReader } from './readers.js'

const SOURCES = 1000

/** Reports of other formats by their root, or by what stands in a root of the same name. */
const OTHERS: Readonly<Record<string, [title: string, format: string]>> = {
  report: ['JaCoCo', 'jacoco'],
  CoverageSession: ['OpenCover', 'opencover'],
  'coverage/project': ['Clover', 'clover'],
  'coverage/file': ['Sonar generic coverage', 'sonar'],
}

/**
 * Reads a Cobertura report (coverage-04.dtd and its dialects): the lines of each class, with their branches; methods
 * as functions. Lines of methods repeat those of the class, and stand for them where the class has none. Classes of the
 * same file belong together.
 *
 * @throws ReportRefused
 */
export async function readCobertura(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const reader = new CoberturaReader()
  await parseXml(pieces, reader)
  const files = mergeRepeated(reader.files)
  return { format: 'cobertura', roots: reader.roots, files, native: nativeCobertura(reader.origin, files) }
}

/** A part begins with a class: before it some elements are open, and nothing else matters. */
export const coberturaParts: PartReader = {
  boundary(bytes) {
    const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('<class ')
    return start < 0 ? null : start
  },
  async read(pieces, place) {
    const reader = new CoberturaReader()
    await parseXmlPart(pieces, reader, place === 'first' ? [] : AROUND_CLASS, place === 'last' ? [] : AROUND_CLASS)
    const { roots, files, origin } = reader
    return { format: 'cobertura', roots, files: mergeRepeated(files), native: null, rest: origin }
  },
  join(parts) {
    const files = mergeRepeated(parts.flatMap(part => part.files))
    const origins = parts.map(({ rest }) => rest as Origin)
    const origin = { ...(origins[0] as Origin), comments: origins.map(({ comments }) => comments).join('') }
    return {
      format: 'cobertura',
      roots: parts.flatMap(({ roots }) => roots),
      files,
      native: nativeCobertura(origin, files),
    }
  },
}

const AROUND_CLASS = ['coverage', 'packages', 'package', 'classes']

class CoberturaReader implements XmlHandler {
  readonly files: FileCoverage[] = []
  readonly roots: string[] = []
  readonly origin: Origin = { version: null, lineRate: null, lines: null, complexity: false, comments: '' }
  private readonly quickLines = new QuickLines()
  private source = ''
  /** The file of the class that is being read, and what is read of it. */
  private path: string | null = null
  private readonly own = { lines: new FlagCollector(), branches: new TallyCollector() }
  /** The same of its methods, for a class that lists no lines of its own. */
  private readonly ofMethods = { lines: new FlagCollector(), branches: new TallyCollector() }
  private missing = new Map<number, readonly Missing[]>()
  private functions = new Map<string, boolean>()
  private method: { name: string; line: number; called: boolean } | null = null
  /** The line whose `<conditions>` are being read, where its own attribute gave no fraction. */
  private openLine: { line: number; covered: number; total: number } | null = null

  /** The lines of a class. */
  quick(bytes: Uint8Array, start: number, parent: string): number {
    if (parent !== 'lines' || this.method !== null || this.path === null) return 0
    const read = this.quickLines
    let end = 0
    for (let at = read.end(bytes, start); at > 0; at = read.end(bytes, at)) {
      end = at
      this.own.lines.add(read.line, read.covered)
      if (read.total === 0) continue
      this.own.branches.add(read.line, 0, read.taken, read.total)
      if (read.taken < read.total) this.name(read.line, null)
    }
    return end
  }

  open(name: string, attributes: Attributes, around: readonly string[]): void {
    const parent = around[around.length - 1]
    if (name === 'line' && parent === 'lines') {
      if (this.method !== null) this.lineOfMethod(this.method, attributes)
      else if (this.path !== null) this.line(attributes)
      return
    }
    if (around.length === 1) refuseOther(`${parent}/${name}`)
    if (parent === undefined) this.begin(name, attributes)
    else if (name === 'source') this.source = ''
    else if (name === 'class') this.beginClass(attributes)
    else if (name === 'method') this.method = { name: attributes.get('name') ?? '', line: 0, called: false }
    else if (name === 'condition') this.condition(attributes)
  }

  text(text: string, around: readonly string[]): void {
    if (around[around.length - 1] === 'source') this.source += text
  }

  comment(text: string): void {
    if (this.origin.comments.length < 2000) this.origin.comments += text
  }

  close(name: string): void {
    if (name === 'line') {
      if (this.openLine !== null) this.endLine(this.openLine)
    } else if (name === 'source') this.endSource()
    else if (name === 'method') this.endMethod()
    else if (name === 'class') this.endClass()
  }

  private begin(name: string, attributes: Attributes): void {
    refuseOther(name)
    if (name !== 'coverage') throw new ReportRefused(`has the root element <${name}>, where Cobertura has <coverage>`)
    this.origin.version = attributes.get('version') ?? null
    this.origin.lineRate = attributes.get('line-rate') ?? null
    const count = { covered: attributes.whole('lines-covered'), total: attributes.whole('lines-valid') }
    if (count.covered >= 0 && count.total > 0 && count.covered <= count.total) this.origin.lines = count
    this.origin.complexity = attributes.get('complexity') !== undefined
  }

  private endSource(): void {
    const source = this.source.trim()
    if (source !== '') this.roots.push(source)
    // Every file is looked for below every one of them.
    if (this.roots.length > SOURCES) throw new ReportRefused(`has more than ${SOURCES} <source> elements`)
  }

  private beginClass(attributes: Attributes): void {
    if (this.path !== null) throw new ReportRefused('has a <class> within another')
    const path = attributes.get('filename')
    if (!path) throw new ReportRefused('has a <class> without a filename')
    this.path = path
  }

  private endClass(): void {
    if (this.path === null) return
    const listed = !this.own.lines.isEmpty
    const { lines, branches } = listed ? this.own : this.ofMethods
    const file: FileCoverage = { ...emptyFile(this.path), lines: lines.takeLines() }
    const counts = branches.take()
    if (listed) {
      this.ofMethods.lines.clear()
      this.ofMethods.branches.clear()
    }
    if (counts.length > 0) file.branches = { ...emptyBranches(), counts }
    if (this.missing.size > 0) file.branches = { ...file.branches, missing: this.missing }
    if (this.functions.size > 0) file.functions = functionSet(this.functions)
    this.files.push(file)
    this.path = null
    if (this.missing.size > 0) this.missing = new Map()
    if (this.functions.size > 0) this.functions = new Map()
  }

  private line(attributes: Attributes): void {
    const line = lineOf(attributes)
    this.own.lines.add(line, ran(attributes))
    if (!hasBranches(attributes)) return
    const count = branchesOfLine(attributes.get('condition-coverage'))
    if (count === null) {
      this.openLine = { line, covered: 0, total: 0 }
      return
    }
    const { covered, total } = count
    if (covered > total) throw new ReportRefused(`claims ${covered} of ${total} branches`)
    this.own.branches.add(line, 0, covered, total)
    if (covered < total) this.name(line, missingOf(attributes.get('missing-branches'), count))
  }

  /** Where a class repeats a line, only one account of it may name branches: two would have to be merged. */
  private name(line: number, missing: Missing | null): void {
    if (this.missing.has(line)) this.missing.set(line, [])
    else if (missing !== null) this.missing.set(line, [missing])
  }

  private condition(attributes: Attributes): void {
    const covered = outcomesOf(attributes.get('coverage'))
    if (this.openLine === null || covered === null) return
    this.openLine.total += 2
    this.openLine.covered += covered
  }

  private endLine({ line, covered, total }: NonNullable<typeof this.openLine>): void {
    if (total > 0) this.own.branches.add(line, 0, covered, total)
    this.openLine = null
  }

  private lineOfMethod(method: NonNullable<typeof this.method>, attributes: Attributes): void {
    const line = lineOf(attributes)
    method.line ||= line
    const called = ran(attributes)
    if (called) method.called = true
    this.ofMethods.lines.add(line, called)
    const count = hasBranches(attributes) ? branchesOfLine(attributes.get('condition-coverage')) : null
    if (count !== null && count.covered <= count.total) {
      this.ofMethods.branches.add(line, 0, count.covered, count.total)
    }
  }

  private endMethod(): void {
    const { method, functions } = this
    this.method = null
    if (method === null || method.line === 0 || this.path === null) return
    const key = `${method.line}:${method.name}`
    functions.set(key, method.called || functions.get(key) === true)
  }
}

function refuseOther(place: string): void {
  if (!Object.hasOwn(OTHERS, place)) return
  const [title, format] = OTHERS[place] as [string, string]
  throw new ReportRefused(`is a ${title} report: its format is ${format}, not cobertura`)
}

/** Some writers leave the attribute out where they give the condition's coverage. */
function hasBranches(attributes: Attributes): boolean {
  const branch = attributes.get('branch')
  return branch === undefined ? attributes.get('condition-coverage') !== undefined : /^(true|1)$/i.test(branch)
}

function lineOf(attributes: Attributes): number {
  const line = attributes.whole('number')
  if (line >= 0 && line <= MAX_LINE) return line
  throw new ReportRefused(`has ${shown(attributes.get('number'))} where a line number belongs`)
}

function ran(attributes: Attributes): boolean {
  const hits = attributes.whole('hits')
  if (hits >= 0) return hits > 0
  const text = attributes.get('hits')
  const ran = text === undefined ? null : hasRun(text)
  if (ran !== null) return ran
  throw new ReportRefused(`has ${shown(text)} where a number of hits belongs`)
}

function shown(text: string | undefined): string {
  return JSON.stringify(text?.slice(0, 40) ?? null)
}
