import { describe, expect, it } from '@jest/globals'
import { machineFacts } from '../../../src/doctor/machine.js'
import { networkFacts } from '../../../src/doctor/network.js'
import { runFacts } from '../../../src/doctor/run.js'
import type { Artifacts } from '../../../src/gate/artifacts.js'
import { TOOL } from '../../../src/gate/judge.js'
import type { Ports } from '../../../src/gate/ports.js'
import { MemoryFiles, memoryEvent, memoryMachine, memoryPorts, nobody } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'

const JOB = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: '/workspace', GITHUB_SERVER_URL: 'https://github.com' }
const [BASE, HEAD, LOST] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)] as [string, string, string]
const COMMITS = { [BASE]: { files: {} }, [HEAD]: { parents: [BASE], files: {} } }

/** The facts in one line each, by their names, and the rules of the findings with their levels. */
async function told(given: Partial<Ports>) {
  const ports = memoryPorts(given)
  const all = [await machineFacts(ports), await networkFacts(ports), await runFacts(ports)]
  const facts = all.flatMap(each => each.facts)
  const line = ({ value, note }: (typeof facts)[number]) => (note === undefined ? value : `${value} (${note})`)
  return {
    facts: Object.fromEntries(facts.map(each => [each.name, line(each)])),
    findings: all.flatMap(each => each.findings).map(({ rule, level }) => `${rule} ${level}`),
    text: JSON.stringify(all),
  }
}

const inJob = (environment: Record<string, string>) => ({ environment: { ...JOB, ...environment } })
const git = memoryGit(new MemoryFiles(), COMMITS)

describe('the facts', () => {
  it('of a laptop are few, and nothing is wrong', async () => {
    const { facts, findings } = await told({})
    expect(facts).toEqual({
      'pipeline-actions': TOOL.version,
      'Node.js': '24.1.0',
      runner: 'not here',
      'operating system': 'linux 6.8.0, x64',
      container: 'none',
      HTTPS_PROXY: 'not set',
      HTTP_PROXY: 'not set',
      NO_PROXY: 'not set',
      NODE_EXTRA_CA_CERTS: 'not set',
      workspace: 'not here',
      git: 'no repository',
      'merge base': 'none (the event compares with nothing)',
      event: 'not here',
      server: 'not here',
      artifacts: 'not here',
    })
    expect(findings).toEqual([])
  })

  it.each<[string, string, Partial<Ports>]>([
    ['Node.js', "24.1.0 (the runner's node24)", { ...inJob({}), machine: memoryMachine({ runnerNode: 'node24' }) }],
    ['Node.js', "24.1.0 (none of the runner's: a step with `run:`, or a runner of another kind)", inJob({})],
    ['runner', 'act (`pipeline-actions act` runs it with artifacts as on GitHub)', inJob({ ACT: 'true' })],
    ['runner', 'not known (it is not where this Node is)', inJob({})],
    [
      'runner',
      'not known (nothing of it but its Node is in the container)',
      { ...inJob({}), machine: memoryMachine({ container: async () => 'job' }) },
    ],
    ['container', "the job's own", { machine: memoryMachine({ container: async () => 'job' }) }],
    ['container', 'one of another kind', { machine: memoryMachine({ container: async () => 'other' }) }],
    ['workspace', '/workspace', inJob({})],
    ['git', '2 commits, whole', { git }],
    [
      'git',
      '1 commit, shallow (`fetch-depth: 0` of actions/checkout gets all of it)',
      { git: { ...git, extent: async () => ({ commits: 1, shallow: true }) } },
    ],
    [
      'git',
      'at least 10000 commits, whole',
      { git: { ...git, extent: async limit => ({ commits: limit, shallow: false }) } },
    ],
    ['server', 'github.com', inJob({})],
    [
      'server',
      'acme.ghe.com (GitHub Enterprise Cloud, data residency)',
      inJob({ GITHUB_SERVER_URL: 'https://acme.ghe.com' }),
    ],
    [
      'server',
      'git.acme.example:8443 (GitHub Enterprise Server: @actions/artifact refuses it)',
      inJob({ GITHUB_SERVER_URL: 'https://git.acme.example:8443' }),
    ],
    ['server', 'no address (GITHUB_SERVER_URL should be one)', inJob({ GITHUB_SERVER_URL: 'nonsense' })],
    ['artifacts', 'can be handed over', { ...inJob({}), artifacts: {} as Artifacts }],
    [
      'artifacts',
      'none (There are none.)',
      { ...inJob({}), machine: memoryMachine({ noArtifacts: 'There are none.' }) },
    ],
  ])('%s: %s', async (name, value, given) => {
    expect((await told(given)).facts[name]).toBe(value)
  })

  it.each([
    ['2.327.1', []],
    ['2.330.0', []],
    ['3.0.0', []],
    ['2.327.0', ['doctor/runner warning']],
    ['2.99.9', ['doctor/runner warning']],
  ])('runner %s: %j', async (version, findings) => {
    const seen = await told({ machine: memoryMachine({ runnerVersion: async () => version }) })
    expect(seen.facts['runner']).toBe(`${version} (actions need 2.327.1 or later)`)
    expect(seen.findings).toEqual(findings)
  })

  it.each<[string | null, string]>([
    [null, 'none (the event compares with nothing)'],
    [BASE, BASE],
    [LOST, 'not here (GitHub is asked, with `contents: read`; or `fetch-depth: 0` of actions/checkout gets all of it)'],
  ])('merge base with %s: %s', async (base, value) => {
    const event = memoryEvent({ subject: { ...nobody, base, commit: HEAD } })
    expect((await told({ git, event })).facts['merge base']).toBe(value)
  })

  it('no repository is a warning in a job, where one is expected', async () => {
    expect(await told(inJob({}))).toMatchObject({
      facts: { git: 'no repository' },
      findings: ['doctor/git warning'],
    })
  })
})

describe('the event', () => {
  const of = async (event: Parameters<typeof memoryEvent>[0]) => (await told({ event: memoryEvent(event) })).facts

  it('of a pull request is told with all that follows from it', async () => {
    const subject = { ...nobody, event: 'pull_request', pullRequest: 7, commit: HEAD }
    expect(await of({ subject, commentOn: 7, checkOn: HEAD })).toMatchObject({
      ...{ event: 'pull_request', 'token only reads': 'no', comment: 'on #7', 'check run': `at ${HEAD}` },
      'baseline for later runs': 'no',
    })
  })

  it('of a fork says why its token only reads', async () => {
    const subject = { ...nobody, event: 'pull_request', pullRequest: 7 }
    expect(await of({ subject, readOnly: 'it is a pull request from a fork' })).toMatchObject({
      ...{ 'token only reads': 'yes (it is a pull request from a fork)', comment: 'nowhere', 'check run': 'nowhere' },
    })
  })

  it('of Dependabot says what its token may by itself', async () => {
    const subject = { ...nobody, event: 'push' }
    expect(await of({ subject, readsByDefault: 'Dependabot caused it' })).toMatchObject({
      'token only reads': 'unless `permissions` say more (Dependabot caused it)',
    })
  })

  it('of a push makes a baseline', async () => {
    const subject = { ...nobody, event: 'push', commit: HEAD }
    expect(await of({ subject, makesBaseline: true })).toMatchObject({ 'baseline for later runs': 'yes' })
  })

  it('with the rights of the base is named as that', async () => {
    const subject = { ...nobody, event: 'pull_request_target' }
    expect((await of({ subject, privileged: true }))['event']).toMatch(/^pull_request_target \(the run has the base's/)
  })
})

describe('proxies and certificates', () => {
  it('are told without user and password', async () => {
    const environment = { HTTPS_PROXY: 'http://anna:pa55word@proxy.example:3128/path', NO_PROXY: 'a.example,b.example' }
    const { facts, findings, text } = await told({ environment })
    expect(facts).toMatchObject({
      HTTPS_PROXY: 'http://proxy.example:3128 (user and password left out)',
      NO_PROXY: 'set',
    })
    expect(findings).toEqual([])
    expect(text).not.toMatch(/anna|pa55word/)
  })

  it('in small letters win', async () => {
    const { facts } = await told({ environment: { HTTPS_PROXY: 'http://large:1', https_proxy: 'http://small:2' } })
    expect(facts).toMatchObject({ HTTPS_PROXY: 'http://small:2', HTTP_PROXY: 'not set' })
  })

  it.each([
    'proxy.example:3128',
    'anna:pa55word@proxy.example:3128',
    'http://anna:pa55word/1@proxy.example:3128',
    'http://anna:55/word@proxy.example:3128',
    'socks5://anna:pa55word@proxy.example:3128',
    'http://',
  ])('that are no address (%s) are a warning, and not told', async HTTP_PROXY => {
    const { facts, findings, text } = await told({ environment: { HTTP_PROXY } })
    expect(facts).toMatchObject({ HTTP_PROXY: 'set, and no address' })
    expect(findings).toEqual(['doctor/proxy warning'])
    expect(text).not.toMatch(/anna|word/)
  })

  it('a file of certificates has to be there', async () => {
    const environment = { NODE_EXTRA_CA_CERTS: '/etc/ca.pem' }
    const machine = memoryMachine({ isFile: async path => path === '/etc/ca.pem' })
    expect(await told({ environment, machine })).toMatchObject({
      facts: { NODE_EXTRA_CA_CERTS: '/etc/ca.pem' },
      findings: [],
    })
    expect(await told({ environment })).toMatchObject({
      facts: { NODE_EXTRA_CA_CERTS: '/etc/ca.pem (there is no such file)' },
      findings: ['doctor/certificates warning'],
    })
  })
})
