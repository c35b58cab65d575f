import { describe, expect, it } from '@jest/globals'
import { checkGate } from '../../../src/check/gate.js'
import type { Event } from '../../../src/gate/event.js'
import type { AnyGate, Registry } from '../../../src/gate/gate.js'
import { mistakeLine } from '../../../src/gate/mistake.js'
import type { RepoPath } from '../../../src/gate/path.js'
import { readPolicy } from '../../../src/gate/policy-from.js'
import type { Ports } from '../../../src/gate/ports.js'
import type { Result } from '../../../src/gate/result.js'
import { runGate } from '../../../src/gate/run.js'
import { dummyGate } from '../../support/dummy.js'
import { givenAs } from '../../support/inputs.js'
import { MemoryFiles, MemoryLog, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'
import { memoryGitHub } from '../../support/memory-github.js'

const [BASE, HEAD, OWN] = ['a', 'b', 'c'].map(digit => digit.repeat(40)) as [string, string, string]
const CONFIG = '.github/pipeline-actions.yml'
const config = (least: number) => ({ [CONFIG]: `dummy:\n  least: ${least}\n` })
const files = new MemoryFiles(config(10))

function eventOf(name: string | null, event: Partial<Event> = {}): Event {
  return memoryEvent({ subject: { ...nobody, event: name, base: BASE, commit: HEAD }, ...event })
}

const git = memoryGit(files, { [BASE]: { files: config(90) }, [HEAD]: { parents: [BASE], files: config(10) } })

interface Run {
  code: number
  results: Result[]
  mistakes: string[]
}

async function run(given: Record<string, string>, ports: Partial<Ports>, make = gateOf): Promise<Run> {
  const told: Run = { code: -1, results: [], mistakes: [] }
  const gate = make()
  const registry: Registry = { dummy: async () => gate, [gate.name]: async () => gate }
  told.code = await runGate(gate, givenAs('input', given), registry, memoryPorts({ files, git, ...ports }), {
    reporters: [async ({ result }) => void told.results.push(result)],
    mistakes: mistakes => void told.mistakes.push(...mistakes.map(mistakeLine)),
    bug: error => {
      throw error
    },
  })
  return told
}

/** A gate that says in its summary what it was judged by. */
function gateOf(): AnyGate {
  return dummyGate('dummy', ({ least }) => ({ summary: least.text }))
}

const summary = async (given: Record<string, string>, ports: Partial<Ports>) => {
  const { results, mistakes } = await run(given, ports)
  return mistakes[0] ?? results[0]?.summary
}

describe('the policy that holds', () => {
  it.each<[string, Record<string, string>, Event, string]>([
    ['is that of the change', {}, eventOf('pull_request'), '10'],
    ['is that of the change where it says so', { 'policy-from': 'head' }, eventOf('pull_request'), '10'],
    ["is the base's where it says so", { 'policy-from': 'base' }, eventOf('pull_request'), '90'],
    ["is the base's in a merge queue too", { 'policy-from': 'base' }, eventOf('merge_group'), '90'],
    ["is the base's with the base's rights", {}, eventOf('pull_request_target', { privileged: true }), '90'],
    [
      'is so where the input is blank',
      { 'policy-from': ' ' },
      eventOf('pull_request_target', { privileged: true }),
      '90',
    ],
    ['is that of the commit after a push', { 'policy-from': 'base' }, eventOf('push'), '10'],
    ['is that of the folder outside GitHub', { 'policy-from': 'base' }, memoryEvent(), '10'],
  ])('%s', async (_, given, event, expected) => {
    expect(await summary(given, { event })).toBe(expected)
  })

  it('says in the log where base changes nothing', async () => {
    const log = new MemoryLog()
    await run({ 'policy-from': 'base' }, { log, event: eventOf('push') })
    expect(log.lines).toEqual([
      'policy-from: base changes nothing here: this is no pull request, and the policy is that of the commit itself.',
    ])
  })

  it("cannot be that of the change with the base's rights", async () => {
    const event = eventOf('pull_request_target', { privileged: true })
    expect(await run({ 'policy-from': 'head', 'fail-on': 'never' }, { event })).toEqual({
      code: 2,
      results: [],
      mistakes: [
        "input policy-from: cannot be head under pull_request_target, where the run has the rights of the base and the change may be anybody's: leave it out",
      ],
    })
  })

  it('is taken from GitHub where git does not have the base', async () => {
    const content = Buffer.from('dummy:\n  least: 95\n').toString('base64')
    const github = memoryGitHub((_, { path, ref }) =>
      path === CONFIG && ref === BASE ? { type: 'file', encoding: 'base64', size: 20, content } : undefined,
    )
    const shallow = memoryGit(files)
    expect(await summary({ 'policy-from': 'base' }, { git: shallow, github, event: eventOf('pull_request') })).toBe(
      '95',
    )
  })

  it('is that of the commit that the workflow is from, where the event names no base', async () => {
    const event = memoryEvent({ subject: { ...nobody, event: 'workflow_run', commit: HEAD }, privileged: true })
    const own = memoryGit(files, { [OWN]: { files: config(85) } })
    expect(await summary({}, { git: own, event, environment: { GITHUB_SHA: OWN } })).toBe('85')
    // A shallow clone of pull_request_target has that commit and not the base that the event names.
    const target = eventOf('pull_request_target', { privileged: true })
    expect(await summary({}, { git: own, event: target, environment: { GITHUB_SHA: OWN } })).toBe('85')
    // Without these rights the same variable names the merge commit, and with it the change.
    const merge = eventOf('pull_request')
    expect(
      (await run({ 'policy-from': 'base' }, { git: own, event: merge, environment: { GITHUB_SHA: OWN } })).code,
    ).toBe(2)
  })

  const remedy =
    'check out with `fetch-depth: 0`, or give the job `permissions: { contents: read }` and this step a token'

  it('is a mistake where it cannot be read, and not the change by the way', async () => {
    const shallow = memoryGit(files)
    expect(await run({ 'policy-from': 'base' }, { git: shallow, event: eventOf('pull_request') })).toEqual({
      code: 2,
      results: [],
      mistakes: [
        `input policy-from: ${CONFIG} of the base is what holds here, but commit ${BASE} cannot be read: ${remedy}`,
      ],
    })
    const event = memoryEvent({ subject: { ...nobody, event: 'workflow_run' }, privileged: true })
    expect((await run({}, { event })).mistakes).toEqual([
      `policy-from: ${CONFIG} of the base is what holds here, but the event names no commit of it: ${remedy}`,
    ])
  })

  it('is none in a job that checks nothing out, unless it is asked for', async () => {
    const event = memoryEvent({ subject: { ...nobody, event: 'workflow_run' }, privileged: true })
    const nothing = { files: new MemoryFiles(), git: { ...git, files: async () => null }, event }
    expect(await summary({}, nothing)).toBe('80')
    expect((await run({ 'policy-from': 'base' }, nothing)).code).toBe(2)
    // Something is here, only not git: then there may be a policy to miss.
    expect((await run({}, { ...nothing, files })).code).toBe(2)
    expect((await run({}, { ...nothing, git })).code).toBe(2)
  })

  it('is the defaults where the base has no configuration, also of a name that the change brings', async () => {
    const bare = memoryGit(files, { [BASE]: { files: {} } })
    const ports = { git: bare, event: eventOf('pull_request') }
    expect(await summary({ 'policy-from': 'base' }, ports)).toBe('80')
    const other = { ...ports, files: new MemoryFiles({ 'other.yml': 'dummy:\n  least: 1\n' }) }
    expect(await summary({ 'policy-from': 'base', config: 'other.yml' }, other)).toBe('80')
    expect(await summary({ 'policy-from': 'base', config: 'none.yml' }, ports)).toBe(
      'input config: there is no file none.yml',
    )
  })

  it('has its mistakes at the commit', async () => {
    const wrong = memoryGit(files, { [BASE]: { files: { [CONFIG]: 'dummy:\nother: {}\n' } } })
    expect(await summary({ 'policy-from': 'base' }, { git: wrong, event: eventOf('pull_request') })).toMatch(
      `${CONFIG}:2:1: other: there is no such gate; known are: dummy (at commit ${BASE})`,
    )
  })

  it('is said by the door and not by the configuration', async () => {
    const own = new MemoryFiles({ [CONFIG]: 'dummy:\n  policy-from: head\n' })
    expect(await summary({}, { files: own })).toBe(
      `${CONFIG}:2:16: policy-from: is set where the gate is run, not in the configuration`,
    )
  })

  it('is the same for the gates that check runs', async () => {
    const make = () => checkGate({ dummy: async () => gateOf() }, [])
    const results = async (given: Record<string, string>, event: Event) =>
      (await run(given, { event }, make)).results.map(each => each.summary)
    expect(await results({}, eventOf('pull_request'))).toEqual(['dummy: 10'])
    expect(await results({ 'policy-from': 'base' }, eventOf('pull_request'))).toEqual(['dummy: 90'])
    expect(await results({}, eventOf('pull_request_target', { privileged: true }))).toEqual(['dummy: 90'])
  })
})

describe('another file of policy', () => {
  it('is read from where the policy is', async () => {
    const path = 'baseline.json' as RepoPath
    const own = new MemoryFiles({ [path]: 'head' })
    const history = memoryGit(own, { [BASE]: { files: { [path]: 'base' } } })
    const read = (name: string, privileged = false) => {
      const ports = memoryPorts({ files: own, git: history, event: eventOf(name, { privileged }) })
      return Promise.all([readPolicy(ports, path, 'head'), readPolicy(ports, path, 'base')])
    }
    const [head, base] = [
      { text: 'head', commit: null },
      { text: 'base', commit: BASE },
    ]
    expect(await read('pull_request')).toEqual([head, base])
    expect(await read('pull_request_target', true)).toEqual([base, base])
    expect(await read('push')).toEqual([head, head])
  })
})

describe('a result', () => {
  it('tells what the change does to policy, and keeps its verdict', async () => {
    const told = await run({}, { event: eventOf('pull_request') })
    expect(told).toMatchObject({ code: 0, results: [{ verdict: 'pass', fails: false }] })
    expect(told.results[0]?.findings).toMatchObject([
      { rule: 'policy/changed', level: 'note', message: 'dummy.least: 90 -> 10', file: CONFIG, line: 2 },
    ])
    const strict = await run({ 'fail-on': 'warning' }, { event: eventOf('pull_request') })
    expect(strict.code).toBe(0)
    expect((await run({}, { event: eventOf('push') })).results[0]?.findings).toEqual([])
  })

  it('tells so of the files too that inputs name as policy', async () => {
    const history = memoryGit(files, {
      [BASE]: { files: { 'base.json': '1' } },
      [HEAD]: { parents: [BASE], files: { 'base.json': '2' } },
    })
    const make = () => ({ ...gateOf(), policyFiles: () => ['base.json' as RepoPath] })
    const told = await run({}, { git: history, event: eventOf('pull_request') }, make)
    expect(told.results[0]?.findings).toMatchObject([{ file: 'base.json', message: 'This file of policy is changed.' }])
  })
})
