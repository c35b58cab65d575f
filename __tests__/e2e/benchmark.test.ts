import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeWith } from '../support/tools.js'
import { Act, type Run } from './act.js'

/** Times three computations, each in CPU time and fifteen times; one takes three times as long where `slow` is given. */
const BENCHMARK = `import { writeFileSync } from 'node:fs'

const slow = process.argv[2] === 'slow'
const programs = {
  sum: n => { let sum = 0; for (let i = 0; i < n; i += 1) sum = (sum + i * 7) % 1000003; return sum },
  text: n => { let text = ''; for (let i = 0; i < n / 20; i += 1) text += i; return text.length },
  sort: n => Array.from({ length: n / 40 }, (_, i) => (i * 7919) % 10007).sort((a, b) => a - b)[0],
}
const result = {}
for (const [name, program] of Object.entries(programs)) {
  const times = slow && name === 'sort' ? 3 : 1
  const samples = []
  for (let round = -10; round < 15; round += 1) {
    const before = process.cpuUsage()
    for (let time = 0; time < times; time += 1) program(1_000_000)
    const { user, system } = process.cpuUsage(before)
    if (round >= 0) samples.push((user + system) / 1000)
  }
  result[name] = { unit: 'ms', samples }
}
writeFileSync('measured.json', JSON.stringify(result))
`

const workflow = (program: string) => `on: push
permissions: { contents: read }
jobs:
  benchmark:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - run: node bench.mjs ${program}
      - uses: org/pipeline-actions/benchmark-compare@v1
        with:
          files: measured.json
          baseline: \${{ vars.BASELINE }}
          max-regression: 50
          report-file: \${{ vars.KEPT }}/result.json
`

describeWith(['act', 'git'], 'a consumer that measures itself, in act', () => {
  const kept = mkdtempSync(join(tmpdir(), 'pipeline-actions-benchmark-'))
  let act: Act

  beforeAll(() => {
    act = new Act()
  })

  afterAll(() => {
    act.remove()
    rmSync(kept, { recursive: true })
  })

  async function run(program: string, previous: string | null): Promise<Run> {
    const files: Record<string, string> = { 'bench.mjs': BENCHMARK, 'workflow.yml': workflow(program) }
    if (previous !== null) files['previous.json'] = previous
    const variables = { BASELINE: previous === null ? 'none' : 'file:previous.json', KEPT: kept }
    return act.run(act.consumer('etl-service', files), { workflow: 'workflow.yml', variables })
  }

  const errors = ({ commands }: Run) => commands.filter(({ command }) => command === 'error')
  const output = ({ commands }: Run, name: string) =>
    commands.find(each => each.command === 'set-output' && each.name === name)?.arg

  test('passes where nothing changed, and fails where a run is slower than the one before', async () => {
    const first = await run('', null)
    expect([first.exitCode, errors(first)]).toEqual([0, []])
    const result = readFileSync(join(kept, 'result.json'), 'utf8')

    const same = await run('', result)
    expect([same.exitCode, errors(same), output(same, 'regressions')]).toEqual([0, [], '0'])

    const slow = await run('slow', result)
    expect(slow.exitCode).toBe(1)
    expect(errors(slow).map(({ properties }) => properties['title'])).toEqual(['benchmark/regression'])
    expect(errors(slow)[0]?.arg).toMatch(
      /^sort got worse in time: .* ms before, .* ms now \(\+[\d.]+%.*; max-regression is 50%\./,
    )
    expect([output(slow, 'regressions'), output(slow, 'verdict')]).toEqual(['1', 'fail'])
    expect(slow.summaries[0]).toContain('sort')
  })
})
