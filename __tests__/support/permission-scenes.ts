import { recordReporter } from '../../src/baseline/reporter.js'
import { registry } from '../../src/entries.js'
import type { Event } from '../../src/gate/event.js'
import type { AnyGate } from '../../src/gate/gate.js'
import type { GitHub } from '../../src/gate/github.js'
import { UserMistake } from '../../src/gate/mistake.js'
import type { Ports } from '../../src/gate/ports.js'
import type { Result } from '../../src/gate/result.js'
import { type Outcome, runGate } from '../../src/gate/run.js'
import { checkRunReporter, commentReporter } from '../../src/github/reporters.js'
import type { Pull } from './github/pull.js'
import type { World } from './github/world.js'
import { givenAs } from './inputs.js'
import { MemoryFiles, MemoryLog, memoryEvent, memoryPorts, nobody } from './memory.js'
import { leave, resultOfRun } from './runs.js'

/** What came of a feature: whether its effect is there, and everything that was told. */
export interface Attempt {
  works: boolean
  told: string
  /** The exit code, where a gate was run. */
  code?: number
}

const JOB = { workflow: '.github/workflows/ci.yml', job: 'gates' }

/** A push to the main branch; what a test is about it passes itself. */
export function pushTo({ repository }: World, more: Partial<Event> = {}, runId = repository.run().id): Event {
  const known = { repository: 'o/r', event: 'push', commit: repository.head(), runId, attempt: 1, job: JOB.job }
  return memoryEvent({ ...JOB, subject: { ...nobody, ...known }, branch: 'main', makesBaseline: true, ...more })
}

/** A run for a pull request of the repository itself. */
export function pullRequestRun({ repository }: World, { row, number }: Pull, more: Partial<Event> = {}): Event {
  const commit = row.head.sha
  const runId = repository.run({ event: 'pull_request', branch: row.head.branch }).id
  const known = { repository: 'o/r', event: 'pull_request', commit, base: row.base.sha, pullRequest: number }
  const subject = { ...nobody, ...known, runId, attempt: 1, job: JOB.job }
  return memoryEvent({ ...JOB, subject, branch: 'main', commentOn: number, checkOn: commit, ...more })
}

/** A run that follows one for a fork's pull request, which left a result. */
export function workflowRun({ repository }: World): { pull: Pull; event: Event } {
  const fork = repository.fork('mallory/r')
  const headCommit = fork.commit('patch', { 'patch.txt': '' })
  const pull = repository.pull({ head: 'patch', from: fork })
  const run = repository.run({ event: 'pull_request', from: fork, branch: 'patch' })
  leave(run, resultOfRun(run, 'smoke-test', {}, pull.number))
  const headRepository = { id: fork.id, owner: 'mallory', name: 'r' }
  const of = { event: 'pull_request', headRepository, headBranch: 'patch', headCommit, own: false }
  return { pull, event: memoryEvent({ ...JOB, trigger: { runId: run.id, attempt: 1, ...of }, privileged: true }) }
}

/** Runs a gate as an action does. There is no history here: what is asked of it, GitHub is asked. */
export async function perform(
  name: string,
  inputs: Record<string, string>,
  ports: Partial<Ports>,
): Promise<Attempt & { result?: Result }> {
  const gate = (await registry[name]?.()) as AnyGate
  const log = new MemoryLog()
  const all = memoryPorts({ ...ports, log })
  const told: string[] = []
  let result: Result | undefined
  const found = async (outcome: Outcome) => {
    result = outcome.result
    told.push(...result.findings.map(({ message, help = '' }) => `${message} ${help}`))
  }
  const notes = async (outcome: Outcome) => void told.push(...outcome.notes)
  const code = await runGate(gate, givenAs('input', inputs), registry, all, {
    reporters: [found, recordReporter(all), commentReporter(all), checkRunReporter(all), notes],
    mistakes: mistakes => told.push(...mistakes.map(({ message }) => message)),
    bug: error => {
      throw error
    },
  })
  return { works: false, code, told: [...told, ...log.lines].join('\n'), ...(result && { result }) }
}

/** What comes of a function that throws where it may not. */
export async function attemptOf(act: () => Promise<boolean>): Promise<Attempt> {
  try {
    return { works: await act(), told: '' }
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error
    return { works: false, told: error.message }
  }
}

/** Half of the lines of a file are covered. */
export function measure(inputs: Record<string, string>, ports: Partial<Ports>) {
  const files = new MemoryFiles({ 'lcov.info': 'SF:a.ts\nDA:1,1\nDA:2,0\nend_of_record\n' })
  return perform('coverage-gate', { 'min-coverage': '0', ...inputs }, { files, ...ports })
}

/** Whether the coverage of a pull request is compared with that of its base. */
export async function compare(world: World, github: GitHub | null, baseline: string): Promise<Attempt> {
  const ports = { github, event: pullRequestRun(world, world.pull()), clock: world.clock }
  const attempt = await measure({ 'max-drop': '1', baseline }, ports)
  return { ...attempt, works: attempt.result?.metrics.some(({ name }) => name === 'coverage-change') === true }
}
