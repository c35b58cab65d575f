import { baselineFile } from '../baseline/file.js'
import { defineGate } from '../gate/gate.js'
import type { Shard } from '../gate/inputs.js'
import { workingDirectory } from '../gate/judge.js'
import { UserMistake } from '../gate/mistake.js'
import { type Count, formatPercent } from '../gate/percent.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement } from '../gate/result.js'
import { verdictOf } from '../gate/verdict.js'
import { coverageBadge } from './badge.js'
import { type Coverage, joined } from './collect.js'
import { componentsOf } from './components.js'
import { type CoverageDetails, detailsOf } from './details.js'
import { findReports } from './discover.js'
import { type CoverageInputs, coverageInputs, NAME } from './inputs.js'
import { changeOf, judgeCoverage } from './judge.js'
import { hasLines, measure } from './measure.js'
import { nothingCounted } from './missing.js'
import { isMeasured } from './past.js'
import { presentCoverage } from './present.js'
import { countedFiles } from './scope.js'
import { leaveShard } from './shards.js'
import type { Tally } from './tally.js'

/** Judges how much of the code the tests run, by the reports that coverage tools write. */
export const coverageGate = defineGate<typeof coverageInputs, CoverageDetails>({
  name: NAME,
  help: 'Fails when tests cover less of the code, or of a change, than they must, by the reports of any coverage tool.',
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
    'patch-coverage': {
      help: 'Covered lines as a fraction of 1 among the executable ones that the change touches; empty where there are none.',
      value: metric('patch-coverage'),
    },
    change: {
      help: 'By how much the line coverage rose since the baseline, as a fraction of 1; empty where it was not compared.',
      value: metric('coverage-change'),
    },
  },
  onInconclusive: 'warn',
  judge,
  present: presentCoverage,
  policyFiles: inputs => {
    const compares = inputs['max-drop'] !== undefined || inputs.components !== undefined
    const file = compares ? baselineFile(inputs, workingDirectory(inputs)) : null
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
  if (shard !== undefined) {
    const { coverage, findings } = await measure(inputs, ports)
    return handOver(coverage, findings, shard, inputs, ports)
  }
  const components = await componentsOf(inputs)
  const counts = await countedFiles(inputs)
  const [{ coverage, findings }, change] = await Promise.all([
    measure(inputs, ports),
    changeOf(components, inputs, ports),
  ])
  const counted = { ...coverage, files: coverage.files.filter(({ path }) => counts(path)) }
  if (hasLines(coverage) && !hasLines(counted)) findings.push(nothingCounted(inputs))
  if (!hasLines(counted)) return nothing(findings, 'No coverage was measured.')
  const {
    details,
    metrics,
    findings: judged,
  } = await judgeCoverage({ measured: coverage, counted, counts, components, change }, inputs, ports)
  const all = [...findings, ...judged]
  if (inputs.badge !== undefined) {
    await ports.files.write(inputs.badge, workingDirectory(inputs), coverageBadge(details.totals.lines))
  }
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

function summaryOf({ totals, files, patch }: CoverageDetails): string {
  const named = (['lines', 'branches', 'functions', 'statements'] as const).flatMap(name => {
    const count: Tally | null = totals[name]
    if (count === null) return []
    const least = count.atMost === undefined ? '' : 'at least '
    return [`${least}${formatPercent(count)} of the ${name} (${count.covered} of ${count.total})`]
  })
  const changed = patch === undefined || patch.total === 0 ? '' : `${patchText(patch)}; `
  return `${changed}${named.join(', ')} are covered, in ${filesText(files.length)}.`
}

function patchText(patch: Count): string {
  return `${formatPercent(patch)} of the changed lines (${patch.covered} of ${patch.total})`
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
