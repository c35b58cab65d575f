import { baselineFile } from '../baseline/file.js'
import { defineGate } from '../gate/gate.js'
import type { Shard } from '../gate/inputs.js'
import { workingDirectory } from '../gate/judge.js'
import { UserMistake } from '../gate/mistake.js'
import { formatPercent } from '../gate/percent.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement } from '../gate/result.js'
import { verdictOf } from '../gate/verdict.js'
import { coverageBadge } from './badge.js'
import { type Coverage, joined } from './collect.js'
import { type CoverageDetails, detailsOf } from './details.js'
import { findReports } from './discover.js'
import { isMeasured, judgeDrop } from './drop.js'
import { type CoverageInputs, coverageInputs, NAME } from './inputs.js'
import { measure } from './measure.js'
import { presentCoverage, worstFiles } from './present.js'
import { leaveShard } from './shards.js'
import { judgeTotals } from './thresholds.js'

/** Judges how much of the code the tests run, by the reports that coverage tools write. */
export const coverageGate = defineGate<typeof coverageInputs, CoverageDetails>({
  name: NAME,
  help: 'Fails when tests cover less of the code than they must, by lcov and Cobertura reports.',
  inputs: coverageInputs,
  outputs: {
    coverage: {
      help: 'Covered lines as a fraction of 1; empty where nothing was measured.',
      value: metric('coverage'),
    },
    'branch-coverage': {
      help: 'Taken branches as a fraction of 1; empty where nothing was measured.',
      value: metric('branch-coverage'),
    },
  },
  onInconclusive: 'warn',
  judge,
  present: presentCoverage,
  policyFiles: inputs => {
    const file = inputs['max-drop'] === undefined ? null : baselineFile(inputs, workingDirectory(inputs))
    return file === null ? [] : [file]
  },
  comparable: isMeasured,
  choose: async (inputs, { files }) => {
    const found = await findReports(files, inputs.files, workingDirectory(inputs))
    if (found.length === 0) return { chosen: false, why: 'no coverage report was found' }
    return { chosen: true, why: `found ${found.join(', ')}` }
  },
})

async function judge(inputs: CoverageInputs, ports: Ports): Promise<Judgement<CoverageDetails>> {
  const { shard, 'merge-shards': shards } = inputs
  if (shard !== undefined && shards !== undefined) {
    const message = 'is for the job that merges, and `shard` for those before it: one job cannot be both'
    throw new UserMistake([{ where: 'merge-shards', message }])
  }
  const { coverage, findings } = await measure(inputs, ports)
  if (shard !== undefined) return handOver(coverage, findings, shard, inputs, ports)
  const details = detailsOf(coverage)
  if (details.totals.lines.total === 0) return nothing(findings, 'No coverage was measured.')
  const judged = judgeTotals(details.totals, inputs, worstFiles(details))
  const change = await judgeDrop(details.totals.lines, inputs, ports)
  const all = [...findings, ...judged.findings, ...change.findings]
  if (inputs.badge !== undefined) {
    await ports.files.write(inputs.badge, workingDirectory(inputs), coverageBadge(details.totals.lines))
  }
  const metrics = [...judged.metrics, ...change.metrics]
  return { verdict: verdictOf(all), summary: summaryOf(details), metrics, findings: all, details }
}

/** What a shard's job does: judging is left to the job that merges, which gets no shard that is in error. */
async function handOver(
  coverage: Coverage,
  findings: Finding[],
  shard: Shard,
  inputs: CoverageInputs,
  ports: Ports,
): Promise<Judgement<CoverageDetails>> {
  const name = `Shard ${shard.number} of ${shard.of}`
  if (verdictOf(findings) === 'fail') return nothing(findings, `${name} is in error, and not handed over.`)
  await leaveShard(coverage, shard, inputs, ports)
  return nothing(findings, `${name} hands over what it measured in ${filesText(coverage.files.length)}.`)
}

function nothing(findings: Finding[], summary: string): Judgement<CoverageDetails> {
  return { verdict: verdictOf(findings), summary, metrics: [], findings, details: detailsOf(joined()) }
}

function summaryOf({ totals, files }: CoverageDetails): string {
  const named = (['lines', 'branches', 'functions'] as const).flatMap(name => {
    const count = totals[name]
    return count === null ? [] : [`${formatPercent(count)} of the ${name} (${count.covered} of ${count.total})`]
  })
  return `${named.join(', ')} are covered, in ${filesText(files.length)}.`
}

function filesText(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`
}

function metric(name: string) {
  return (judgement: Judgement<CoverageDetails>): string => {
    const found = judgement.metrics.find(each => each.name === name)
    return found === undefined ? '' : String(found.value)
  }
}
