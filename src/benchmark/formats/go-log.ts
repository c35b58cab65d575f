import type { Direction, Failure } from '../model.js'

/** A benchmark of a package, with its values by unit and by process, as they were printed. */
export interface GoResult {
  path: string
  name: string
  units: Map<string, Map<number, number[]>>
}

/** A benchmark that failed, or the package where it is not said which of it did. */
export interface GoFailure extends Failure {
  path: string
}

/** What a line begins with that names a benchmark: go vet holds functions to it. */
const NAME = /^Benchmark(?![a-z])\S*$/

/** Longer is no path of a package; it stands before names again and again. */
const LONGEST_PATH = 500

/** The line of a stack that names the benchmark: whether its name was printed before it panicked is left to chance. */
const FRAME = /\.(Benchmark(?![a-z])\w*)(?:\.func[\d.]+)?\(/

const PANIC = 'panic: '

const NUMBER = /^[+-]?(?:\d[\d_]*(?:\.\d*)?(?:e[+-]?\d+)?|Inf)$|^NaN$/

/** The lines that `go test -bench` prints. Of the format's configuration lines, package and processor are of interest. */
export class GoLog {
  readonly better = new Map<string, Direction>()
  processor: string | null = null

  private readonly found = new Map<string, GoResult>()
  private readonly broken: GoFailure[] = []
  /** Those that need not be said to have failed, or not again. */
  private readonly told = new Set<string>()
  private path = ''
  private process = 0
  /** The benchmark that is running: what it prints itself may stand between its name and its result. */
  private running: string | null = null
  private panic: string | null = null
  private failedInPackage = 0

  /** Reads what one or more packages printed. */
  read(text: string): void {
    for (const line of text.split('\n')) this.line(line.trimEnd())
    this.endProcess()
  }

  /** What was found, the names without the number of processors where that is certain. */
  get(): { results: GoResult[]; failures: GoFailure[] } {
    const results = [...this.found.values()]
    const ending = processorsIn(results)
    const plain = <T extends { name: string }>(each: T): T =>
      NAME.test(each.name) && each.name.endsWith(ending)
        ? { ...each, name: each.name.slice(0, each.name.length - ending.length) }
        : each
    return { results: results.map(plain), failures: this.broken.map(plain) }
  }

  private line(line: string): void {
    if (line.includes('--- FAIL: ')) this.failed(/--- FAIL: (Benchmark(?![a-z])\S*)/.exec(line)?.[1])
    else if (line.startsWith('Benchmark') || /^ *\d+\t/.test(line)) this.result(line.trim().split(/\s+/))
    else if (line.startsWith('pkg: ')) this.begin(line.slice('pkg: '.length).trim())
    else if (line.startsWith('cpu: ')) this.processor ??= line.slice('cpu: '.length).trim()
    else if (line.startsWith('Unit ')) this.declare(line.split(/\s+/))
    else if (line.startsWith(PANIC)) this.panic ??= line.slice(PANIC.length, 200)
    else if (line === 'PASS' || line.startsWith('ok  \t')) this.endProcess()
    else if (line.startsWith('FAIL\t')) this.packageFailed(line.split('\t')[1]?.split(' ')[0] ?? '')
    else if (this.panic !== null && this.running === null) this.running = FRAME.exec(line)?.[1] ?? null
  }

  /** `NAME RUNS VALUE UNIT VALUE UNIT ...`, the name perhaps on an earlier line. */
  private result(fields: string[]): void {
    const [first = ''] = fields
    const isNamed = NAME.test(first)
    if (isNamed) this.running = first
    if (isNamed && fields[1] === PANIC.trim()) this.panic ??= fields.slice(2).join(' ').slice(0, 200)
    const rest = isNamed ? fields.slice(1) : fields
    const name = this.running
    if (name === null || rest.length < 3 || rest.length % 2 === 0 || !/^\d+$/.test(rest[0] as string)) return
    for (let at = 1; at < rest.length; at += 2) if (!NUMBER.test(rest[at] as string)) return
    for (let at = 1; at < rest.length; at += 2) this.value(name, rest[at + 1] as string, rest[at] as string)
    this.running = null
  }

  private value(name: string, unit: string, text: string): void {
    const key = `${this.path} ${name}`
    const result = this.found.get(key) ?? { path: this.path, name, units: new Map<string, Map<number, number[]>>() }
    const processes = result.units.get(unit) ?? new Map<number, number[]>()
    const values = processes.get(this.process) ?? []
    values.push(Number(text.replaceAll('_', '').replace('Inf', 'Infinity')))
    processes.set(this.process, values)
    result.units.set(unit, processes)
    this.found.set(key, result)
  }

  /** `Unit widgets/op better=higher`: metadata that benchstat reads as well. */
  private declare([, unit = '', ...pairs]: string[]): void {
    for (const pair of pairs) {
      const [key, value] = pair.split('=')
      if (key === 'better' && (value === 'lower' || value === 'higher')) this.better.set(unit, value)
    }
  }

  private failed(name: string | undefined): void {
    if (name === undefined) return
    this.failedInPackage++
    const key = `${this.path} ${name}`
    if (!this.told.has(key)) this.broken.push({ path: this.path, name, message: 'failed' })
    this.told.add(key)
    // The function around it is going to fail as well, which says nothing new.
    if (name.includes('/')) this.told.add(key.slice(0, key.lastIndexOf('/')))
  }

  /** The package is said to have failed where that is not yet said of a benchmark of it. */
  private packageFailed(path: string): void {
    const message = this.panic === null ? 'failed' : `panicked: ${this.panic}`
    if (this.panic !== null || this.failedInPackage === 0) {
      this.broken.push({ path, name: this.running ?? path, message })
    }
    this.endProcess()
  }

  private begin(path: string): void {
    this.endProcess()
    this.path = path.slice(0, LONGEST_PATH)
  }

  private endProcess(): void {
    this.process++
    this.running = null
    this.panic = null
    this.failedInPackage = 0
  }
}

/**
 * Go puts `-8` behind every name where it runs on eight processors, and nothing where it runs on one; `x=1-2` may be a name of
 * its own. Only what all names end in alike was put there by Go, and is no part of them. With `-cpu 1,2,4` they differ, and stay.
 */
function processorsIn(results: readonly GoResult[]): string {
  const endings = new Set(results.map(({ name }) => /-(?:[2-9]|[1-9]\d{1,5})$/.exec(name)?.[0] ?? ''))
  const [ending = ''] = endings
  return endings.size === 1 ? ending : ''
}
