import { append } from '../gate/append.js'
import { impliedSpans } from './containers.js'
import { joinFunctions } from './functions.js'
import { type Branches, type FileCoverage, type Missing, TALLY, type Tallies } from './model.js'
import { joinFlags, joinTallies } from './rows.js'
import { joinSums } from './totals.js'

/**
 * What two reports say of the same file, together: covered is what either covers. The operation is commutative and
 * associative, and a report merged with itself changes no percentage: neither the order of the reports nor one that is
 * given twice matters.
 */
export function mergeFiles(a: FileCoverage, b: FileCoverage): FileCoverage {
  const parts = certain([a, b], file => file.assumed === 'all')
  const { assumed, ...merged }: Omit<FileCoverage, 'statements'> =
    parts.length === 2 ? joinParts(a, b) : (parts[0] as FileCoverage)
  // Those are chosen on their own: a format that counts none must not displace those of another.
  const counted = certain(
    [a, b].filter(file => file.statements.length > 0),
    file => file.assumed !== undefined,
  )
  const still = assumed === 'all' ? 'all' : counted.some(file => file.assumed !== undefined) ? 'statements' : undefined
  return {
    ...merged,
    path: a.path,
    statements: counted.map(file => file.statements).reduce(joinTallies, NONE),
    ...(still === undefined ? {} : { assumed: still }),
  }
}

const NONE = new Float64Array()

/** Those files that are not merely assumed to be so; all of them where none is anything else. */
function certain(files: readonly FileCoverage[], isAssumed: (file: FileCoverage) => boolean): readonly FileCoverage[] {
  const others = files.filter(file => !isAssumed(file))
  return others.length > 0 ? others : files
}

/** All but the statements. */
function joinParts(a: FileCoverage, b: FileCoverage): Omit<FileCoverage, 'statements'> {
  const modules = [...new Set([...(a.modules ?? []), ...(b.modules ?? [])])].sort()
  return {
    path: a.path,
    lines: joinFlags(a.lines, b.lines),
    branches: mergeBranches(a.branches, b.branches),
    functions: joinFunctions(a.functions, b.functions),
    sums: a.sums === null || b.sums === null ? (a.sums ?? b.sums) : joinSums(a.sums, b.sums),
    ...(modules.length === 0 ? {} : { modules }),
    ...(a.assumed === undefined ? {} : { assumed: a.assumed }),
  }
}

/** The files, those that are named several times merged; a path in other modules is another file. */
export function mergeRepeated(files: Iterable<FileCoverage>): FileCoverage[] {
  const byName = new Map<string, FileCoverage[]>()
  for (const file of files) {
    const name = file.modules === undefined ? file.path : [file.path, ...[...file.modules].sort()].join('\0')
    append(byName, name, file)
  }
  return [...byName.values()].map(mergeAll)
}

/** Merges in pairs, and those in pairs again: one into the next would take hours where a file has 100,000 parts. */
function mergeAll(parts: FileCoverage[]): FileCoverage {
  let merged = parts
  while (merged.length > 1) {
    const pairs: FileCoverage[] = []
    for (let at = 0; at < merged.length; at += 2) {
      const [first, second] = merged.slice(at, at + 2) as [FileCoverage, FileCoverage | undefined]
      pairs.push(second === undefined ? first : mergeFiles(first, second))
    }
    merged = pairs
  }
  const file = merged[0] as FileCoverage
  const counted = certain(parts, part => part.assumed === 'all')
  const implied = counted.length < 2 ? null : impliedSpans(counted.map(({ branches }) => branches.named))
  if (implied === null) return file
  return { ...file, branches: { ...file.branches, named: union(file.branches.named, implied) } }
}

function mergeBranches(a: Branches, b: Branches): Branches {
  return {
    arms: joinFlags(a.arms, b.arms),
    named: union(a.named, b.named),
    counts: joinTallies(a.counts, b.counts),
    missing: mergeMissing(a, b),
  }
}

function mergeMissing(a: Branches, b: Branches): Branches['missing'] {
  if (a.missing.size === 0 && b.missing.size === 0) return a.missing
  const [inA, inB] = [linesOf(a.counts), linesOf(b.counts)]
  const merged = new Map<number, readonly Missing[]>()
  for (const line of [...a.missing.keys(), ...b.missing.keys()]) {
    const bothCount = inA.has(line) && inB.has(line)
    merged.set(line, joinMissing(a.missing.get(line) ?? [], b.missing.get(line) ?? [], bothCount))
  }
  return merged
}

/** Names are of the same branches where these are as many: of those what neither took is missing. */
function joinMissing(a: readonly Missing[], b: readonly Missing[], bothCount: boolean): Missing[] {
  const joined = new Map<number, Missing>()
  for (const missing of [...a, ...b]) joined.set(missing.total, { ...missing, alone: missing.alone && !bothCount })
  const others = new Map(b.map(missing => [missing.total, missing]))
  for (const one of a) {
    const other = others.get(one.total)
    if (other !== undefined) joined.set(one.total, bothMissing(one, other))
  }
  return [...joined.values()].sort((one, other) => one.total - other.total)
}

function bothMissing(a: Missing, b: Missing): Missing {
  const others = new Set(b.names)
  const names = a.names.filter(name => others.has(name)).sort()
  return { names, total: a.total, alone: a.alone && b.alone }
}

function linesOf(counts: Tallies): Set<number> {
  const lines = new Set<number>()
  for (let at = 0; at < counts.length; at += TALLY) lines.add(counts[at] as number)
  return lines
}

function union(a: ReadonlyMap<string, boolean>, b: ReadonlyMap<string, boolean>): ReadonlyMap<string, boolean> {
  if (b.size === 0) return a
  const merged = new Map(a)
  for (const [key, covered] of b) merged.set(key, covered || merged.get(key) === true)
  return merged
}
