import { finding, levelOfMissing } from '../gate/finding.js'
import { defineGate } from '../gate/gate.js'
import { workingDirectory } from '../gate/judge.js'
import { UserMistake } from '../gate/mistake.js'
import { formatPercent } from '../gate/percent.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement } from '../gate/result.js'
import { verdictOf } from '../gate/verdict.js'
import { coverageBadge } from './badge.js'
import { collectCoverage, joined } from './collect.js'
import { type CoverageDetails, detailsOf } from './details.js'
import { findLookalikes, findReports, USUAL_NAMES } from './discover.js'
import { judgeDrop } from './drop.js'
import { type CoverageInputs, coverageInputs } from './inputs.js'
import { presentCoverage, worstFiles } from './present.js'
import { leaveShard, mergeShards } from './shards.js'
import { judgeTotals } from './thresholds.js'

/** Judges how much of the code the tests run, by the reports that coverage tools write. */
export const coverageGate = defineGate<typeof coverageInputs, CoverageDetails>({
  name: 'coverage-gate',
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
  const { coverage, findings, paths } = await measure(inputs, ports)
  const details = detailsOf(coverage)
  if (details.totals.lines.total === 0) {
    if (paths.length === 0 && shards === undefined) findings.push(await nothingFound(inputs, ports))
    else if (findings.length === 0) findings.push(nothingIn(inputs, paths))
    return { verdict: verdictOf(findings), summary: 'No coverage was measured.', metrics: [], findings, details }
  }
  const files = `${details.files.length} ${details.files.length === 1 ? 'file' : 'files'}`
  if (shard !== undefined) {
    await leaveShard(coverage, shard, inputs, ports)
    const summary = `Shard ${shard.number} of ${shard.of} hands over what it measured in ${files}.`
    return { verdict: verdictOf(findings), summary, metrics: [], findings, details }
  }
  if (findings.some(each => each.rule === 'coverage/shard-missing')) {
    const summary = 'Not all shards are there: nothing was judged.'
    return { verdict: verdictOf(findings), summary, metrics: [], findings, details }
  }
  const judged = judgeTotals(details.totals, inputs, worstFiles(details))
  const change = await judgeDrop(details.totals.lines, inputs, ports)
  findings.push(...judged.findings, ...change.findings)
  if (inputs.badge !== undefined) {
    await ports.files.write(inputs.badge, workingDirectory(inputs), coverageBadge(details.totals.lines))
  }
  const metrics = [...judged.metrics, ...change.metrics]
  return { verdict: verdictOf(findings), summary: summaryOf(details), metrics, findings, details }
}

/** What reports and shards say together. Where shards are merged, reports count only if they are named. */
async function measure(inputs: CoverageInputs, ports: Ports) {
  const { files, 'merge-shards': shards } = inputs
  const under = workingDirectory(inputs)
  const paths = shards !== undefined && files.length === 0 ? [] : await findReports(ports.files, files, under)
  const here = await collectCoverage(paths, under, ports)
  if (shards === undefined) return { coverage: here, findings: [...here.refused], paths }
  const { coverage, missing } = await mergeShards(shards, inputs, ports)
  return { coverage: joined(here, coverage), findings: [...here.refused, ...missing], paths }
}

function summaryOf({ totals, files }: CoverageDetails): string {
  const named = (['lines', 'branches', 'functions'] as const).flatMap(name => {
    const count = totals[name]
    return count === null ? [] : [`${formatPercent(count)} of the ${name} (${count.covered} of ${count.total})`]
  })
  return `${named.join(', ')} are covered, in ${files.length} ${files.length === 1 ? 'file' : 'files'}.`
}

async function nothingFound(inputs: CoverageInputs, { files }: Ports): Promise<Finding> {
  const under = workingDirectory(inputs)
  const patterns = inputs.files.length > 0 ? inputs.files : USUAL_NAMES
  const near = await findLookalikes(files, under)
  const where = under === '.' ? 'the workspace' : under
  return finding({
    rule: 'coverage/missing',
    level: levelOfMissing(inputs['if-missing']),
    message: `No coverage report was found: ${patterns.join(', ')} ${patterns.length === 1 ? 'matches' : 'match'} nothing in ${where}.`,
    help: near.length > 0 ? `Files with similar names: ${near.join(', ')}.` : 'Do the tests run before this step?',
    identity: 'none',
  })
}

function nothingIn(inputs: CoverageInputs, paths: string[]): Finding {
  return finding({
    rule: 'coverage/missing',
    level: levelOfMissing(inputs['if-missing']),
    message: `${paths.join(', ')} ${paths.length === 1 ? 'lists' : 'list'} no executable line.`,
    help: 'Did the tool look for the sources in the right folder?',
    identity: 'empty',
  })
}

function metric(name: string) {
  return (judgement: Judgement<CoverageDetails>): string => {
    const found = judgement.metrics.find(each => each.name === name)
    return found === undefined ? '' : String(found.value)
  }
}
