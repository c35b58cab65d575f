import type { Rule } from '../../rules/rule.js'
import { type Node, textOf } from '../../tree/node.js'
import { dagAgainst } from './example.js'
import type { DagSubject } from './subject.js'

export const dagSize: Rule = {
  id: 'pipeline/dag-size',
  level: 'error',
  summary: 'A DAG has more tasks than the policy allows.',
  why: 'The scheduler looks at each of them again and again, and nobody can read the graph.',
  mend: 'Divide it into several DAGs, or map tasks over what differs.',
  example: dagAgainst(
    'max-tasks: 2',
    'schedule=None',
    '[EmptyOperator(task_id=f"load_{name}") for name in ("orders", "items", "customers")]',
  ),
}

export function checkSize(subject: DagSubject, asked: Node | undefined): void {
  const most = Number(textOf(asked))
  if (asked === undefined || !Number.isInteger(most)) return
  const { taskIds, isOpen } = subject.facts
  if (taskIds.length > most)
    subject.report(dagSize, `${subject.name} has ${taskIds.length} tasks; the policy allows ${most}`, asked)
  else if (isOpen) subject.cannotTell(dagSize, 'How many tasks there are', asked)
}
