import type { Expression, Statement } from '../../../python/ast.js'
import { among } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'
import type { ExtractedDag, ExtractedTask, Place } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { bindingsOf } from '../reading/bindings.js'
import { unknownTask } from '../refused/unknown-task.js'

/** The ids to which a branch leads. */
interface Target {
  id: string
  place: Place
}

const BRANCHES = /^(?:Branch(?:Python|PythonVirtualenv|ExternalPython)Operator|@task\.branch(?:_\w+)?)$/
const FOLLOWED = ['follow_task_ids_if_true', 'follow_task_ids_if_false']

/** Tells of branches that lead to no task: the run fails when they are taken. */
export function checkBranches(dag: ExtractedDag, checking: Checking): void {
  if (dag.unresolved.length > 0 || checking.isCutShort) return
  const ids = new Set<string>()
  for (const { id } of [...dag.tasks, ...dag.groups]) {
    if (id === null) return
    ids.add(id)
  }
  for (const task of dag.tasks) {
    for (const { id, place } of targetsOf(task, checking)) {
      if (ids.has(id)) continue
      checking.tell(
        unknownTask.rule,
        place,
        `The branch leads to ${quoted(id)}, which is no task of the DAG${among(id, ids).text}`,
      )
    }
  }
}

function targetsOf(task: ExtractedTask, checking: Checking): Target[] {
  const { operator, module, args } = task
  const callee = BRANCHES.test(operator) && module !== null ? calleeOf(task, checking) : null
  const texts = callee?.file === checking.file.path ? bindingsOf(checking.module).texts : NO_TEXTS
  const returned = callee === null ? [] : returnedBy(callee, texts)
  const followed = FOLLOWED.flatMap(name => {
    const argument = args.get(name)
    return argument === undefined ? [] : textsOf(argument.value).map(id => ({ id, place: argument }))
  })
  return [...returned, ...(operator.startsWith('Branch') && module !== null ? followed : [])]
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map()

type Callee = Pick<FunctionValue, 'node' | 'file'>

/** The function that a branch calls; one under a decorator is looked for by the id that it gives its task. */
function calleeOf({ args, id, isTaskflow }: ExtractedTask, { module, file: { path } }: Checking): Callee | null {
  const callable = args.get('python_callable')?.value
  if (callable?.kind === 'function') return callable
  const name = isTaskflow
    ? id
        ?.split('.')
        .at(-1)
        ?.replace(/__\d+$/, '')
    : undefined
  const node = name === undefined ? undefined : bindingsOf(module).functions.get(name)
  return node === undefined ? null : { node, file: path }
}

/** The texts that a function returns, where they are written there, or stand for a name. */
function returnedBy({ node, file }: Callee, texts: ReadonlyMap<string, string>): Target[] {
  const expressions = node.kind === 'Lambda' ? [node.body] : returnsIn(node.body)
  return expressions.flatMap(each => literals(each, texts).map(({ id, span }) => ({ id, place: { file, span } })))
}

function returnsIn(body: readonly Statement[]): Expression[] {
  return body.flatMap(statement => {
    switch (statement.kind) {
      case 'Return':
        return statement.value === null ? [] : [statement.value]
      case 'If':
      case 'For':
      case 'While':
        return returnsIn([...statement.body, ...statement.orelse])
      case 'With':
        return returnsIn(statement.body)
      case 'Try': {
        const handled = statement.handlers.flatMap(handler => handler.body)
        return returnsIn([...statement.body, ...handled, ...statement.orelse, ...statement.final])
      }
      case 'Match':
        return returnsIn(statement.cases.flatMap(each => each.body))
      default:
        return []
    }
  })
}

function literals(expression: Expression, texts: ReadonlyMap<string, string>): { id: string; span: Place['span'] }[] {
  switch (expression.kind) {
    case 'Str':
      return expression.bytes ? [] : [{ id: expression.value, span: { start: expression.start, end: expression.end } }]
    case 'Name': {
      const id = texts.get(expression.id)
      return id === undefined ? [] : [{ id, span: { start: expression.start, end: expression.end } }]
    }
    case 'List':
    case 'Tuple':
      return expression.items.flatMap(item => literals(item, texts))
    case 'Conditional':
      return [...literals(expression.body, texts), ...literals(expression.orelse, texts)]
    default:
      return []
  }
}

function textsOf(value: Value): string[] {
  if (value.kind === 'str') return [value.value]
  return value.kind === 'list' ? value.items.flatMap(item => (item.kind === 'str' ? [item.value] : [])) : []
}
