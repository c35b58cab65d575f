import { finding, levelOfMissing } from '../gate/finding.js'
import { defineGate, type Gate, type Registry } from '../gate/gate.js'
import { workingDirectory } from '../gate/judge.js'
import { takenBy } from '../gate/policy.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement, Result } from '../gate/result.js'
import { verdictOf, worst } from '../gate/verdict.js'
import { type Collected, collectResults } from '../handover/results.js'
import { type ReportInputs, reportInputs } from './inputs.js'
import { readLocalResults } from './local.js'
import { jobsWithoutResult } from './needs.js'
import { ownFindings, presentResults, sharedNotes } from './present.js'

/** Everything that the report is made of. */
export interface ReportDetails {
  results: Result[]
}

/** Merges the results of all gates of a run into one report, and is the one that tells the pull request. */
export function reportGate(registry: Registry): Gate<typeof reportInputs, ReportDetails> {
  return defineGate<typeof reportInputs, ReportDetails>({
    name: 'report',
    help: 'Merges the results of all gates of a run into one report: one comment, one check run, one summary.',
    inputs: reportInputs,
    outputs: {},
    onInconclusive: 'warn',
    comment: 'auto',
    judge,
    leaves: () => [],
    annotates: ({ findings, details }) => [...findings, ...details.results.flatMap(ownFindings)],
    present: ({ details }) => presentResults(details.results, registry),
    choose: async () => ({ chosen: false, why: 'it reports what others judge' }),
  })
}

async function judge(inputs: ReportInputs, ports: Ports): Promise<Judgement<ReportDetails>> {
  const { results, refused } = await collect(inputs, ports)
  const remarks = [...refused, ...jobsWithoutResult(inputs.needs, results)]
  if (results.length === 0) remarks.push(nothingFound(inputs, ports))
  const verdict = worst([...results.map(takenBy), verdictOf(remarks)])
  const findings = [...remarks, ...sharedNotes(results)]
  return { verdict, summary: summaryOf(results, remarks), metrics: [], findings, details: { results } }
}

async function collect(inputs: ReportInputs, ports: Ports): Promise<Collected> {
  if (inputs.results.length > 0) return readLocalResults(inputs.results, workingDirectory(inputs), ports.files)
  return ports.artifacts === null ? { results: [], refused: [] } : collectResults(ports.artifacts)
}

/** How many results need attention, in one line. */
export function summaryOf(results: readonly Result[], remarks: readonly Finding[]): string {
  const counts = (['fail', 'warn'] as const).map(verdict => {
    return [verdict, results.filter(result => takenBy(result) === verdict).length] as const
  })
  const of = `${results.length} ${results.length === 1 ? 'result' : 'results'}`
  const told = counts.filter(([, count]) => count > 0).map(([verdict, count]) => `${count} ${verdict}`)
  const more =
    remarks.length === 0 ? '' : ` ${remarks.length} ${remarks.length === 1 ? 'remark' : 'remarks'} on the run itself.`
  return `${told.length === 0 ? `All of ${of} pass.` : `${told.join(', ')}, of ${of}.`}${more}`
}

function nothingFound(inputs: ReportInputs, ports: Ports): Finding {
  return finding({
    rule: 'report/missing',
    level: levelOfMissing(inputs['if-missing']),
    message: `There is no result to report: ${whyNothing(inputs, ports)}`,
    help: 'Let the job run after the gates (`needs`, with `if: always()`), or name result files with `results`.',
    identity: 'none',
  })
}

function whyNothing({ results }: ReportInputs, { artifacts, machine }: Ports): string {
  if (results.length > 0) return `${results.join(', ')} match no file.`
  if (artifacts !== null) return 'no job of this run left one.'
  return `artifacts cannot be read here. ${machine.noArtifacts ?? ''}`.trimEnd()
}
