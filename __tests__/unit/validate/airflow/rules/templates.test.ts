import { describe, expect, it } from '@jest/globals'
import { readTemplate } from '../../../../../src/validate/airflow/rules/templates/template.js'
import { inDag, messages, told } from '../../../../support/airflow-problems.js'

const faultOf = (text: string): string | null => readTemplate(text).fault?.message ?? null

describe('templates', () => {
  it.each([
    'nothing { } % #',
    '{{ ds }} {{- ts_nodash -}} {# {{ nothing #}',
    "{{ macros.ds_add(ds, 7) | replace('-', '') | default('x', true) }}",
    '{% if params.full and not (x is defined) %}a{% elif y == 1 %}b{% else %}c{% endif %}',
    '{% for key, value in rows.items() %}{{ loop.index }}{{ key }}{% endfor %}',
    '{% set x = {"a": [1, 2.5], "b": (1,)} %}{{ x.a[0:1] }}{{ x["b"][-1] }}',
    '{% raw %}{{ .Names }}{% endraw %}',
    "{{ 'a' if x else 'b' }}{{ x ~ y is divisibleby 3 }}{{ f(*a, b=2, **c) }}",
    '{% macro m(a, b=1) %}{{ a }}{% endmacro %}{% set y %}z{% endset %}{% do x.append(1) %}',
    '{% if x: %}a{% endif %}',
  ])('%s', text => {
    expect(faultOf(text)).toBeNull()
  })

  it.each([
    ['{{ ds }', '"}" closes nothing that is open'],
    ['{{ ds', '`}}` is missing behind it'],
    ['{{ }}', 'an expression is missing'],
    ['{{ ds nodash }}', '"nodash" cannot stand here'],
    ['{{ f(1, 2 }}', '"}" closes nothing that is open'],
    ['{{ .Names }}', '"." cannot stand here'],
    ['{{ $x }}', '"$" cannot stand here'],
    [`{{ 'open }}`, '"\'" cannot stand here'],
    ['{% if x %}', '`if` never ends: `endif` is missing'],
    ['{% for x in y %}{% endif %}', '`endif` stands where `endfor` has to'],
    ['{% endfor %}', '`endfor` ends nothing that is open'],
    ['{% for x of y %}{% endfor %}', '`for` has no `in`'],
    ['{% fi x %}', 'there is no tag `fi`'],
    ['{% if x %}{% else if y %}{% endif %}', '"if" cannot stand behind `else`'],
    ['echo "${#files[@]}"', '`{#` begins a comment that never ends'],
    ['{% raw %}{{ x }}', '`raw` never ends'],
  ])('%s', (text, fault) => {
    expect(faultOf(text)).toBe(fault)
  })

  it('are read in the time that their length takes', () => {
    const faults = [
      '{{ ('.repeat(20_000),
      `{{ ${'('.repeat(50_000)}`,
      '{%'.repeat(50_000),
      `{{ ${'a|'.repeat(50_000)}`,
    ].map(faultOf)
    expect(faults.every(fault => fault !== null)).toBe(true)
  })
})

describe('templates of tasks', () => {
  const bash = (command: string, args = 'schedule=None') =>
    inDag(`BashOperator(\n    task_id="t",\n    bash_command=${command},\n)`, args)

  it('are told of at the very line', () => {
    expect(told(bash('"""\necho {{ ds }}\n{% if params.x %}\necho\n"""'))).toEqual(['6 error template'])
    const used = `COMMAND = """\necho {{ ds }\n"""\n${bash('COMMAND')}`
    expect(told(used)).toEqual(['2 error template'])
  })

  it('use variables and filters that there are', () => {
    expect(told(bash('"{{ logical_date | ds }} {% set x = 1 %}{{ x }} {{ maybe | default(1) }}"'))).toEqual([])
    expect(told(bash('"{{ excution_date }}"'))).toEqual(['4 warning template'])
    expect(told(bash('"{{ ds | datefmt }}"'))).toEqual(['4 error template'])
    expect(
      told(
        bash(
          '"{{ bucket | shout }}"',
          'schedule=None, user_defined_macros={"bucket": "b"}, user_defined_filters={"shout": str.upper}',
        ),
      ),
    ).toEqual([])
    expect(messages(bash('"{{ excution_date }}"'))).toContain(
      'Templates have no variable `excution_date`; did you mean `execution_date`?',
    )
  })

  it('are no names of files', () => {
    expect(told(bash('"scripts/{{load.sh"'))).toEqual([])
    expect(told(bash('"bash load.sh"'))).toEqual(['4 warning template'])
    expect(told(bash('"bash load.sh "'))).toEqual([])
  })

  it('are of operators whose fields are known', () => {
    const own = 'from mine import Load\n'
    expect(told(`${own}${inDag('Load(task_id="t", text="{{ }")')}`)).toEqual([])
  })
})

describe('what Airflow 3 took out of the context', () => {
  const use = (text: string) => told(`${text}${inDag('work()')}`, '3')

  it.each<[string, string[]]>([
    ['@task\ndef work(execution_date): ...\n', ['2 error removed-context']],
    ['@task\ndef work(execution_date=None): ...\n', ['2 warning removed-context']],
    ['@task\ndef work(**context):\n    return context["next_ds"]\n', ['3 error removed-context']],
    [
      '@task\ndef work(**context):\n    return context["logical_date"] or context["execution_date"]\n',
      ['3 warning removed-context'],
    ],
    ['@task\ndef work(**context):\n    return context["logical_date"]\n', []],
  ])('%s', (text, expected) => {
    expect(use(text).filter(each => each.includes('context'))).toEqual(expected)
    expect(told(`${text}${inDag('work()')}`, '2').filter(each => each.includes('context'))).toEqual([])
  })

  it('may be given by the file itself', () => {
    const given = '@task\ndef work(next_ds): ...\n'
    expect(told(`${given}${inDag('work(next_ds="x")')}`, '3')).toEqual([])
    expect(told(inDag('BashOperator(task_id="t", bash_command="{{ next_ds }}")'), '3')).toEqual([
      '2 warning removed-context',
    ])
  })
})
