import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type FeatureState, featureStates, missingPermissions } from '../../../src/doctor/features.js'
import { tokenFacts } from '../../../src/doctor/token.js'
import type { Event } from '../../../src/gate/event.js'
import type { GitHub } from '../../../src/gate/github.js'
import type { Finding } from '../../../src/gate/result.js'
import { type Feature, NEEDS, permissionAdvice } from '../../../src/github/permissions.js'
import { GitHubClient } from '../../../src/platform/github/client.js'
import type { TokenOptions } from '../../support/github/tokens.js'
import { ALL, startWorld, type World } from '../../support/github/world.js'
import { memoryEvent, memoryPorts, nobody } from '../../support/memory.js'

const features = Object.keys(NEEDS) as Feature[]

describe('the features', () => {
  let world: World
  let subject: Event['subject']
  const rows = () => JSON.stringify(Object.values(world.fake.state.rows).map(table => [...table]))

  beforeEach(async () => {
    world = await startWorld()
    subject = { ...nobody, repository: 'o/r', runId: world.repository.run().id }
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  const diagnose = async (github: GitHub | null, event: Partial<Event> = {}) => {
    const ports = memoryPorts({ github, event: memoryEvent({ subject, ...event }) })
    const token = await tokenFacts(ports)
    const states = await featureStates(token, ports.event)
    return { token, states, findings: [...token.findings, ...missingPermissions(states)] }
  }
  const ask = (permissions: NonNullable<TokenOptions['permissions']>, event: Partial<Event> = {}) =>
    diagnose(world.client({ permissions }), event)
  const stateOf = (states: readonly FeatureState[]) =>
    Object.fromEntries(states.map(({ feature, state }) => [feature, state]))
  const all = (state: FeatureState['state']) => Object.fromEntries(features.map(feature => [feature, state]))
  const rules = (findings: readonly Finding[]) => findings.map(({ rule, level }) => `${rule} ${level}`)

  it('all work with all permissions', async () => {
    const { token, states, findings } = await ask(ALL)
    expect(stateOf(states)).toEqual(all('works'))
    expect(findings).toEqual([])
    expect(token.facts).toEqual([
      { name: 'token', value: 'of github-actions[bot]' },
      { name: 'repository', value: 'o/r', note: 'private' },
      { name: 'rate limit', value: '5000 of 5000 requests left' },
    ])
  })

  it('are all missing without any, each with the YAML to paste', async () => {
    const { states, findings } = await ask({})
    expect(stateOf(states)).toEqual(all('missing'))
    expect(rules(findings)).toEqual(features.map(() => 'doctor/permission warning'))
    for (const [index, feature] of features.entries()) {
      expect(findings[index]?.message).toContain(`${feature} lacks \`${states[index]?.needs}\``)
      expect(findings[index]?.help?.slice(1)).toBe(`${permissionAdvice(feature).slice(1)}.`)
    }
  })

  it.each(features)('%s works with exactly its permission', async feature => {
    const { permission, access } = NEEDS[feature]
    expect(stateOf((await ask({ [permission]: access })).states)[feature]).toBe('works')
  })

  it.each(features)('%s is missing without its permission, whatever else there is', async feature => {
    const { permission, access } = NEEDS[feature]
    const { [permission]: _, ...others } = ALL
    const less = access === 'write' ? { ...others, [permission]: 'read' as const } : others
    expect(stateOf((await ask(less)).states)[feature]).toBe('missing')
  })

  it.each([
    ['all permissions', ALL],
    ['none', {}],
  ])('change nothing, with %s', async (_, permissions) => {
    const [before, writes] = [rows(), world.fake.state.writes]
    await ask(permissions)
    expect([rows(), world.fake.state.writes]).toEqual([before, writes])
    const sent = world.fake.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    expect(sent).toHaveLength(features.filter(feature => NEEDS[feature].access === 'write').length)
    expect(sent.every(({ status }) => status >= 400)).toBe(true)
  })

  it('that write are not tried where the token only reads, and are no fault', async () => {
    const { states, findings } = await ask(ALL, { readOnly: 'it is a pull request from a fork' })
    const expected = features.map(feature => [feature, NEEDS[feature].access === 'write' ? 'not here' : 'works'])
    expect(stateOf(states)).toEqual(Object.fromEntries(expected))
    expect(states[0]?.why).toBe('it is a pull request from a fork: its token only reads')
    expect(findings).toEqual([])
    expect(world.fake.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([])
  })

  it('that write are tried where the token only reads by default', async () => {
    const { states } = await ask({}, { readsByDefault: 'Dependabot caused it' })
    expect(states[0]).toMatchObject({
      state: 'missing',
      why: expect.stringMatching(/^GitHub refuses, because Dependabot caused it: /),
    })
  })

  it.each([
    ['o/r', 'there is no token'],
    [null, 'no repository of GitHub is known here'],
  ])('are unknown without a token, in %s: %s', async (repository, why) => {
    const { token, states, findings } = await diagnose(null, { subject: { ...subject, repository } })
    expect(stateOf(states)).toEqual(all('unknown'))
    expect(states[0]?.why).toBe(why)
    expect(token.facts).toEqual([{ name: 'token', value: 'not used', note: why }])
    expect(findings).toEqual([])
  })

  it('are unknown where GitHub does not take the token, which is an error', async () => {
    const access = { repository: 'o/r', token: 'ghs_wrong', api: world.fake.url }
    const { states, findings } = await diagnose(new GitHubClient(access, world.clock, world.log))
    expect(stateOf(states)).toEqual(all('unknown'))
    expect(findings).toMatchObject([{ rule: 'doctor/token', level: 'error' }])
    expect(findings[0]?.message).toMatch(/^GitHub refuses the token: Bad credentials/)
  })

  it('are unknown where the token may not see the repository, which is an error', async () => {
    const { states, findings } = await diagnose(world.client({ permissions: ALL, repositories: [] }))
    expect(stateOf(states)).toEqual(all('unknown'))
    expect(findings).toMatchObject([{ level: 'error', message: expect.stringContaining('may not see o/r') }])
  })

  it('are unknown where GitHub does not answer, which is a warning', async () => {
    world.fake.faults.next('GET /repos/{owner}/{repo}', { kind: 'bad-gateway' })
    const { states, findings } = await ask(ALL)
    expect(stateOf(states)).toEqual(all('unknown'))
    expect(rules(findings)).toEqual(['doctor/token warning'])
    expect(world.fake.requests).toHaveLength(1)
  })

  it('of which one meets an outage is unknown alone', async () => {
    world.fake.faults.next('GET /repos/{owner}/{repo}/commits', { kind: 'bad-gateway' })
    const { states, findings } = await ask(ALL)
    expect(stateOf(states)).toEqual({ ...all('works'), contents: 'unknown' })
    expect(findings).toEqual([])
  })

  it('that read work in a public repository without permissions', async () => {
    const open = world.fake.repository('o/open', { private: false })
    open.commit('main')
    subject = { ...subject, repository: 'o/open', runId: open.run().id }
    const { token, states } = await diagnose(world.client({ permissions: {} }, open))
    const expected = features.map(feature => [feature, NEEDS[feature].access === 'write' ? 'missing' : 'works'])
    expect(stateOf(states)).toEqual(Object.fromEntries(expected))
    expect(token.facts[1]).toMatchObject({ note: 'public: anybody may read it' })
  })

  it('are told outside of a run too', async () => {
    subject = { ...subject, runId: null }
    expect(stateOf((await ask(ALL)).states)).toEqual(all('works'))
  })
})
