import type { Count } from '../../gate/percent.js'
import { functionSet } from '../functions.js'
import { mergeRepeated } from '../merge.js'
import { emptyBranches, emptyFile, type FileCoverage, type Native, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { FlagCollector, TallyCollector } from '../rows.js'
import type { Totals } from '../totals.js'
import { type Attributes, parseXml, type XmlHandler } from '../xml.js'
import { amountOf, lineOf, textOf } from './fields.js'

/**
 * Reads a JaCoCo report (report.dtd 1.1): the lines of each source file, bytecode instructions as statements, methods
 * as functions. Of a line's branches and instructions it has numbers only. A file is named by its package, below no
 * root; the groups around it, which are modules of the build, keep files of one name apart.
 *
 * @throws ReportRefused
 */
export async function readJacoco(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const reader = new JacocoReader()
  await parseXml(pieces, reader)
  return { format: 'jacoco', roots: [], files: mergeRepeated(reader.files), native: reader.native() }
}

class JacocoReader implements XmlHandler {
  readonly files: FileCoverage[] = []
  private readonly lines = new FlagCollector()
  private readonly instructions = new TallyCollector()
  private readonly branches = new TallyCollector()
  private title: string | undefined
  private headline: Count = { covered: 0, total: 0 }
  private readonly groups: string[] = []
  private package = ''
  /** Files of the package, by name; their functions stand in its classes, before or after them. */
  private sources: [string, FileCoverage][] = []
  private functions = new Map<string, Map<string, boolean>>()
  private class = { name: '', source: '' }
  private method = ''
  private source = ''
  private counters = new Map<string, Count>()

  open(name: string, attributes: Attributes, around: readonly string[]): void {
    if (around.length === 0) this.begin(name, attributes)
    else if (name === 'line') this.line(attributes)
    else if (name === 'counter') this.counter(attributes, around[around.length - 1] as string)
    else if (name === 'method') this.method = this.keyOf(attributes)
    else if (name === 'class') {
      this.class = { name: attributes.get('name') ?? '', source: attributes.get('sourcefilename') ?? '' }
    } else if (name === 'sourcefile') this.source = textOf(attributes, name, 'name')
    else if (name === 'package') this.package = attributes.get('name') ?? ''
    else if (name === 'group') this.groups.push(textOf(attributes, name, 'name'))
  }

  close(name: string): void {
    if (name === 'sourcefile') this.endSource()
    if (name === 'package') this.endPackage()
    if (name === 'group') this.groups.pop()
  }

  /** The share of instructions, as the total of JaCoCo's HTML report has it: whole percent, rounded down. */
  native(): Native | null {
    const { covered, total } = this.headline
    // IntelliJ and Kover write the same format, and headlines of their own.
    if (total === 0 || this.title === 'Intellij Coverage Report') return null
    return { tool: 'jacoco', percent: String(Math.floor((100 * covered) / total)) }
  }

  private begin(name: string, attributes: Attributes): void {
    if (name !== 'report') throw new ReportRefused(`has the root element <${name}>, where JaCoCo has <report>`)
    this.title = attributes.get('name')
  }

  private keyOf(attributes: Attributes): string {
    const line = attributes.get('line') === undefined ? 0 : lineOf(attributes, 'line')
    return `${line}:${this.class.name}.${attributes.get('name') ?? ''}${attributes.get('desc') ?? ''}`
  }

  private line(attributes: Attributes): void {
    const line = lineOf(attributes, 'nr')
    if (line === 0) return
    const [missed, covered] = [amountOf(attributes, 'mi'), amountOf(attributes, 'ci')]
    const [untaken, taken] = [amountOf(attributes, 'mb'), amountOf(attributes, 'cb')]
    // Some who write the format leave instructions out: whether such a line was run, nobody says.
    if (missed + covered > 0) {
      this.lines.add(line, covered > 0)
      this.instructions.add(line, 0, covered, missed + covered)
    }
    if (untaken + taken > 0) this.branches.add(line, 0, taken, untaken + taken)
  }

  private counter(attributes: Attributes, parent: string): void {
    const [missed, covered] = [amountOf(attributes, 'missed'), amountOf(attributes, 'covered')]
    const type = attributes.get('type') ?? ''
    const count = { covered, total: missed + covered }
    if (parent === 'sourcefile') this.counters.set(type, count)
    else if (parent === 'report' && type === 'INSTRUCTION') this.headline = count
    else if (parent === 'method' && type === 'METHOD' && this.class.source !== '') {
      const { source } = this.class
      const functions = this.functions.get(source) ?? new Map<string, boolean>()
      this.functions.set(source, functions.set(this.method, covered > 0 || functions.get(this.method) === true))
    }
  }

  private endSource(): void {
    const path = this.package === '' ? this.source : `${this.package}/${this.source}`
    const file = { ...emptyFile(path), lines: this.lines.takeLines(), statements: this.instructions.take() }
    const branches = { ...emptyBranches(), counts: this.branches.take() }
    const sums = file.lines.length === 0 ? sumsOf(this.counters) : null
    this.sources.push([this.source, { ...file, branches, sums }])
    this.counters = new Map()
  }

  private endPackage(): void {
    const modules = this.groups.length === 0 ? {} : { modules: [...this.groups] }
    for (const [name, file] of this.sources) {
      this.files.push({ ...file, functions: functionSet(this.functions.get(name) ?? new Map()), ...modules })
    }
    this.sources = []
    this.functions = new Map()
  }
}

/** The sums of a file that has no lines, as those compiled without debugging information have none. */
function sumsOf(counters: ReadonlyMap<string, Count>): Totals | null {
  if (counters.size === 0) return null
  return {
    lines: counters.get('LINE') ?? { covered: 0, total: 0 },
    branches: counters.get('BRANCH') ?? null,
    functions: counters.get('METHOD') ?? null,
    statements: counters.get('INSTRUCTION') ?? null,
  }
}
