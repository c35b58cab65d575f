import type { Artifacts } from '../gate/artifacts.js'
import { finding } from '../gate/finding.js'
import type { Shard } from '../gate/inputs.js'
import { UserMistake } from '../gate/mistake.js'
import type { Ports } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { collectShards, handOverShard } from '../handover/shards.js'
import type { Coverage } from './collect.js'
import { type CoverageInputs, NAME } from './inputs.js'
import { readShard, toShard } from './shard.js'

/** Leaves what this job measured for the job that merges. @throws UserMistake */
export async function leaveShard(
  coverage: Coverage,
  shard: Shard,
  inputs: CoverageInputs,
  ports: Ports,
): Promise<void> {
  const whole = { gate: NAME, group: inputs['shard-group'] }
  const attempt = ports.event.subject.attempt ?? 1
  await handOverShard(whole, shard, attempt, toShard(coverage), neededBy('shard', ports))
}

/** What each shard measured, with a finding for each that is missing. @throws UserMistake */
export async function shardsOf(
  of: number,
  inputs: CoverageInputs,
  ports: Ports,
): Promise<{ parts: Coverage[]; missing: Finding[] }> {
  const whole = { gate: NAME, group: inputs['shard-group'], of }
  const { parts, missing } = await collectShards(whole, neededBy('merge-shards', ports), readShard)
  return { parts, missing: missing.map(({ number, why }) => shardMissing(number, of, why)) }
}

function neededBy(where: string, { artifacts, machine }: Ports): Artifacts {
  if (artifacts !== null) return artifacts
  const why = machine.noArtifacts ?? 'Only the steps of a GitHub workflow have those.'
  const message = `shards travel as artifacts. ${why} Without them give all reports to one run with \`files\``
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
