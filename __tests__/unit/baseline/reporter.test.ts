import { describe, expect, it } from '@jest/globals'
import { headOf } from '../../../src/baseline/history.js'
import { recordReporter } from '../../../src/baseline/reporter.js'
import type { Event } from '../../../src/gate/event.js'
import type { AnyGate } from '../../../src/gate/gate.js'
import type { Result } from '../../../src/gate/result.js'
import { unitOf } from '../../../src/handover/names.js'
import { dummyGate } from '../../support/dummy.js'
import { eachInWorld } from '../../support/github/in-world.js'
import type { TokenOptions } from '../../support/github/tokens.js'
import type { World } from '../../support/github/world.js'
import { mistakeTexts } from '../../support/inputs.js'
import { memoryPorts } from '../../support/memory.js'
import { pushEvent } from '../../support/past.js'
import { resultWith } from '../../support/results.js'

interface Case {
  baseline?: string
  event?: Partial<Event>
  gate?: Partial<AnyGate>
  subject?: Partial<Result['subject']>
  permissions?: TokenOptions['permissions'] | null
}

describe('the reporter that keeps baselines', () => {
  let world: World

  eachInWorld(started => {
    world = started
  })

  /** What was kept, and what was noted. */
  const record = async ({ baseline = 'branch', event: more, gate, subject, permissions }: Case) => {
    const event = { ...pushEvent(world.repository.head(), null), ...more }
    const github = permissions === null ? null : world.client({ permissions: permissions ?? { contents: 'write' } })
    const notes: string[] = []
    const inputs = { baseline, 'working-directory': './app', leg: '{"os": "linux"}' } as never
    const result = resultWith({ details: {}, subject: { ...event.subject, leg: '{"os": "linux"}', ...subject } })
    const ports = memoryPorts({ event, github, clock: world.clock })
    await recordReporter(ports)({ gate: { ...dummyGate(), ...gate }, inputs, result, notes })
    return { kept: ((await headOf(world.client()))?.kept ?? []).map(({ path }) => path), notes }
  }

  it('keeps the result of a push, a schedule or a run by hand, below its job, leg, folder and branch', async () => {
    const unit = unitOf(unitOf('coverage-gate', '{"os": "linux"}', 'app'), 'main')
    expect(await record({})).toEqual({ kept: [`dummy/${unit}/1.${world.repository.head()}.json`], notes: [] })
  })

  it.each<[string, Case]>([
    ['the baseline is elsewhere', { baseline: 'artifact' }],
    ['the baseline is a file', { baseline: 'file:base.json' }],
    ['there is no baseline', { baseline: 'none' }],
    ['the run makes no baseline, such as that of a pull request', { event: { makesBaseline: false } }],
    ['the result is none to compare with, such as that of a shard', { gate: { comparable: () => false } }],
  ])('does nothing where %s', async (_, given) => {
    expect(await record(given)).toEqual({ kept: [], notes: [] })
    expect(world.fake.requests.filter(each => each.method !== 'GET')).toEqual([])
  })

  it.each<[string, Case, string]>([
    [
      'the token only reads',
      { event: { readOnly: 'Dependabot caused it' } },
      'Dependabot caused it, and its token only reads',
    ],
    ['there is no token', { permissions: null }, 'there is no token'],
    ['the run is not known', { subject: { runId: null } }, 'it is not known which run and commit it is of'],
    ['the commit is not known', { subject: { commit: null } }, 'it is not known which run and commit it is of'],
  ])('notes why it keeps nothing where %s', async (_, given, why) => {
    expect(await record(given)).toEqual({ kept: [], notes: [`The result was not kept as a baseline: ${why}.`] })
  })

  it('lets the verdict stand where GitHub is down', async () => {
    world.fake.faults.always('POST /repos/{owner}/{repo}/git/trees', { kind: 'bad-gateway' })
    const { kept, notes } = await record({})
    expect(kept).toEqual([])
    expect(notes).toEqual([expect.stringMatching(/^The result was not kept as a baseline: .+\.$/)])
  })

  it('fails the job whose workflow lacks the permission, but not one that GitHub itself gave less', async () => {
    const permissions = { contents: 'read' } as const
    expect(await mistakeTexts(() => record({ permissions }))).toEqual([
      expect.stringContaining('give the job `permissions: { contents: write }`'),
    ])
    const { notes } = await record({ permissions, event: { readsByDefault: 'Dependabot caused it' } })
    expect(notes).toEqual([expect.stringContaining('Dependabot caused it, and ')])
    expect(notes[0]).toContain('contents: write')
  })
})
