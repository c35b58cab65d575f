import { describe, expect, it } from '@jest/globals'
import { UserMistake } from '../../../src/gate/mistake.js'
import type { Response } from '../../../src/gate/network.js'
import type { SmokeDetails } from '../../../src/smoke/details.js'
import { smokeGate } from '../../../src/smoke/gate.js'
import { noPhases } from '../../../src/smoke/probes/phases.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { fakeNetwork } from '../../support/network-fake.js'

/** What is told of a suite, and which addresses it asked. */
async function judged(suite: string, inputs: Record<string, string> = {}, environment: Record<string, string> = {}) {
  const asked: string[] = []
  const request = async ({ url }: { url: URL }): Promise<Response> => {
    asked.push(url.href)
    return { status: 200, version: '1.1', headers: { place: 'nowhere' }, size: 0, phases: noPhases() }
  }
  const ports = memoryPorts({
    files: new MemoryFiles({ 'smoke.yml': suite }),
    network: fakeNetwork({ request }),
    environment,
  })
  const got = await judge<SmokeDetails>(smokeGate, { suite: 'smoke.yml', ...inputs }, ports).catch(error => error)
  const told = got instanceof UserMistake ? got.message.split('\n') : (got as { findings: { rule: string }[] }).findings
  return { told, asked }
}

describe('an address that is none with the values of its variables', () => {
  it('is refused before anything is asked, once for a variable that is empty', async () => {
    const suite = `variables: { base: 'http://a.test' }
checks:
  - { name: good, get: 'http://a.test/' }
  - { name: health, get: '{{base}}/health' }
  - { name: ready, get: '{{base}}/ready' }
load: { request: { get: '{{base}}/items' }, rate: 1/s, duration: 1s }`
    // As GitHub fills in an expression that is not set.
    expect(await judged(suite, { variables: 'base=' })).toEqual({
      told: [
        'smoke.yml:4:26: health: asks "/health", which is not a URL that begins with http:// or https://; the variable base is empty',
      ],
      asked: [],
    })
  })

  it.each([
    [`websocket: '{{v}}/x'`, 'http://a.test', '"http://a.test/x", which is not a URL that begins with ws:// or wss://'],
    [`prometheus: '{{v}}', query: up`, 'a.test', '"a.test", which is not a URL that begins with http:// or https://'],
    [`tcp: 'a.test:{{v}}'`, 'no', '"a.test:no", which is not a host and a port, such as 127.0.0.1:5432 or [::1]:5432'],
    [`tls: '{{v}}'`, 'a.test', '"a.test", which is not a host and a port, such as 127.0.0.1:5432 or [::1]:5432'],
    [`grpc: '{{v}}'`, 'a.test', '"a.test", which is not a host and a port, such as 127.0.0.1:5432 or [::1]:5432'],
  ])('is told for %s of %j', async (check, value, what) => {
    const { told } = await judged(`checks: [{ name: a, ${check} }]`, { variables: `v=${value}` })
    expect(told).toEqual([expect.stringMatching(/^smoke\.yml:1:\d+: a: asks /)])
    expect(told[0]).toContain(`asks ${what}`)
  })

  it('of a load is refused, too', async () => {
    const suite = `checks: [{ name: good, get: 'http://a.test/' }]
load: { request: { name: list, get: '{{v}}' }, rate: 1/s, duration: 1s }`
    const { told, asked } = await judged(suite, { variables: 'v=a.test' })
    expect(told).toEqual([expect.stringContaining('list: asks "a.test", which is not a URL')])
    expect(asked).toEqual([])
  })

  it('tells no secret', async () => {
    const suite = `variables: { key: { env: KEY } }\nchecks: [{ name: a, get: '{{key}}' }]`
    const { told } = await judged(suite, {}, { KEY: 's3ntinel-key' })
    expect(told).toEqual([expect.stringContaining('a: asks "***", which is not a URL')])
  })

  it('is left to the check where it is made of what was captured', async () => {
    const suite = `checks:
  - { name: first, get: 'http://a.test/', capture: { place: { header: place } } }
  - { name: second, get: '{{place}}' }`
    const { told, asked } = await judged(suite)
    expect(told).toMatchObject([{ rule: 'smoke/request' }])
    expect(asked).toEqual(['http://a.test/'])
  })
})
