import { append } from '../../gate/append.js'
import { functionSet } from '../functions.js'
import { emptyBranches, type FileCoverage, lineOfPosition, MAX_LINE, positionKey } from '../model.js'
import type { TallyCollector } from '../rows.js'
import { isWhole, JsonValue } from './json.js'

/** `[line, column, last line, last column, count, file, expanded file, kind]`, a branch with a second count after it. */
interface Region {
  line: number
  column: number
  lastLine: number
  lastColumn: number
  ran: boolean
  /** For a branch: whether its condition was ever false. */
  wasFalse: boolean
  /** Which of the function's files it is in: 0 is the function's own, others are what macros in it expand to. */
  file: number
  expanded: number
  kind: number
}

const CODE = 0
const EXPANSION = 1

/** Records of functions by the file that each stands in. */
export function recordsByFile(functions: JsonValue): Map<string, JsonValue[]> {
  const byFile = new Map<string, JsonValue[]>()
  for (const record of functions.items()) {
    const names = record.member('filenames')
    const path = new JsonValue(names.array()[0], names, 0).text()
    append(byFile, path, record)
  }
  return byFile
}

/**
 * What the records of a file's functions say. A function is what begins at one place: the instantiations of a template
 * are one, and so is what several object files have of an inline function. What macros expand to counts where they are
 * used. A branch has two arms.
 */
export function functionsOf(
  records: readonly JsonValue[],
  collector: TallyCollector,
): Pick<FileCoverage, 'functions' | 'statements' | 'branches'> {
  const byPlace = new Map<number, { names: Set<string>; ran: boolean }>()
  const named = new Map<string, boolean>()
  for (const record of records) {
    const regions = regionsOf(record.member('regions'), 8)
    const first = regions.find(({ file }) => file === 0)
    if (first !== undefined) addFunction(record, positionKey(first.line, first.column), byPlace)
    const uses = usesOf(regions)
    addRegions(regions, uses, collector)
    const branches = record.optional('branches')
    if (branches !== null) addBranches(regionsOf(branches, 9), uses, named)
  }
  const functions = new Map<string, boolean>()
  for (const [place, { names, ran }] of byPlace) functions.set(`${lineOfPosition(place)}:${nameOf(place, names)}`, ran)
  return { functions: functionSet(functions), statements: collector.take(), branches: { ...emptyBranches(), named } }
}

function addFunction(
  record: JsonValue,
  place: number,
  byPlace: Map<number, { names: Set<string>; ran: boolean }>,
): void {
  const known = byPlace.get(place) ?? { names: new Set(), ran: false }
  byPlace.set(place, known)
  known.names.add(record.member('name').text())
  known.ran ||= record.member('count').ran()
}

/** The name that the lcov of the same run has too; of several instantiations, which other runs may not have, the place. */
function nameOf(place: number, [name, ...others]: Iterable<string>): string {
  return name === undefined || others.length > 0 ? String(place) : name
}

/** Where the function itself uses the macro that each file number stands for. */
function usesOf(regions: readonly Region[]): ReadonlyMap<number, Region> {
  const uses = new Map<number, Region>()
  // The number of what is used within another macro is larger than that macro's.
  const expansions = regions.filter(({ kind }) => kind === EXPANSION).sort((a, b) => a.expanded - b.expanded)
  for (const expansion of expansions) {
    const use = expansion.file === 0 ? expansion : uses.get(expansion.file)
    if (use !== undefined) uses.set(expansion.expanded, use)
  }
  return uses
}

function addRegions(regions: readonly Region[], uses: ReadonlyMap<number, Region>, collector: TallyCollector): void {
  const numbers = new Map<number, number>()
  for (const region of regions) {
    const at = region.file === 0 ? region : uses.get(region.file)
    if (region.kind !== CODE || at === undefined) continue
    const start = positionKey(at.line, at.column)
    // Small numbers are no positions.
    const end = isOfMacro(region) ? nextOf(numbers, start) : positionKey(region.lastLine, region.lastColumn)
    collector.add(start, end, region.ran ? 1 : 0, 1)
  }
}

function addBranches(
  branches: readonly Region[],
  uses: ReadonlyMap<number, Region>,
  named: Map<string, boolean>,
): void {
  const numbers = new Map<number, number>()
  for (const branch of branches) {
    const at = branch.file === 0 ? branch : uses.get(branch.file)
    if (at === undefined) continue
    const end = isOfMacro(branch)
      ? `#${nextOf(numbers, positionKey(at.line, at.column))}`
      : `-${branch.lastLine},${branch.lastColumn}`
    set(named, `${at.line},@llvm ${at.column}${end}:T`, branch.ran)
    set(named, `${at.line},@llvm ${at.column}${end}:F`, branch.wasFalse)
  }
}

/**
 * Whether it is of what a macro expands to, of which several things stand at one place: they are told apart by their
 * order. What a macro of a system header expands to is in the function's own file, and has no length.
 */
function isOfMacro({ file, line, column, lastLine, lastColumn }: Region): boolean {
  return file !== 0 || (line === lastLine && column === lastColumn)
}

function nextOf(numbers: Map<number, number>, place: number): number {
  const number = (numbers.get(place) ?? 0) + 1
  numbers.set(place, number)
  return number
}

function set(flags: Map<string, boolean>, key: string, flag: boolean): void {
  flags.set(key, flag || flags.get(key) === true)
}

function regionsOf(value: JsonValue, length: 8 | 9): Region[] {
  return value.array().map((raw, index) => {
    const region = regionFrom(raw, length)
    if (region === null) throw new JsonValue(raw, value, index).refusal(`${length} numbers that begin with a line`)
    return region
  })
}

function regionFrom(raw: unknown, length: 8 | 9): Region | null {
  if (!Array.isArray(raw) || raw.length < length || !raw.every(each => typeof each === 'number')) return null
  const [line, column, lastLine, lastColumn, count, ...rest] = raw as number[]
  const [wasFalse, file, expanded, kind] = length === 9 ? rest : [0, ...rest]
  const numbers = [line, column, lastLine, lastColumn, file, expanded, kind]
  if (!numbers.every(isWhole) || (line as number) > MAX_LINE || (lastLine as number) > MAX_LINE) return null
  return {
    line: line as number,
    column: column as number,
    lastLine: lastLine as number,
    lastColumn: lastColumn as number,
    ran: (count as number) > 0,
    wasFalse: (wasFalse as number) > 0,
    file: file as number,
    expanded: expanded as number,
    kind: kind as number,
  }
}
