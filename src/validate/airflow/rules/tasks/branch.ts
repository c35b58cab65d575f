import type { Expression, Statement } from '../../../python/ast.js'
import { among } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'
import type { ExtractedDag, ExtractedTask, Place } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
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
    for (const { id, place } of targetsOf(task)) {
      if (ids.has(id)) continue
      checking.tell(
        unknownTask.rule,
        place,
        `The branch leads to ${quoted(id)}, which is no task of the DAG${among(id, ids).text}`,
      )
    }
  }
}

function targetsOf({ operator, module, args }: ExtractedTask): Target[] {
  const callable = args.get('python_callable')?.value
  const returned =
    BRANCHES.test(operator) && module !== null && callable?.kind === 'function' ? returnedBy(callable) : []
  const followed = FOLLOWED.flatMap(name => {
    const argument = args.get(name)
    return argument === undefined ? [] : textsOf(argument.value).map(id => ({ id, place: argument }))
  })
  return [...returned, ...(operator.startsWith('Branch') && module !== null ? followed : [])]
}

/** The texts that a function returns, where they are written there. */
function returnedBy({ node, file }: FunctionValue): Target[] {
  const expressions = node.kind === 'Lambda' ? [node.body] : returnsIn(node.body)
  return expressions.flatMap(expression => literals(expression).map(({ id, span }) => ({ id, place: { file, span } })))
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

function literals(expression: Expression): { id: string; span: Place['span'] }[] {
  switch (expression.kind) {
    case 'Str':
      return expression.bytes ? [] : [{ id: expression.value, span: { start: expression.start, end: expression.end } }]
    case 'List':
    case 'Tuple':
      return expression.items.flatMap(literals)
    case 'Conditional':
      return [...literals(expression.body), ...literals(expression.orelse)]
    default:
      return []
  }
}

function textsOf(value: Value): string[] {
  if (value.kind === 'str') return [value.value]
  return value.kind === 'list' ? value.items.flatMap(item => (item.kind === 'str' ? [item.value] : [])) : []
}
