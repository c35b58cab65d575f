import { ancestry } from '../../src/baseline/ancestry.js'
import type { DoctorDetails } from '../../src/doctor/gate.js'
import type { Event } from '../../src/gate/event.js'
import type { GitHub } from '../../src/gate/github.js'
import type { Result } from '../../src/gate/result.js'
import { mergeBaseOf } from '../../src/github/merge-base.js'
import { originsOf } from '../../src/reporting/origin.js'
import type { TokenOptions } from './github/tokens.js'
import { ALL, type World } from './github/world.js'
import { MemoryFiles, memoryPorts } from './memory.js'
import {
  type Attempt,
  attemptOf,
  compare,
  measure,
  perform,
  pullRequestRun,
  pushTo,
  workflowRun,
} from './permission-scenes.js'
import { resultWith } from './results.js'
import { leave } from './runs.js'

export type Permissions = NonNullable<TokenOptions['permissions']>

/** Something that asks GitHub, with the least that it needs. The repository is private: of public ones anybody reads. */
export interface Row {
  feature: string
  least: Permissions
  /** Tries it in a run whose event is in some way other than usual. */
  attempt(world: World, github: GitHub | null, event?: Partial<Event>): Promise<Attempt>
  /** What is said without a token, where a gate judges all the same. */
  without?: RegExp
}

async function report({ clock }: World, github: GitHub | null, event: Event, inputs: Record<string, string>) {
  const files = new MemoryFiles({
    'r.json': JSON.stringify(resultWith({ verdict: 'pass', fails: false, details: {} })),
  })
  return perform('report', { results: '*.json', ...inputs }, { github, files, event, clock })
}

export const matrix = {
  comment: {
    feature: '`comment: auto`, of the report',
    least: { 'pull-requests': 'write' },
    attempt: async (world, github, event) => {
      const pull = world.pull()
      const attempt = await report(world, github, pullRequestRun(world, pull, event), { comment: 'auto' })
      return { ...attempt, works: pull.comments().length === 1 }
    },
    without: /No comment is written: there is no token/,
  },
  'comment-always': {
    feature: '`comment: always`, of a gate',
    least: { 'pull-requests': 'write' },
    attempt: async (world, github, more) => {
      const pull = world.pull()
      const event = pullRequestRun(world, pull, more)
      const attempt = await measure({ comment: 'always' }, { github, event, clock: world.clock })
      return { ...attempt, works: pull.comments().length === 1 }
    },
    without: /No comment is written: there is no token/,
  },
  'check-run': {
    feature: '`check-run: auto`',
    least: { checks: 'write' },
    attempt: async (world, github, event) => {
      const attempt = await report(world, github, pullRequestRun(world, world.pull(), event), { 'check-run': 'auto' })
      return { ...attempt, works: world.repository.checkRuns().length === 1 }
    },
    without: /No check run is written: there is no token/,
  },
  'merge-base': {
    feature: 'the merge base, by comparing',
    least: { contents: 'read' },
    attempt: async (world, github) => {
      const ports = memoryPorts({ github, event: pullRequestRun(world, world.pull()) })
      return attemptOf(async () => (await mergeBaseOf(ports)) === world.repository.head())
    },
  },
  ancestry: {
    feature: "a commit's ancestors",
    least: { contents: 'read' },
    attempt: async (world, github) => {
      const ports = memoryPorts({ github, event: pullRequestRun(world, world.pull()) })
      return attemptOf(async () => (await ancestry(ports))?.[0] === world.repository.head())
    },
  },
  artifact: {
    feature: '`max-drop` with `baseline: artifact`',
    least: { actions: 'read', contents: 'read' },
    attempt: async (world, github) => {
      const run = world.repository.run()
      const { result } = await measure({}, { event: pushTo(world, {}, run.id) })
      leave(run, result as Result)
      return compare(world, github, 'artifact')
    },
    without: /There is no baseline: without a token/,
  },
  branch: {
    feature: '`max-drop` with `baseline: branch`, reading',
    least: { contents: 'read' },
    attempt: async (world, github) => {
      await measure({ baseline: 'branch' }, { github: world.client(), event: pushTo(world), clock: world.clock })
      return compare(world, github, 'branch')
    },
    without: /There is no baseline: without a token/,
  },
  record: {
    feature: '`baseline: branch`, recording',
    least: { contents: 'write' },
    attempt: async (world, github, event) => {
      const ports = { github, event: pushTo(world, event), clock: world.clock }
      const attempt = await measure({ baseline: 'branch' }, ports)
      return { ...attempt, works: world.repository.ref('refs/pipeline-actions/history') !== null }
    },
    without: /not kept as a baseline: there is no token/,
  },
  origins: {
    feature: 'the pull request of a run',
    least: { 'pull-requests': 'read' },
    attempt: async (world, github) => {
      const { pull, event } = workflowRun(world)
      const found = () => originsOf(event.trigger as NonNullable<Event['trigger']>, github as GitHub)
      return attemptOf(async () => (await found())[0]?.pullRequest === pull.number)
    },
  },
  publish: {
    feature: 'publish-report: the pull request, the artifacts of the run, the comment',
    least: { actions: 'read', 'pull-requests': 'write' },
    attempt: async (world, github) => {
      const { pull, event } = workflowRun(world)
      const attempt = await perform('publish-report', {}, { github, event, clock: world.clock })
      return { ...attempt, works: pull.comments().some(({ body }) => body.includes('is well')) }
    },
  },
  changes: {
    feature: 'what a pull request changes of policy',
    least: { contents: 'read' },
    attempt: async (world, github) => {
      world.repository.commit('change', { '.github/workflows/ci.yml': 'on: push' })
      const event = pullRequestRun(world, world.repository.pull({ head: 'change' }))
      const attempt = await measure({}, { github, event })
      return { ...attempt, works: attempt.result?.findings.some(({ rule }) => rule === 'policy/changed') === true }
    },
    without: /Whether this change touches policy is not known/,
  },
  policy: {
    feature: '`policy-from: base`',
    least: { contents: 'read' },
    attempt: async (world, github) => {
      const policy = 'coverage-gate:\n  if-missing: warn\n'
      world.repository.commit('main', { '.github/pipeline-actions.yml': policy })
      const event = pullRequestRun(world, world.pull())
      const inputs = { 'policy-from': 'base', files: 'none.info' }
      const attempt = await measure(inputs, { github, event })
      // There is nothing to judge, which fails by default.
      return { ...attempt, works: attempt.result?.verdict === 'warn' }
    },
  },
  doctor: {
    feature: 'doctor, finding that everything works',
    least: ALL,
    attempt: async (world, github) => {
      const attempt = await perform('doctor', {}, { github, event: pushTo(world) })
      const { features } = (attempt.result as Result<DoctorDetails>).details
      return { ...attempt, works: features.every(({ state }) => state === 'works') }
    },
    without: /^/,
  },
} satisfies Record<string, Row>

/** What of the matrix each document's permissions are for. */
export const documents: Readonly<Record<string, readonly (keyof typeof matrix)[]>> = {
  'actions/benchmark-compare/README.md': ['changes', 'policy', 'comment-always', 'artifact', 'branch', 'record'],
  'actions/config-validate/README.md': ['changes', 'policy', 'comment-always'],
  'actions/coverage-gate/README.md': ['changes', 'policy', 'comment-always', 'artifact', 'branch', 'record'],
  'actions/secret-scan/README.md': ['changes', 'policy', 'comment-always'],
  'actions/smoke-test/README.md': ['changes', 'policy', 'comment-always', 'artifact', 'branch', 'record'],
  'actions/release-gate/README.md': ['changes', 'policy'],
  'actions/report/README.md': ['changes', 'policy', 'comment', 'check-run'],
  'actions/publish-report/README.md': ['origins', 'publish'],
  'actions/doctor/README.md': ['doctor'],
  'docs/root-action.md': ['changes', 'policy', 'comment', 'check-run', 'artifact', 'branch', 'record'],
}
