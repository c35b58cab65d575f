import { describe, expect, it } from '@jest/globals'
import { found, judge, steps } from '../../../support/security-rules.js'

function injected(text: string): string[] {
  return found(text, 'template-injection')
}

/** The level at which an expression in a script is told of; none where nothing is. */
function levelOf(expression: string): string {
  return injected(steps('push', `run: echo \${{ ${expression} }}`))[0]?.split(' ')[1] ?? 'none'
}

describe('template injection', () => {
  it.each([
    ['github.event.issue.title', 'error'],
    ['github.event.commits[0].message', 'error'],
    ['github.event.commits.*.message', 'error'],
    ['github.head_ref', 'error'],
    ["github['EVENT'].pull_request['title']", 'error'],
    ["format('a {0}', github.event.comment.body)", 'error'],
    ["github.event.issue.title || 'none'", 'error'],
    ['toJSON(github.event)', 'error'],
    ["case(true, github.event.issue.title, 'b')", 'error'],
    ['github.ref_name', 'warning'],
    ['github.ref', 'warning'],
    ['github.event.client_payload.version', 'warning'],
    ['github.event.release.tag_name', 'warning'],
    ['steps.a.outputs.version', 'note'],
    ['needs.a.outputs.version', 'note'],
    ['env.SET_BEFORE', 'note'],
    ['github.base_ref', 'note'],
    ['github.sha', 'none'],
    ['github.actor', 'none'],
    ['github.event.number', 'none'],
    ['github.event.pull_request.head.sha', 'none'],
    ['steps.a.outcome', 'none'],
    ['secrets.TOKEN', 'none'],
    ['vars.REGION', 'none'],
    ['runner.os', 'none'],
    ["contains(github.event.issue.title, 'x')", 'none'],
    ["github.event.issue.title == 'x' && 'a' || 'b'", 'none'],
    ["hashFiles('x')", 'none'],
  ])('of %s is: %s', (expression, level) => {
    expect(levelOf(expression)).toBe(level)
  })

  it('is found at its line and column in a text of several lines', () => {
    const { problems, source } = judge({
      '.github/workflows/a.yml': steps(
        'issues',
        'run: |',
        '    make',
        '    echo "${{ github.event.issue.title }}"',
      ).replace(/^ {6}- {4,}/gm, '          '),
    })
    const at = problems.find(({ rule }) => rule.id === 'security/template-injection')
    const { start = 0, end = 0 } = at ?? {}
    expect(source.text.slice(start, end)).toBe('github.event.issue.title')
    expect(at?.message).toContain('`github.event.issue.title` is chosen by whoever opens an issue')
  })

  it('follows variables, and ends where they go round in circles', () => {
    const text = `on: issues
permissions: {}
env: { W: '\${{ github.event.issue.title }}', LOOP: '\${{ env.LOOP }}', SAFE: 'v\${{ github.run_id }}' }
jobs:
  a:
    runs-on: ubuntu-latest
    env: { J: 'x \${{ env.W }}', W2: fixed }
    steps:
      - run: echo \${{ env.W }}
      - run: echo \${{ env.J }}
      - run: echo \${{ env.LOOP }} \${{ env.SAFE }} \${{ env.W2 }}
      - run: echo \${{ env.w }}
        env: { W: own }
      - run: echo "$W"
`
    expect(injected(text)).toEqual(['9 error', '10 error'])
  })

  it('follows the matrix', () => {
    const text = `on: issues
permissions: {}
jobs:
  a:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        plain: [1, 2]
        open: ['\${{ github.event.issue.title }}']
        include: [{ more: '\${{ github.head_ref }}' }, { plain: 3 }]
    steps:
      - run: echo \${{ matrix.plain }}
      - run: echo \${{ matrix.open }}
      - run: echo \${{ matrix.more }}
  b:
    runs-on: ubuntu-latest
    strategy: { matrix: '\${{ fromJSON(needs.a.outputs.m) }}' }
    steps:
      - run: echo \${{ matrix.any }}
`
    expect(injected(text)).toEqual(['13 error', '14 error', '19 note'])
  })

  it('knows the types of inputs', () => {
    const text = `on:
  workflow_dispatch:
    inputs:
      text: {}
      flag: { type: boolean }
      stage: { type: choice, options: [a] }
  workflow_call:
    inputs:
      name: { type: string }
      count: { type: number }
jobs:
  a:
    permissions: {}
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ inputs.text }}
      - run: echo \${{ inputs.name }}
      - run: echo \${{ inputs.flag }} \${{ inputs.stage }} \${{ inputs.count }}
`
    expect(injected(text)).toEqual(['16 warning', '17 warning'])
  })

  it('knows inputs of actions that are code, whatever the case of their names', () => {
    const value = "'${{ github.event.issue.title }}'"
    const text = steps(
      'issues',
      `{ uses: Actions/GitHub-Script@v7, with: { script: ${value} } }`,
      `{ uses: azure/CLI@v2, with: { inlineScript: ${value} } }`,
      `{ uses: actions/github-script@v7, with: { result-encoding: ${value} } }`,
      `{ uses: peter-evans/create-pull-request@v7, with: { title: ${value} } }`,
      `{ run: echo, name: ${value}, env: { A: ${value} } }`,
    )
    expect(injected(text)).toEqual(['7 error', '8 error'])
  })

  it('takes every input of an action for foreign', () => {
    const text = `name: a
description: b
inputs: { x: { description: c } }
runs:
  using: composite
  steps:
    - run: echo \${{ inputs.x }}
      shell: bash
    - run: echo "$X" \${{ github.action_path }}
      shell: bash
      env: { X: '\${{ inputs.x }}' }
`
    expect(found(text, 'template-injection', 'action.yml')).toEqual(['7 warning'])
  })

  it('knows steps that give names of files', () => {
    const text = steps(
      'pull_request',
      '{ id: c, uses: tj-actions/changed-files@v46 }',
      'run: echo ${{ steps.c.outputs.all_changed_files }}',
      'run: echo ${{ steps.c.outputs.any_changed }}',
    )
    expect(injected(text)).toEqual(['8 warning', '9 note'])
  })
})

describe('writing to GITHUB_ENV', () => {
  const written = (event: string, ...lines: string[]) => found(steps(event, ...lines), 'github-env')

  it('is told of under events that outsiders cause, where it is not a fixed text', () => {
    const text = written(
      'pull_request_target',
      'run: echo "A=$(cat name)" >> $GITHUB_ENV',
      'run: echo "A=$B" >> "${GITHUB_ENV}"',
      'run: cat name | tee -a "$GITHUB_PATH"',
      'run: \'{ echo a; echo "A=$B"; } >> "$GITHUB_ENV"\'',
      'run: make vars 1>> $GITHUB_ENV',
      'run: \'echo "A=${{ github.sha }}" >> $GITHUB_ENV\'',
      'run: echo A=1 >> $GITHUB_ENV',
      'run: \'{ echo A=1; echo B=2; } >> "$GITHUB_ENV"\'',
      'run: echo "A=$B" >> $GITHUB_OUTPUT',
      'run: echo "$GITHUB_ENV"',
    )
    expect(text).toEqual(['7 warning', '8 warning', '9 warning', '10 warning', '11 warning', '12 warning'])
  })

  it('is told of in the forms of other shells', () => {
    const text = written(
      'workflow_run',
      '{ shell: pwsh, run: \'"A=$b" | Out-File $env:GITHUB_ENV -Append\' }',
      "{ shell: powershell, run: 'Add-Content -Path $env:GITHUB_PATH -Value x' }",
      "{ shell: cmd, run: 'echo A=%B% >> %GITHUB_ENV%' }",
      "{ shell: pwsh, run: 'Write-Output $env:GITHUB_ENV' }",
      '{ shell: pwsh, run: \'echo "A=b" > $env:GITHUB_ENV\' }',
    )
    expect(text).toEqual(['7 warning', '8 warning', '9 warning'])
  })

  it('is an error under any event where outsiders choose whole lines', () => {
    const text = written(
      'issues',
      '{ run: \'echo "A=$BODY" >> $GITHUB_ENV\', env: { BODY: "${{ github.event.issue.body }}" } }',
      '{ run: \'echo "A=$TITLE" >> $GITHUB_ENV\', env: { TITLE: "${{ github.event.issue.title }}" } }',
      '{ run: \'echo "A=$BODY2" >> $GITHUB_ENV\', env: { BODY: "${{ github.event.issue.body }}" } }',
    )
    expect(text).toEqual(['7 error'])
  })
})
