import { finding } from '../gate/finding.js'
import { nearest } from '../gate/nearest.js'
import type { Finding, Level } from '../gate/result.js'
import type { BenchmarkInputs } from './inputs.js'
import type { Measured } from './model.js'
import type { Pairs } from './pair.js'

type Named = Pick<Measured, 'name' | 'metric'>
type Renames = ReadonlyMap<string, string>

/** For how many of them the new one is looked for that each may be called now: with many it takes its time. */
const MOST_GUESSES = 50

/** Those of the baseline that are not there any more, a finding for each benchmark. */
export function vanishedFindings(
  { vanished, added }: Pick<Pairs, 'vanished' | 'added'>,
  measured: readonly Named[],
  renames: Renames,
  { missing }: Pick<BenchmarkInputs, 'missing'>,
): Finding[] {
  const level: Level = missing === 'fail' ? 'error' : missing === 'warn' ? 'warning' : 'note'
  const present = new Set(measured.map(({ name }) => name))
  const others = new Set(added.map(({ name }) => name))
  const former = new Map([...renames].map(([old, now]) => [now, old]))
  return [...metricsByName(vanished)].map(([name, metrics], index) => {
    const rule = { rule: 'benchmark/vanished', level, identity: name } as const
    const has = `the baseline has its ${listed(metrics)}`
    if (present.has(name)) {
      const message = `${name} is there without ${listed(metrics)}, which the baseline has of it.`
      return finding({ ...rule, message, help: REMOVED })
    }
    const old = former.get(name)
    if (old !== undefined) {
      const message = `${old} is not there any more, nor is ${name}, which \`renames\` says that it is called now: ${has}.`
      return finding({ ...rule, message })
    }
    const near = index < MOST_GUESSES ? nearest(name, others) : undefined
    const help = near === undefined ? REMOVED : `Was it renamed? Then give \`renames: ${name} -> ${near}\`.`
    return finding({ ...rule, message: `${name} is not there any more: ${has}.`, help })
  })
}

const REMOVED =
  'Where it was removed on purpose, the run on the base branch makes a new baseline: `missing: warn` until then.'

/** Renamings of what the baseline does not have: a slip, or one that has served. */
export function unusedRenames(base: readonly Named[], past: readonly Named[], renames: Renames): Finding[] {
  const known = new Set([...base, ...past].map(({ name }) => name))
  const unused = [...renames].filter(([old]) => !known.has(old))
  return unused.map(([old, now], index) => {
    const near = index < MOST_GUESSES ? nearest(old, known) : undefined
    const guess = near === undefined ? '' : ` Did you mean ${near}?`
    return finding({
      rule: 'benchmark/renames',
      level: 'note',
      message: `\`renames\` says what ${old} is called now, and the baseline does not have it.`,
      help: known.has(now) ? `It has ${now} already: the line can go.` : `The line does nothing.${guess}`,
      identity: old,
    })
  })
}

function metricsByName(measured: readonly Named[]): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  for (const { name, metric } of measured) {
    const metrics = byName.get(name)
    if (metrics === undefined) byName.set(name, [metric])
    else metrics.push(metric)
  }
  return byName
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
