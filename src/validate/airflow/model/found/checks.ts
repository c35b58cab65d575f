import type { Refusal } from '../extracted.js'
import type { Dag } from '../graph/dag.js'
import { flagOf } from '../graph/node.js'
import { cycleOf } from './cycle.js'

/** What Airflow refuses when it takes a DAG out of a file. */
export function checkDag(dag: Dag): Refusal[] {
  const cycle = cycleOf(dag)
  return [...(cycle === null ? [] : [cycle]), ...afterSetups(dag), ...whereAllFail(dag)]
}

/** What follows a setup must wait for its success. */
function afterSetups(dag: Dag): Refusal[] {
  const wrong = dag.edges.all.find(
    ({ from, to }) => from.isSetup && !to.isTeardown && to.triggerRule !== null && to.triggerRule !== 'all_success',
  )
  if (wrong === undefined) return []
  return [
    {
      code: 'setup-teardown',
      type: 'ValueError',
      message: 'Setup tasks must be followed with trigger rule ALL_SUCCESS.',
      span: wrong.span,
      file: wrong.file,
    },
  ]
}

/** In a DAG that ends with its first failure, no task can wait for one. */
function whereAllFail(dag: Dag): Refusal[] {
  const name = ['fail_stop', 'fail_fast'].find(each => flagOf(dag.args.get(each)?.value) === true)
  if (name === undefined) return []
  const allowed = new Set(['all_success', 'all_done_setup_success'])
  const wrong = [...dag.tasks.values()].find(({ triggerRule }) => triggerRule !== null && !allowed.has(triggerRule))
  if (wrong === undefined) return []
  const { span, file } = wrong.origin.args.get('trigger_rule') ?? wrong.origin
  const message = `A '${name}' dag can only have tasks with the trigger rule 'all_success', not '${wrong.triggerRule}'`
  return [{ code: 'trigger-rule', type: 'DagInvalidTriggerRule', message, span, file }]
}
