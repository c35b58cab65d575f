import type { Rule } from '../../rules/rule.js'
import { type Node, textOf } from '../../tree/node.js'
import { dagAgainst } from './example.js'
import type { DagSubject } from './subject.js'

export const dagCatchup: Rule = {
  id: 'pipeline/dag-catchup',
  level: 'error',
  summary: 'A DAG catches up where the policy forbids it, or does not where it asks for it.',
  why: 'One that catches up runs once for each interval that it missed, as soon as it is switched on.',
  mend: 'Write `catchup=False`, or `catchup=True`; without it Airflow 2 catches up, and Airflow 3 does not.',
  example: dagAgainst('catchup: false', 'schedule="@daily", catchup=True'),
}

export function checkCatchup(subject: DagSubject, asked: Node | undefined): void {
  const wanted = textOf(asked)
  if (asked === undefined || (wanted !== 'true' && wanted !== 'false')) return
  const { catchup, schedule } = subject.facts
  // Nothing is missed by what has no schedule.
  if (schedule.kind === 'none' || schedule.kind === 'assets') return
  if (catchup === null) subject.cannotTell(dagCatchup, 'Whether there is a catch-up', asked)
  else if (String(catchup) !== wanted)
    subject.report(
      dagCatchup,
      `${subject.name} ${catchup ? 'catches up' : 'does not catch up'}, against the policy`,
      asked,
    )
}
