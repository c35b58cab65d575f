import { finding } from '../gate/finding.js'
import { TOOL } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import { type Diagnosis, type Fact, fact, isJob, NOT_HERE } from './diagnosis.js'

/** The first runner with a node24, which every action here runs by. */
const LEAST_RUNNER = '2.327.1'

const CONTAINERS = { none: 'none', job: "the job's own", other: 'one of another kind' }

/** This bundle, and what it runs on. */
export async function machineFacts({ machine, environment }: Ports): Promise<Diagnosis> {
  const job = isJob(environment)
  const version = await machine.runnerVersion()
  const old = version !== null && isOlder(version, LEAST_RUNNER)
  const container = await machine.container()
  const facts = [
    fact('pipeline-actions', TOOL.version),
    fact('Node.js', machine.node, nodeNote(job, machine.runnerNode)),
    runnerFact(version, environment['ACT'] === 'true', job, container),
    fact('operating system', machine.system),
    fact('container', CONTAINERS[container ?? 'none']),
  ]
  const message = `The runner is ${version}; actions with \`using: node24\` need ${LEAST_RUNNER} or later.`
  const findings = old ? [finding({ rule: 'doctor/runner', level: 'warning', message, identity: 'old' })] : []
  return { facts, findings }
}

function nodeNote(job: boolean, runnerNode: string | null): string | undefined {
  if (runnerNode !== null) return `the runner's ${runnerNode}`
  return job ? "none of the runner's: a step with `run:`, or a runner of another kind" : undefined
}

function runnerFact(version: string | null, act: boolean, job: boolean, container: string | null): Fact {
  if (act) return fact('runner', 'act', '`pipeline-actions act` runs it with artifacts as on GitHub')
  if (version !== null) return fact('runner', version, `actions need ${LEAST_RUNNER} or later`)
  if (!job) return fact('runner', NOT_HERE)
  const why = container === 'job' ? 'nothing of it but its Node is in the container' : 'it is not where this Node is'
  return fact('runner', 'not known', why)
}

function isOlder(version: string, least: string): boolean {
  const [ours, theirs] = [version, least].map(text => text.split('.').map(Number)) as [number[], number[]]
  const index = theirs.findIndex((part, at) => part !== ours[at])
  return index >= 0 && (ours[index] ?? 0) < (theirs[index] as number)
}
