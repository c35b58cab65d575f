import type { Level } from '../../../../gate/result.js'
import type { Expression, FunctionDef, Module } from '../../../python/ast.js'
import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Checking } from '../checking.js'
import { dagExample, requiring } from '../example.js'
import { Nodes, nodesOf } from '../reading/nodes.js'
import { REMOVED } from '../templates/context.js'

export const removedContext: Rule = {
  id: 'airflow/removed-context',
  level: 'warning',
  summary: 'A task asks its context for something that Airflow 3 no longer has, such as `execution_date`.',
  why: 'Airflow takes the file, and the task fails when it runs, or is given None.',
  mend: 'Use what took its place: `logical_date`, `data_interval_start`, `data_interval_end`.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/installation/upgrading_to_airflow3.html',
  example: dagExample(
    4,
    `from airflow.operators.bash import BashOperator

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    BashOperator(task_id="load", bash_command="load --day {{ execution_date }}")
`,
    requiring('3.1.0'),
  ),
}

/** What is told of a key that 3 does not have. */
export const removedMessage = (name: string): string =>
  `The context of Airflow 3 has no ${quoted(name)}; use ${REMOVED[name] ?? ''}`

/** Tells of keys that functions ask their context for. */
export function checkRemovedContext(checking: Checking): void {
  if (checking.context.airflow !== '3' || !MENTIONED.test(checking.context.text)) return
  const given = namesGiven(checking.module)
  // Who knows of the new one asks for the old one where that is there.
  const level: Level = checking.context.text.includes('logical_date') ? 'warning' : 'error'
  for (const found of nodesOf(checking.module).of('FunctionDef')) {
    for (const parameter of isTask(found, given) ? found.parameters : []) {
      const { name, kind, value } = parameter
      if (!Object.hasOwn(REMOVED, name) || AMBIGUOUS.has(name) || kind === 'rest' || kind === 'keywords') continue
      const more = value === null ? { level } : {}
      if (!given.names.has(name)) checking.tellHere(removedContext, parameter, removedMessage(name), more)
    }
    const inside = new Nodes(found.body)
    const contexts = contextsOf(found, inside)
    for (const { value, index, start, end } of inside.of('Subscript')) {
      if (index.kind !== 'Str' || value.kind !== 'Name' || !contexts.has(value.id)) continue
      if (Object.hasOwn(REMOVED, index.value) && !given.names.has(index.value))
        checking.tellHere(removedContext, { start, end }, removedMessage(index.value), { level })
    }
  }
}

const MENTIONED = new RegExp(`\\b(?:${Object.keys(REMOVED).join('|')})\\b`)
/** Words that a function may mean otherwise. */
const AMBIGUOUS = new Set(['conf'])

/** What a file gives by name itself, and which of its functions are called with something, or given to an operator. */
interface Given {
  names: ReadonlySet<string>
  called: ReadonlySet<string>
  callables: ReadonlySet<string>
}

/** Whether Airflow calls a function, and gives it what its parameters name. */
function isTask({ name, decorators }: FunctionDef, { called, callables }: Given): boolean {
  return (decorators.some(isTaskDecorator) || callables.has(name)) && !called.has(name)
}

/** The names under which a function has its context. */
function contextsOf({ parameters }: FunctionDef, inside: Nodes): ReadonlySet<string> {
  const own = parameters.flatMap(({ name, kind }) => (kind === 'keywords' || name === 'context' ? [name] : []))
  const got = inside.of('Assign').flatMap(({ targets, value }) => {
    const isGot = value?.kind === 'Call' && nameOf(value.callee) === 'get_current_context'
    return isGot ? targets.flatMap(target => (target.kind === 'Name' ? [target.id] : [])) : []
  })
  return new Set([...own, ...got])
}

const nameOf = (callee: Expression): string | null =>
  callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.name : null

function isTaskDecorator(decorator: Expression): boolean {
  if (decorator.kind === 'Call') return isTaskDecorator(decorator.callee)
  return nameOf(decorator) === 'task' || (decorator.kind === 'Attribute' && isTaskDecorator(decorator.value))
}

function namesGiven(module: Module): Given {
  const nodes = nodesOf(module)
  const keys = nodes
    .of('Dict')
    .flatMap(({ items }) => items.flatMap(({ key }) => (key?.kind === 'Str' ? [key.value] : [])))
  const keywords = nodes.of('Call').flatMap(call => call.keywords)
  return {
    names: new Set([...keys, ...keywords.flatMap(({ name }) => name ?? [])]),
    called: new Set(nodes.of('Call').flatMap(({ callee, args }) => (args.length > 0 ? (nameOf(callee) ?? []) : []))),
    callables: new Set(
      keywords.flatMap(({ name, value }) => (name === 'python_callable' && value.kind === 'Name' ? [value.id] : [])),
    ),
  }
}
