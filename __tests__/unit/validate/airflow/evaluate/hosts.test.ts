import { describe, expect, it } from '@jest/globals'
import { int, list, positional, str } from '../../../../../src/validate/airflow/evaluate/core/make.js'
import type { HostObject, Value } from '../../../../../src/validate/airflow/evaluate/value.js'
import { evaluated, shown } from '../../../../support/python/evaluated.js'

/** A module with tasks that remember what is done with them. */
function surroundings(log: string[]) {
  const task = (name: string): HostObject => ({
    kind: 'host',
    describe: () => `task ${name}`,
    get: member => (member === 'name' ? str(name) : undefined),
    set: (member, value) => log.push(`${name}.${member} = ${shown(value)}`) > 0,
    binary: (operator, other, reflected, machine) => {
      if (operator !== '>>') return undefined
      const at = machine.uncertain > 0 ? ' perhaps' : ''
      log.push((reflected ? `${shown(other)} >> ${name}` : `${name} >> ${shown(other)}`) + at)
      return other
    },
    index: index => str(`${name}[${shown(index)}]`),
    items: () => [int(1), int(2)],
    enter() {
      log.push(`enter ${name}`)
      return this as unknown as Value
    },
    exit: () => void log.push(`exit ${name}`),
  })
  const operator: HostObject = {
    kind: 'host',
    describe: () => 'class Operator',
    call: args => task(shown(args.named.get('id') ?? str('?')).replaceAll("'", '')),
    derive: args => task(`own ${shown(args.named.get('id') ?? str('?'))}`),
  }
  const apply: HostObject = {
    kind: 'host',
    describe: () => 'function apply',
    call: (args, machine, span) => {
      const [callee, value] = args.positional as [Value, Value]
      log.push(`apply in ${machine.file} with ${[...args.spans.keys()].join()}`)
      return list([machine.call(callee, positional(value), span), str(String(machine.text(value, span)))])
    },
  }
  const members: Record<string, Value> = { Operator: operator, apply }
  const host: HostObject = { kind: 'host', describe: () => 'work', get: name => members[name] }
  return { hosts: { work: host } }
}

function run(text: string) {
  const log: string[] = []
  return { ...evaluated(`from work import *\nfrom work import Operator, apply\n${text}`, surroundings(log)), log }
}

describe('hosts', () => {
  it('are called, linked and asked for attributes', () => {
    const { log, values } = run(
      'a, b = [Operator(id=x) for x in "ab"]\na >> b >> [a]\n[b] >> a\na.retries = 3\nn = a.name, a[0], list(a)',
    )
    expect(log).toEqual(['a >> task b', 'b >> [task a]', '[task b] >> a', 'a.retries = 3'])
    expect(values['n']).toBe("('a', 'a[0]', [1, 2])")
  })

  it('are entered and left, also by an exception', () => {
    expect(
      run(
        'with Operator(id="a") as t:\n  t >> t\ntry:\n  with Operator(id="b"):\n    1 / 0\nexcept ZeroDivisionError: pass',
      ).log,
    ).toEqual(['enter a', 'a >> task a', 'exit a', 'enter b', 'exit b'])
  })

  it('know whether what runs is certain to run', () => {
    expect(run('import random\na = Operator(id="a")\nif random.random():\n  a >> a\na >> a').log).toEqual([
      'a >> task a perhaps',
      'a >> task a',
    ])
  })

  it('stand for the part of a class that derives from them', () => {
    const { log, values } = run(
      'class Mine(Operator):\n  def __init__(self, table, **kw):\n    super().__init__(**kw)\n    self.table = table\nclass Plain(Operator): pass\nm = Mine("t", id="m")\nm >> Plain(id="p")\nv = m.name, m.table, isinstance(m, Operator)',
    )
    expect(log).toEqual(["own 'm'.table = 't'", "own 'm' >> Plain()"])
    expect(values['v']).toBe("('own 'm'', 't', True)")
  })

  it('may call what the files define, and see where they are called', () => {
    const { log, values } = run('v = apply(lambda x: x * 2, 21, key=1)')
    expect(values['v']).toBe("[42, '21']")
    expect(log).toEqual(['apply in dags/main.py with key'])
  })

  it('decorate functions', () => {
    const log: string[] = []
    const decorator: HostObject = {
      kind: 'host',
      describe: () => 'decorator',
      call: args => {
        const [callee] = args.positional
        log.push(callee?.kind === 'function' ? `${callee.name}(${callee.node.parameters.map(({ name }) => name)})` : '')
        return str('decorated')
      },
    }
    const host: HostObject = { kind: 'host', describe: () => 'work', get: () => decorator }
    expect(evaluated('from work import task\n@task\ndef f(a, b): nope', { hosts: { work: host } }).values['f']).toBe(
      "'decorated'",
    )
    expect(log).toEqual(['f(a,b)'])
  })
})
