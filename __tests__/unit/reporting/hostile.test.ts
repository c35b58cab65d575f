import { constants, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { gates, registry } from '../../../src/entries.js'
import type { Result } from '../../../src/gate/result.js'
import { runGate } from '../../../src/gate/run.js'
import { commentReporter } from '../../../src/github/reporters.js'
import { resultArtifact, unitOf } from '../../../src/handover/names.js'
import { bodyOf } from '../../../src/report/body.js'
import { logLines } from '../../../src/report/plain.js'
import { toTerminal } from '../../../src/report/terminal.js'
import { publishGate } from '../../../src/reporting/publish.js'
import type { Repository } from '../../support/github/repository.js'
import type { Run } from '../../support/github/run.js'
import { startWorld, type World } from '../../support/github/world.js'
import { memoryEvent, memoryPorts } from '../../support/memory.js'
import { DETAILS, findingWith } from '../../support/results.js'
import { resultOfRun } from '../../support/runs.js'
import { DEFLATED, ENCRYPTED, zip, zipOf } from '../../support/zip.js'

const gate = publishGate(gates)
const GIBIBYTE = 1 << 30

type Made = (run: Run) => Uint8Array

/** An archive with a result that differs from an honest one. */
const changed =
  (change: (result: Result & Record<string, unknown>) => unknown): Made =>
  run => {
    const result = structuredClone(resultOfRun(run, 'coverage-gate')) as Result & Record<string, unknown>
    return zipOf({ 'result.json': JSON.stringify(change(result) ?? result) })
  }
const text = (message: string): Made =>
  changed(result => {
    result.summary = message.replace(/[\r\n]/g, ' ')
    result.findings = [findingWith({ message, help: message, related: [{ message, file: 'a.ts' }] })]
    result.subject.leg = message
  })
const json =
  (content: string): Made =>
  () =>
    zipOf({ 'result.json': content })
const entry =
  (more: Parameters<typeof zip>[0][number]): Made =>
  () =>
    zip([more])

/** A raw deflate stream of so many MiB of zeros, made of copies of one. */
function zeros(mebibytes: number): Uint8Array {
  const one = deflateRawSync(new Uint8Array(1 << 20), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([...Array.from({ length: mebibytes }, () => one), Uint8Array.of(3, 0)])
}

const refused: [string, Made, string][] = [
  ['a path that leads out of the archive', entry({ name: '../../result.json', content: '{}' }), 'its archive'],
  ['an absolute path', entry({ name: '/etc/passwd', content: 'x' }), 'its archive'],
  ['a path with a drive', entry({ name: 'C:\\result.json', content: 'x' }), 'its archive'],
  ['a symbolic link', entry({ name: 'result.json', content: '/etc/passwd', mode: 0o120777 }), 'its archive'],
  ['a device', entry({ name: 'result.json', content: '', mode: 0o020666 }), 'its archive'],
  ['an encrypted file', entry({ name: 'result.json', content: 'x', flags: ENCRYPTED }), 'its archive'],
  [
    'two files of one name',
    () =>
      zip([
        { name: 'result.json', content: '{}' },
        { name: 'RESULT.json', content: '{}' },
      ]),
    'its archive',
  ],
  [
    'a bomb of 1 GiB',
    entry({ name: 'result.json', method: DEFLATED, data: zeros(1024), size: GIBIBYTE, crc: 0 }),
    'its archive unpacks to more than 64 MiB',
  ],
  [
    'a bomb that calls itself small',
    entry({ name: 'result.json', method: DEFLATED, data: zeros(200), size: 100, crc: 0 }),
    'its archive',
  ],
  ['more than 16 MiB', () => zipOf({ 'result.json': Buffer.alloc(17 << 20, 32) }), 'is larger than 16 MiB'],
  ['half of an archive', run => changed(() => undefined)(run).subarray(0, 100), 'its archive'],
  ['a web page', () => Buffer.from('<html>no zip</html>'), 'its archive'],
  ['nothing', () => new Uint8Array(), 'its archive'],
  ['another file', () => zipOf({ 'other.json': '{}' }), 'its archive has no result.json'],
  [
    '10,000 files',
    () => zip(Array.from({ length: 10_000 }, (_, index) => ({ name: `${index}`, content: '' }))),
    'its archive',
  ],
  ['no JSON', json('{"schema": 1,'), 'its result is no JSON'],
  ['bytes that are no text', () => zipOf({ 'result.json': Uint8Array.of(0xff, 0xfe, 0x00) }), 'its result is no JSON'],
  ['another schema', json('{"schema": 2}'), 'its result is not of schema 1'],
  ['only its schema', json('{"schema": 1}'), 'its result breaks its schema'],
  [
    'findings that are no list',
    changed(result => ({ ...result, findings: { length: 1 } })),
    'its result breaks its schema',
  ],
  [
    'a verdict that there is not',
    changed(result => ({ ...result, verdict: 'excellent' })),
    'its result breaks its schema',
  ],
  [
    'a summary of two lines',
    changed(result => ({ ...result, summary: 'fine\n::error::not' })),
    'its result breaks its schema',
  ],
  [
    'a finding outside the repository',
    changed(result => ({ ...result, findings: [{ ...findingWith(), file: '../../x' }] })),
    'its result breaks its schema',
  ],
  [
    'details of another shape',
    changed(result => ({ ...result, details: { files: { map: 1 } } })),
    'its result breaks its schema',
  ],
  [
    'the name of another gate',
    changed(result => ({ ...result, gate: 'smoke-test', details: DETAILS['smoke-test'] })),
    'its result is one of smoke-test',
  ],
  [
    'details nested 100,000 deep',
    run => {
      const deep = '['.repeat(100_000) + ']'.repeat(100_000)
      return zipOf({
        'result.json': JSON.stringify(resultOfRun(run, 'coverage-gate')).replace(
          '"details":{',
          `"details":{"deep":${deep},`,
        ),
      })
    },
    'its result nests its values more than 100 deep',
  ],
]

const harmless: [string, Made][] = [
  [
    'markdown',
    text(
      '# Big\n\n| a | b |\n|---|---|\n![x](https://evil.example/x.png) [click](javascript:alert(1)) **bold** `code` ~~~',
    ),
  ],
  [
    'HTML',
    text('<script>alert(1)</script><img src=x onerror=alert(1)></details></details><style>*{display:none}</style>'),
  ],
  [
    'comments that close ours',
    text('--> <!-- pipeline-actions aaaaaaaaaaaa 0000000000000000000000000000000000000000 99999999/1 -->'),
  ],
  ['mentions', text('@everyone @o/team cc @octocat fixes #1 closes o/r#2')],
  [
    'workflow commands',
    text('::error::x ::add-mask::a ::set-output name=verdict::pass ##[error]x %0A::stop-commands::t'),
  ],
  ['control characters', text('\u0000\u0007\u001b[2J\u001b]0;title\u0007\u202egnirts\u2066\u200f\u0085\u2028\u2029')],
  ['half of a surrogate pair', text('\ud83d and \ude00')],
  ['texts of 3 MB', text('x'.repeat(3_000_000))],
  [
    '100,000 findings',
    changed(result => ({ ...result, findings: Array.from({ length: 50_000 }, () => findingWith()) })),
  ],
  [
    'prototypes',
    changed(result =>
      JSON.parse(
        JSON.stringify(result).replace(
          '"details":{',
          '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"details":{"__proto__":{"polluted":1},',
        ),
      ),
    ),
  ],
]

describe('an artifact of a fork', () => {
  let world: World
  let fork: Repository

  beforeAll(async () => {
    world = await startWorld()
    fork = world.repository.fork('mallory/r')
  })

  afterAll(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  let branches = 0
  const publish = async (made: Made) => {
    branches += 1
    const branch = `branch-${branches}`
    fork.commit(branch, { 'x.txt': branch })
    const pull = world.repository.pull({ head: branch, from: fork })
    const run = world.repository.run({ event: 'pull_request', from: fork, branch })
    const name = { gate: 'coverage-gate', unit: unitOf('j', null, '.'), attempt: 1, ordinal: 1 }
    run.artifact(resultArtifact(name), made(run))
    run.artifact(
      resultArtifact({ ...name, gate: 'smoke-test' }),
      zipOf({ 'result.json': JSON.stringify(resultOfRun(run, 'smoke-test')) }),
    )
    const trigger = {
      ...{
        runId: run.id,
        attempt: 1,
        event: 'pull_request',
        headBranch: branch,
        headCommit: run.row.headSha,
        own: false,
      },
      headRepository: { id: fork.id, owner: 'mallory', name: 'r' },
    }
    const ports = memoryPorts({
      ...{ github: world.client(), clock: world.clock, log: world.log },
      event: memoryEvent({ trigger, privileged: true }),
    })
    let terminal = ''
    let result: Result | undefined
    const reporter = async (outcome: Parameters<typeof bodyOf>[0]) => {
      result = outcome.result
      terminal = toTerminal(outcome.result, await bodyOf(outcome), false)
    }
    const code = await runGate(gate, new Map(), registry, ports, {
      reporters: [commentReporter(ports), reporter],
      mistakes: mistakes => {
        throw new Error(JSON.stringify(mistakes))
      },
      bug: error => {
        throw error
      },
    })
    return { code, findings: result?.findings ?? [], body: pull.comments()[0]?.body ?? '', log: logLines(terminal) }
  }

  it('is hostile in more than thirty ways here', () => {
    expect(refused.length + harmless.length).toBeGreaterThanOrEqual(30)
  })

  it.each(refused)('with %s is refused, and the honest result beside it published', async (_, made, why) => {
    const { code, findings, body } = await publish(made)
    expect(code).toBe(1)
    expect(findings.map(({ rule }) => rule)).toEqual(['report/unreadable'])
    expect(findings[0]?.message).toContain(why)
    expect(body).toContain('smoke\\-test is well.')
    expect(body).not.toContain('#### coverage')
  })

  it.each(harmless)('with %s is shown as text, and as nothing else', async (_, made) => {
    const { code, body, log } = await publish(made)
    expect(code).toBe(0)
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536)
    const [marker, ...lines] = body.split('\n')
    expect(marker).toMatch(/^<!-- pipeline-actions [0-9a-f]{12} [0-9a-f]{40} \d+\/1 -->$/)
    const rest = lines
      .join('\n')
      .replace(/<sub>Of [0-9a-f]{40}, by \[run \d+, attempt 1\]\(https:[\w/.:-]+\)\.<\/sub>\n$/, '')
    expect(rest.replace(/<details><summary>|<\/summary>|<\/details>/g, '')).not.toMatch(/[<>]/)
    expect(rest).not.toMatch(/@\w|#\d|https?:\/\//)
    // Between HTML tags there is no markdown.
    expect(rest.replace(/^<details>.*$/gm, '')).not.toMatch(/(?<!\\)\]\(|(?<!\\)`|(?<!\\)\*\*/)
    expect(rest).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    for (const line of log) expect(line).not.toMatch(/^\s*::|##\[|\u001b|[\r\u0085\u2028]/)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
