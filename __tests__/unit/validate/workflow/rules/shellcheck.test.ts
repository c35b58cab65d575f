import { describe, expect, it } from '@jest/globals'
import type { Workflow } from '../../../../../src/validate/workflow/model.js'
import { readAction, readWorkflow } from '../../../../../src/validate/workflow/read.js'
import { scriptsOf, scriptsOfAction } from '../../../../../src/validate/workflow/rules/scripts/script.js'
import { remarksOf, sourceOf } from '../../../../support/validate.js'

const TEXT = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo "\${{ github.ref }}" $FILE
          echo 😀 $OTHER
      - run: |
          cd "$A"
          ls
        shell: sh -e {0}
      - run: Get-Item .
        shell: pwsh
      - uses: ./a
  b:
    runs-on: windows-latest
    steps: [{ run: dir }, { run: ls, shell: bash }]
  c:
    runs-on: windows-latest
    defaults: { run: { shell: bash } }
    steps: [{ run: ls }]
`

const source = sourceOf(TEXT)
const scripts = scriptsOf(readWorkflow(source) as Workflow)

describe('the scripts of a workflow', () => {
  it('are those for bash and sh, with their expressions covered', () => {
    expect(scripts.map(({ dialect }) => dialect)).toEqual(['bash', 'sh', 'bash', 'bash'])
    expect(scripts[0]?.text).toBe('set -eo pipefail\necho "_________________" $FILE\necho 😀 $OTHER\n\n')
    expect(scripts[1]?.text).toBe('set -e\ncd "$A"\nls\n\n')
  })

  it('are bash where the workflow says so for all', () => {
    const text = 'on: push\ndefaults: { run: { shell: pwsh } }\njobs: { a: { runs-on: x, steps: [{ run: a }] } }\n'
    expect(scriptsOf(readWorkflow(sourceOf(text)) as Workflow)).toEqual([])
  })

  it('of composite actions say their shell', () => {
    const action = readAction(sourceOf('runs: { steps: [{ run: a, shell: bash }, { run: b }] }\n', 'action.yml'))
    expect(action === null ? [] : scriptsOfAction(action).map(({ text }) => text)).toEqual(['set -eo pipefail\na\n'])
  })
})

describe('the remarks of shellcheck', () => {
  const remark = (more: Record<string, unknown>) => ({
    file: '0',
    line: 2,
    endLine: 2,
    column: 26,
    endColumn: 31,
    level: 'info',
    code: 2086,
    message: 'Quote it.',
    ...more,
  })
  const read = (...comments: unknown[]) => remarksOf(JSON.stringify({ comments }), file => scripts[Number(file)])
  const quoted = (...comments: unknown[]) =>
    read(...comments).map(({ start, end }) => `${source.positionOf(start).line} ${TEXT.slice(start, end)}`)

  it('are told of at the very place in the workflow', () => {
    expect(quoted(remark({}))).toEqual(['7 $FILE'])
    expect(quoted(remark({ line: 3, endLine: 3, column: 8, endColumn: 14 }))).toEqual(['8 $OTHER'])
    expect(quoted(remark({ file: '1', line: 3, endLine: 3, column: 1, endColumn: 3 }))).toEqual(['11 ls'])
    expect(quoted(remark({ column: 99, endColumn: 99 }))).toEqual(['7 \n'])
  })

  it('keep their number and gravity', () => {
    const [info, warning, error] = read(remark({}), remark({ level: 'warning' }), remark({ level: 'error' }))
    expect(info).toMatchObject({ level: 'note', message: 'Quote it. (SC2086)' })
    expect([warning?.level, error?.level]).toEqual(['warning', 'error'])
  })

  it.each([
    ['no JSON', 'shellcheck: not found'],
    ['another form', '[1]'],
    ['nothing', 'null'],
    ['no list', '{"comments":{}}'],
    ['remarks that are none', '{"comments":[null,1,{"file":"0","line":"2","column":1,"message":"x","code":1}]}'],
    ['a script that nobody gave', JSON.stringify({ comments: [remark({ file: '99' })] })],
    [
      'a line that is not there',
      JSON.stringify({ comments: [remark({ line: 1 }), remark({ line: 1e9 }), remark({ line: 1.5 })] }),
    ],
  ])('are none in %s', (_, output) => {
    expect(remarksOf(output, file => scripts[Number(file)])).toEqual([])
  })
})
