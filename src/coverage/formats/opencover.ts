import { functionSet } from '../functions.js'
import { mergeRepeated } from '../merge.js'
import { emptyBranches, emptyFile, type FileCoverage, type Native, positionKey, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { FlagCollector, TallyCollector } from '../rows.js'
import { type Attributes, parseXml, type XmlHandler } from '../xml.js'
import { amountOf, lineOf, ranIn, textOf } from './fields.js'
import { linesOfPoints, type Point } from './opencover-lines.js'

/** The line that compilers give to code that debuggers are to skip. */
const HIDDEN = 0xfeefee

/** How many lines sequence points may reach over besides their first ones: each is held in memory. */
const REACH = 1 << 22

const LONGEST_NAME = 4096

/**
 * Reads an OpenCover report, also as coverlet writes it: sequence points as statements and, from their first line to
 * their last, as lines; branch points; methods with a sequence point as functions.
 *
 * @throws ReportRefused
 */
export async function readOpenCover(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const reader = new OpenCoverReader()
  await parseXml(pieces, reader)
  return { format: 'opencover', roots: [], files: mergeRepeated(reader.files), native: reader.native }
}

/** What a module says of one file. */
interface Source {
  points: Point[]
  branches: Map<string, boolean>
  /** How many branching places a line has so far. */
  blocks: Map<number, number>
  functions: Map<string, boolean>
}

interface Method {
  name: string
  file: string
  /** Where its first sequence point stands; null until there is one. */
  first: { path: string; line: number } | null
  visited: boolean
  /** Its branching places: `path:line:offset` -> their number on that line. */
  blocks: Map<string, number>
}

class OpenCoverReader implements XmlHandler {
  readonly files: FileCoverage[] = []
  native: Native | null = null
  private readonly lines = new FlagCollector()
  private readonly statements = new TallyCollector()
  private readonly paths = new Map<string, string>()
  private sources = new Map<string, Source>()
  private method: Method | null = null
  private reach = 0
  /** How deep the element stands that was left out of the measurement, all that is in it with it. */
  private skipped: number | null = null

  open(name: string, attributes: Attributes, around: readonly string[]): void {
    if (around.length === 0) this.begin(name)
    else if (this.skipped !== null) return
    else if (name === 'SequencePoint') this.point(attributes)
    else if (name === 'BranchPoint') this.branch(attributes)
    else if (name === 'File') this.paths.set(attributes.get('uid') ?? '', textOf(attributes, name, 'fullPath'))
    else if (name === 'FileRef' && this.method !== null) this.method.file = attributes.get('uid') ?? ''
    else if (attributes.get('skippedDueTo') !== undefined) this.skipped = around.length
    else if (name === 'Method') this.method = { name: '', file: '', first: null, visited: false, blocks: new Map() }
    else if (name === 'Summary' && around.length === 1) this.native = nativeOf(attributes.get('sequenceCoverage'))
  }

  text(text: string, around: readonly string[]): void {
    const isName = around[around.length - 1] === 'Name'
    if (this.method !== null && isName && this.method.name.length < LONGEST_NAME) this.method.name += text
  }

  close(name: string, around: readonly string[]): void {
    if (this.skipped === around.length) this.skipped = null
    if (name === 'Method') this.endMethod()
    if (name === 'Module') this.endModule()
  }

  private begin(name: string): void {
    if (name === 'CoverageSession') return
    throw new ReportRefused(`has the root element <${name}>, where OpenCover has <CoverageSession>`)
  }

  private point(attributes: Attributes): void {
    const line = lineOf(attributes, 'sl')
    const path = this.pathOf(attributes)
    if (line === 0 || line === HIDDEN || path === undefined || this.method === null) return
    const visited = ranIn(attributes, 'vc')
    const last = attributes.get('el') === undefined ? line : Math.max(line, lineOf(attributes, 'el'))
    this.reach += last - line
    if (this.reach > REACH) throw new ReportRefused(`has sequence points that reach over more than ${REACH} lines`)
    this.sourceOf(path).points.push({
      start: positionKey(line, amountOf(attributes, 'sc')),
      end: positionKey(last, amountOf(attributes, 'ec')),
      first: line,
      last,
      visited,
    })
    this.method.first ??= { path, line }
    this.method.visited ||= visited
  }

  /**
   * A line's branches are known by the place that branches, numbered in the order of the report, and their path. The
   * place's offset in the bytecode would not do: it differs between the frameworks that a project is built for, and
   * two lambdas of a line may well have the same.
   */
  private branch(attributes: Attributes): void {
    const path = this.pathOf(attributes) ?? this.method?.first?.path
    // A branch point without a line stands where its method begins.
    const line = attributes.get('sl') === undefined ? (this.method?.first?.line ?? 0) : lineOf(attributes, 'sl')
    if (line === 0 || line === HIDDEN || path === undefined || this.method === null) return
    const source = this.sourceOf(path)
    const place = `${path}:${line}:${attributes.get('offset') ?? ''}`
    const block = this.method.blocks.get(place) ?? source.blocks.get(line) ?? 0
    if (!this.method.blocks.has(place)) source.blocks.set(line, block + 1)
    this.method.blocks.set(place, block)
    const name = `${line},@opencover ${block}:${amountOf(attributes, 'path')}`
    source.branches.set(name, ranIn(attributes, 'vc') || source.branches.get(name) === true)
  }

  private pathOf(attributes: Attributes): string | undefined {
    return this.paths.get(attributes.get('fileid') ?? '') ?? this.paths.get(this.method?.file ?? '')
  }

  private sourceOf(path: string): Source {
    const source = this.sources.get(path) ?? {
      points: [],
      branches: new Map(),
      blocks: new Map(),
      functions: new Map(),
    }
    this.sources.set(path, source)
    return source
  }

  private endMethod(): void {
    const method = this.method
    this.method = null
    if (method === null || method.first === null) return
    const { functions } = this.sourceOf(method.first.path)
    const key = `${method.first.line}:${method.name}`
    functions.set(key, method.visited || functions.get(key) === true)
  }

  private endModule(): void {
    for (const [path, { points, branches, functions }] of this.sources) {
      for (const { start, end, visited } of points) this.statements.add(start, end, visited ? 1 : 0, 1)
      const lines = linesOfPoints(points, this.lines)
      const statements = this.statements.take()
      this.files.push({
        ...emptyFile(path),
        lines,
        statements,
        branches: { ...emptyBranches(), named: branches },
        functions: functionSet(functions),
      })
    }
    this.sources = new Map()
  }
}

/** OpenCover prints its summary's `sequenceCoverage` as "Visited Points". */
function nativeOf(percent: string | undefined): Native | null {
  return /^\d{1,3}(\.\d{1,12})?$/.test(percent ?? '') ? { tool: 'opencover', percent: percent as string } : null
}
