import { finding } from '../gate/finding.js'
import type { Shard } from '../gate/inputs.js'
import { UserMistake } from '../gate/mistake.js'
import type { Ports } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { collectShards, handOverShard } from '../handover/shards.js'
import { type Coverage, joined } from './collect.js'
import type { CoverageInputs } from './inputs.js'
import { RefusedShard, readShard, toShard } from './shard.js'

const GATE = 'coverage-gate'

/** Leaves what this job measured for the job that merges. @throws UserMistake */
export async function leaveShard(
  coverage: Coverage,
  shard: Shard,
  inputs: CoverageInputs,
  ports: Ports,
): Promise<void> {
  const whole = { gate: GATE, group: inputs['shard-group'] }
  const attempt = ports.event.subject.attempt ?? 1
  await handOverShard(whole, shard, attempt, toShard(coverage), artifactsOf('shard', ports))
}

/** What the shards measured, merged; a finding for each that is missing. @throws UserMistake */
export async function mergeShards(
  of: number,
  inputs: CoverageInputs,
  ports: Ports,
): Promise<{ coverage: Coverage; missing: Finding[] }> {
  const whole = { gate: GATE, group: inputs['shard-group'], of }
  const { contents, missing } = await collectShards(whole, artifactsOf('merge-shards', ports))
  const shards: Coverage[] = []
  for (const [number, content] of contents) {
    try {
      shards.push({ ...readShard(content), refused: [] })
    } catch (error) {
      if (!(error instanceof RefusedShard)) throw error
      missing.set(number, `the shard ${error.message}`)
    }
  }
  const named = [...missing].sort(([a], [b]) => a - b).map(([number, why]) => shardMissing(number, of, why))
  return { coverage: joined(...shards), missing: named }
}

function artifactsOf(where: string, { artifacts }: Ports) {
  if (artifacts !== null) return artifacts
  const message =
    'shards travel as artifacts, which only the steps of a GitHub workflow have; elsewhere give all reports to one run with `files`'
  throw new UserMistake([{ where, message }])
}

function shardMissing(number: number, of: number, why: string): Finding {
  return finding({
    rule: 'coverage/shard-missing',
    level: 'error',
    message: `Shard ${number} of ${of} is missing: ${why}.`,
    help: 'Nothing is judged before all shards are there: run its job again.',
    identity: `${number}/${of}`,
  })
}
