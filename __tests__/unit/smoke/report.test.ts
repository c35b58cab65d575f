import { describe, expect, it } from '@jest/globals'
import type { Response } from '../../../src/gate/network.js'
import { annotationsOf } from '../../../src/report/annotations.js'
import type { Block } from '../../../src/report/blocks.js'
import type { SmokeDetails } from '../../../src/smoke/details.js'
import { smokeGate } from '../../../src/smoke/gate.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { fakeNetwork } from '../../support/network-fake.js'

/** Milliseconds, with less than one of them in the transfer. */
const PHASES = { resolve: 0, connect: 1.25, tls: 0, processing: 3, transfer: 0.04 }

/** Judges checks that are answered with the status in their path, with this body. */
function judged(checks: readonly string[], body = '') {
  const request = async ({ url }: { url: URL }): Promise<Response> => {
    const content = Buffer.from(body)
    const status = Number(url.pathname.slice(1))
    return { status, version: '1.1', headers: {}, size: content.length, body: content, phases: PHASES }
  }
  const files = new MemoryFiles({ 'smoke.yml': ['checks:', ...checks.map(each => `  - { ${each} }`)].join('\n') })
  return judge<SmokeDetails>(
    smokeGate,
    { suite: 'smoke.yml' },
    memoryPorts({ files, network: fakeNetwork({ request }) }),
  )
}

const check = (name: string, status: number, more = '') => `name: ${name}, get: 'http://a.test/${status}'${more}`

/** The blocks of the section that is called like this. */
async function sectionOf(judgement: Awaited<ReturnType<typeof judged>>, title: RegExp): Promise<Block[]> {
  const blocks = await smokeGate.present(judgement)
  return blocks.flatMap(block => (block.kind === 'section' && title.test(block.title) ? block.blocks : []))
}

describe('what was not run', () => {
  const waiting = Array.from({ length: 30 }, (_, index) => check(`page ${index}`, 200, ', after: login'))

  it('is told after what it was not run for, wherever that stands', async () => {
    const judgement = await judged([...waiting, check('login', 401), check('other', 200)])
    expect(annotationsOf(judgement.findings, 10).shown.map(({ rule }) => rule)).toEqual([
      'smoke/status',
      ...Array(9).fill('smoke/not-run'),
    ])
    expect(judgement.findings).toHaveLength(31)
    expect(judgement.summary).toBe('31 of 32 checks failed: login, for which 30 were not run.')
    const [cause, , others, ...more] = await sectionOf(judgement, /^What failed$/)
    expect(cause).toMatchObject({ text: expect.stringMatching(/^login \(GET http:\/\/a\.test\/401\): one attempt/) })
    expect(others).toEqual({
      kind: 'text',
      text: `Not run, for login failed: ${Array.from({ length: 10 }, (_, index) => `page ${index}`).join(', ')} and 20 more.`,
    })
    expect(more).toEqual([])
    const [table] = await sectionOf(judgement, /^All checks: 1 of 32 passed$/)
    expect(table).toMatchObject({
      rows: [
        ['fail', 'login', '401', '1', '0 ms', '1.25 ms', '0 ms', '3 ms', '0.04 ms', '4.29 ms'],
        ...Array.from({ length: 30 }, (_, index) => ['fail', `page ${index}`, 'not run', '0', '', '', '', '', '', '']),
        expect.arrayContaining(['pass', 'other']),
      ],
    })
  })

  it('is told of each cause by itself', async () => {
    const judgement = await judged([
      check('a', 500),
      check('after a', 200, ', after: a'),
      check('b', 500),
      check('after b', 200, ', after: b'),
    ])
    expect(judgement.summary).toBe('4 of 4 checks failed: a, b, for which 2 were not run.')
    expect((await sectionOf(judgement, /^What failed$/)).slice(4)).toEqual([
      { kind: 'text', text: 'Not run, for a failed: after a.' },
      { kind: 'text', text: 'Not run, for b failed: after b.' },
    ])
  })
})

describe('many failures', () => {
  it('are named up to ten in the summary, and told up to fifty in full', async () => {
    const judgement = await judged(Array.from({ length: 60 }, (_, index) => check(`page ${index}`, 503)))
    expect(judgement.summary).toMatch(/^60 of 60 checks failed: page 0, .*, page 9 and 50 more\.$/)
    const blocks = await sectionOf(judgement, /^What failed$/)
    expect(blocks.filter(({ kind }) => kind === 'table')).toHaveLength(50)
    expect(blocks.at(-1)).toEqual({ kind: 'text', text: '10 more are in the result file.' })
  })
})

describe('a failure', () => {
  it('is told in full once, and in short beside the other checks', async () => {
    const said = 'x'.repeat(100)
    const judgement = await judged([check('a', 503)], said)
    const full = `503; it says "${said}"`
    const [what, table] = await sectionOf(judgement, /^What failed$/)
    // A phase of less than a millisecond is told as what it was.
    expect(what).toMatchObject({
      text: 'a (GET http://a.test/503): one attempt, which took 4.29 ms (connect 1.25 ms, processing 3 ms, transfer 0.04 ms).',
    })
    expect(table).toMatchObject({ rows: [['failed', 'status', '2xx', full]] })
    const [all] = await sectionOf(judgement, /^All checks/)
    expect(all).toMatchObject({ rows: [expect.arrayContaining([`${full.slice(0, 59)}…`])] })
  })
})
