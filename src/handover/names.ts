import { createHash } from 'node:crypto'
import type { Subject } from '../gate/result.js'

/** Which result of a run it is: of the same unit and ordinal the newest attempt replaces the others. */
export interface ResultName {
  gate: string
  /** 12 hexadecimal digits that stand for the job, its leg and the folder judged. */
  unit: string
  attempt: number
  /** 1, unless one job judges the same thing several times: then up to `MOST_ORDINALS`. */
  ordinal: number
}

/** One shard of several. */
export interface ShardName {
  gate: string
  /** 12 hexadecimal digits that stand for the group of shards that belong together. */
  unit: string
  number: number
  of: number
  attempt: number
}

// Each name is written in one way only: no two artifacts can claim to be the same.
const RESULT = /^pipeline-actions\.result\.([a-z]+(?:-[a-z]+)*)\.([0-9a-f]{12})\.([1-9]\d{0,3})(?:-([2-9]))?$/
const SHARD =
  /^pipeline-actions\.shard\.([a-z]+(?:-[a-z]+)*)\.([0-9a-f]{12})\.([1-9]\d{0,2})-of-([1-9]\d{0,2})\.([1-9]\d{0,3})$/

/** How often one job may judge the same thing. */
export const MOST_ORDINALS = 9

/** The unit of what is told apart by these texts. */
export function unitOf(...parts: (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)
}

/** The unit that a result belongs to: what is judged in the same folder by another job, or in another leg, has its own. */
export function unitOfResult({ job, leg }: Pick<Subject, 'job' | 'leg'>, directory: string): string {
  return unitOf(job, leg, directory)
}

export function resultArtifact({ gate, unit, attempt, ordinal }: ResultName): string {
  return `pipeline-actions.result.${gate}.${unit}.${attempt}${ordinal > 1 ? `-${ordinal}` : ''}`
}

export function shardArtifact({ gate, unit, number, of, attempt }: ShardName): string {
  return `pipeline-actions.shard.${gate}.${unit}.${number}-of-${of}.${attempt}`
}

/** The name of a result's artifact, read; null where it is something else. */
export function readResultName(name: string): ResultName | null {
  const [, gate, unit, attempt, ordinal] = RESULT.exec(name) ?? []
  if (gate === undefined || unit === undefined) return null
  return { gate, unit, attempt: Number(attempt), ordinal: Number(ordinal ?? 1) }
}

/** The name of a shard's artifact, read; null where it is something else. */
export function readShardName(name: string): ShardName | null {
  const [, gate, unit, number, of, attempt] = SHARD.exec(name) ?? []
  if (gate === undefined || unit === undefined || Number(number) > Number(of)) return null
  return { gate, unit, number: Number(number), of: Number(of), attempt: Number(attempt) }
}

/** Of artifacts whose names have the same key, the one of the newest attempt. */
export function newest<Name extends { attempt: number }, Artifact>(
  named: readonly { artifact: Artifact; name: Name }[],
  keyOf: (name: Name) => string,
): { artifact: Artifact; name: Name }[] {
  const byKey = new Map<string, { artifact: Artifact; name: Name }>()
  for (const each of named) {
    const key = keyOf(each.name)
    const known = byKey.get(key)
    if (known === undefined || each.name.attempt > known.name.attempt) byKey.set(key, each)
  }
  return [...byKey.values()]
}
