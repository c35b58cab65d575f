import { type Artifact, type Artifacts, NameTaken, RefusedArchive } from '../gate/artifacts.js'
import type { Shard } from '../gate/inputs.js'
import { UserMistake } from '../gate/mistake.js'
import { newest, readShardName, type ShardName, shardArtifact, unitOf } from './names.js'
import { inParallel } from './parallel.js'

const FILE = 'shard.json'

/** The shards of one whole: those of one gate, and of one group where a run has several. */
export interface Whole {
  gate: string
  group: string
  of: number
}

/** What the shards of a whole hold, by their numbers; and those that have nothing that can be read, with the reason. */
export interface Shards<Part> {
  parts: Part[]
  missing: { number: number; why: string }[]
}

/** A shard that is none; the message says in which way, after the words "the shard". */
export class RefusedShard extends Error {}

/** Leaves one shard's part for the job that merges. @throws UserMistake where another job left the same shard */
export async function handOverShard(
  { gate, group }: Omit<Whole, 'of'>,
  { number, of }: Shard,
  attempt: number,
  content: string,
  artifacts: Artifacts,
): Promise<void> {
  try {
    await artifacts.upload(shardArtifact({ gate, unit: unitOf(group), number, of, attempt }), { [FILE]: content })
  } catch (error) {
    if (!(error instanceof NameTaken)) throw error
    const message = `${number}/${of} was handed over by another job of this run already; give shards that belong together a \`shard-group\` of their own`
    throw new UserMistake([{ where: 'shard', message }])
  }
}

/**
 * Fetches all shards, the newest attempt of each: where only some jobs were run again, the shards that the others left
 * in an earlier attempt are used. `read` throws `RefusedShard` for what is none.
 */
export async function collectShards<Part>(
  { gate, group, of }: Whole,
  artifacts: Artifacts,
  read: (content: Uint8Array) => Part,
): Promise<Shards<Part>> {
  const named = (await artifacts.list()).flatMap(artifact => {
    const name = readShardName(artifact.name)
    return name?.gate === gate ? [{ artifact, name }] : []
  })
  const ours = named.filter(({ name }) => name.unit === unitOf(group) && name.of === of)
  const chosen = new Map(newest(ours, ({ number }) => `${number}`).map(({ artifact, name }) => [name.number, artifact]))
  const near = nearOf(
    named.map(({ name }) => name),
    { group, of },
  )
  const numbers = Array.from({ length: of }, (_, index) => index + 1)
  const fetched = await inParallel(numbers, async number => {
    const artifact = chosen.get(number)
    if (artifact === undefined) return { number, why: `no job handed it over${near}` }
    try {
      return { part: await partIn(artifact, artifacts, read) }
    } catch (error) {
      return { number, why: reasonOf(error as Error) }
    }
  })
  return {
    parts: fetched.flatMap(each => ('part' in each ? [each.part] : [])),
    missing: fetched.flatMap(each => ('part' in each ? [] : [each])),
  }
}

async function partIn<Part>(
  artifact: Artifact,
  artifacts: Artifacts,
  read: (content: Uint8Array) => Part,
): Promise<Part> {
  const content = (await artifacts.download(artifact)).get(FILE)
  if (content === undefined) throw new RefusedArchive(`has no ${FILE}`)
  return read(content)
}

function reasonOf(error: Error): string {
  if (error instanceof RefusedArchive) return `its archive ${error.message}`
  return error instanceof RefusedShard ? `the shard ${error.message}` : `it cannot be fetched: ${error.message}`
}

/** What there is of other wholes, one of which may be meant. */
function nearOf(names: readonly ShardName[], { group, of }: Omit<Whole, 'gate'>): string {
  const unit = unitOf(group)
  const counts = new Set(names.filter(name => name.unit === unit && name.of !== of).map(name => name.of))
  if (counts.size > 0) return `; there are shards of ${[...counts].sort((a, b) => a - b).join(' and of ')}`
  return names.some(name => name.unit !== unit) ? '; there are shards of another `shard-group`' : ''
}
