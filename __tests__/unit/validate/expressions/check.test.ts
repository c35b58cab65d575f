import { describe, expect, it } from '@jest/globals'
import { expressionRules } from '../../../../src/validate/expressions/rules.js'
import { checkedWorkflow, inStep, shown, stepWith } from '../../../support/expressions.js'

describe('every rule', () => {
  it.each(expressionRules.map(rule => [rule.id, rule] as const))('%s finds its example', (id, rule) => {
    const { problems, source } = checkedWorkflow(Object.values(rule.example.files)[0] as string)
    const lines = problems.map(each => [each.rule.id, source.positionOf(each.start).line])
    expect(lines).toContainEqual([id, rule.example.line])
  })
})

describe('an expression in a step', () => {
  it.each([
    'github.ref_name',
    "GITHUB.Event['issue'].number",
    'github.event.commits[0].id',
    "join(github.event.commits.*.id, ', ')",
    "join(github.event.commits.*.author['name'])",
    'toJSON(github)',
    "format('{{{0}}} {1:x}', github.sha, 1)",
    "github.ref == 'x' && 'a' || 'b'",
    "case(github.ref == 'a', 1, github.actor == 'b', 2, 3)",
    'fromJSON(\'{"a":[{"b":1}]}\').a[0].b',
    "hashFiles('**/package-lock.json', 'x')",
    'vars.NAME || env.NAME || secrets.NAME',
    'contains(fromJSON(\'["a"]\'), github.ref)',
    'job.workflow_ref || runner.environment || strategy.job-total',
    'github.event.inputs.name',
    'github.run_attempt > 1 && github.run_number < 5',
    'github.event == null',
    'github.ref_protected',
  ])('%s is fine', expression => {
    expect(inStep(expression)).toEqual([])
  })

  it.each([
    ['github.evnt', 'unknown-property «evnt»'],
    ["github['evnt']", "unknown-property «'evnt'»"],
    ['runner.os.name', 'type «name»'],
    ['github.repository[0]', 'type «0»'],
    ['env[0]', 'type «0»'],
    ["fromJSON('[1]')['a']", "type «'a'»"],
    ['github.ref.*', 'type «github.ref.*»'],
    ['vars.GITHUB_X', 'unknown-property «GITHUB_X»'],
    ['vars.a-b', 'unknown-property «a-b»'],
    ['job.services.db.id', 'unknown-property «db»'],
    ['guthub.ref', 'unknown-context «guthub»'],
    ['success', 'unknown-context «success»'],
    ['jobs.a.outputs.b', 'unavailable-context «jobs»'],
    ['lower(github.ref)', 'unknown-function «lower»'],
    ['always()', 'unavailable-function «always»'],
    ['startsWith(github.ref)', 'arguments «startsWith(github.ref)»'],
    ['hashFiles()', 'arguments «hashFiles()»'],
    ["case(github.ref == 'a', 1)", "arguments «case(github.ref == 'a', 1)»"],
    ["case(github.ref == 'a', 1, 2, 3)", "arguments «case(github.ref == 'a', 1, 2, 3)»"],
    ["case('a', 1, 2)", "arguments «'a'»"],
    ["contains(github.event, 'a')", 'arguments «github.event»'],
    ["contains(github.ref, fromJSON('[]'))", "arguments «fromJSON('[]')»"],
    ["fromJSON('{')", "arguments «'{'»"],
    ["join(fromJSON('[{}]'))", "arguments «fromJSON('[{}]')»"],
    ["format('{0} {1}', 1)", "format «'{0} {1}'»"],
    ["format('{0}', 1, github.ref)", 'format «github.ref»'],
    ["format('{', 1)", "format «'{'»"],
    ["github.event == 'push'", "type «github.event == 'push'»"],
    ["(github.ref == 'a') == 'true'", "type «github.ref == 'a') == 'true'»"],
    ['github.event < 1', 'type «github.event < 1»'],
    ['null', 'object-as-text «${{ null }}»'],
    ['github.event', 'object-as-text «${{ github.event }}»'],
    ['github.event.commits.*.id', 'object-as-text «${{ github.event.commits.*.id }}»'],
    ['github.ref = 1', 'syntax «=»'],
    ['inputs.name', 'unknown-input «name»'],
    ['matrix.os', 'unknown-matrix «os»'],
    ['needs.test.result', 'unknown-need «test»'],
  ])('%s is wrong', (expression, problem) => {
    expect(inStep(expression)).toEqual([problem])
  })

  it('has all its mistakes told of at once', () => {
    expect(inStep('github.a || runner.b == needs.c')).toEqual([
      'unknown-property «a»',
      'unknown-property «b»',
      'unknown-need «c»',
    ])
  })

  it('is told of with the name that was meant', () => {
    const message = (text: string) => checkedWorkflow(text).problems[0]?.message
    expect(message(stepWith('run: ${{ github.reff }}'))).toBe('`github` has no property `reff`; did you mean `ref`?')
    expect(message(stepWith('if: failure', 'run: make'))).toMatch(/the function is written `failure\(\)`/)
  })

  it('points at its own line in a block', () => {
    const { problems, source } = checkedWorkflow(
      stepWith('run: |', '  make', '  echo ${{ github.ref }} ${{', '  github.x }}'),
    )
    expect(problems.map(({ start }) => source.positionOf(start))).toEqual([{ line: 9, column: 18 }])
  })

  it.each([
    ['+1', 'syntax «+1»'],
    ['1.', 'syntax «1.»'],
    ['.5', 'syntax «.5»'],
    ["format('a')", "format «format('a')»"],
    ["join('a', ',')", "arguments «'a'»"],
    ["startsWith(github.ref == 'a', 'b')", "arguments «github.ref == 'a'»"],
    ["contains(needs.*.result, 'failure')", 'type «needs.*»'],
    ['runner.workspace', 'unknown-property «workspace»'],
  ])('%s is only a warning: GitHub does something with it', (expression, problem) => {
    const checked = checkedWorkflow(stepWith(`env: { A: "\${{ ${expression} }}" }`, 'run: make'))
    expect(shown(checked)).toEqual([problem])
    expect(checked.problems.map(({ level }) => level)).toEqual(['warning'])
  })

  it('is only a warning where GitHub may know a property that we do not', () => {
    const levels = (name: string) =>
      checkedWorkflow(stepWith(`run: \${{ github.${name} }}`)).problems.map(each => each.level)
    expect([levels('event_nam'), levels('something_new')]).toEqual([[undefined], ['warning']])
  })
})

describe('a value', () => {
  it.each([
    ['timeout-minutes: ${{ github.sha }}', ['type «${{ github.sha }}»']],
    ["timeout-minutes: ${{ github.ref == 'a' && 10 || 20 }}", []],
    ['timeout-minutes: ${{ fromJSON(vars.MINUTES) }}', []],
    ['continue-on-error: ${{ env.FAILS }}', ['type «${{ env.FAILS }}»']],
    ["continue-on-error: ${{ env.FAILS == 'yes' }}", []],
    ['env: ${{ github.sha }}', ['type «${{ github.sha }}»']],
    ["env: ${{ fromJSON('{}') }}", []],
  ])('%s', (line, problems) => {
    expect(shown(checkedWorkflow(stepWith('run: make', line)))).toEqual(problems)
  })

  it('of an action is an object', () => {
    const checked = checkedWorkflow(stepWith('uses: a/b@v1', 'with: ${{ github.sha }}'))
    expect(shown(checked)).toEqual(['type «${{ github.sha }}»'])
  })
})

describe('a condition', () => {
  it.each([
    ["github.ref == 'a'", []],
    ["${{ github.ref == 'a' }}", []],
    ['steps', ['constant-condition «steps»']],
    ['always() && !cancelled()', []],
    ['success() || env.X', []],
    ['true', ['constant-condition «true»']],
    ["'${{ false }}'", ["constant-condition «'${{ false }}'»"]],
    ["contains('a', 'b')", ["constant-condition «contains('a', 'b')»"]],
    ["fromJSON('true')", []],
    ["'${{ github.ref }} '", ["constant-condition «'${{ github.ref }} '»"]],
    [
      "${{ github.ref == 'a' }} || ${{ github.ref == 'b' }}",
      ["constant-condition «${{ github.ref == 'a' }} || ${{ github.ref == 'b' }}»"],
    ],
    ['secrets.TOKEN', ['unavailable-context «secrets»']],
    ['github.ref ==', ['syntax «==»']],
  ])('%s', (condition, problems) => {
    expect(shown(checkedWorkflow(stepWith(`if: ${condition}`, 'run: make')))).toEqual(problems)
  })
})
