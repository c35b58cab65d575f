import type { Given } from '../../airflow/policy/facts.js'
import type { Rule } from '../../rules/rule.js'
import type { Node } from '../../tree/node.js'
import { dagAgainst } from './example.js'
import type { DagSubject } from './subject.js'

export const dagTimeout: Rule = {
  id: 'pipeline/dag-timeout',
  level: 'error',
  summary: 'A DAG or a task does not say how long it may take, and the policy asks for that.',
  why: 'What hangs keeps its place for ever, and the runs behind it wait.',
  mend: 'Give the DAG a `dagrun_timeout`, and its tasks an `execution_timeout`: `default_args` will do.',
  example: dagAgainst('dagrun-timeout: required', 'schedule=None'),
}

export function checkRunTimeout(subject: DagSubject, asked: Node | undefined): void {
  if (asked !== undefined) tell(subject, subject.facts.dagrunTimeout, '`dagrun_timeout`', 'has no', asked)
}

export function checkTaskTimeouts(subject: DagSubject, asked: Node | undefined): void {
  if (asked === undefined) return
  for (const given of subject.facts.executionTimeouts)
    tell(subject, given, '`execution_timeout`', 'has tasks without', asked)
}

function tell(subject: DagSubject, given: Given, name: string, lacks: string, asked: Node): void {
  if (given === 'unknown') subject.cannotTell(dagTimeout, `Whether there is ${name}`, asked)
  if (given === 'absent') subject.report(dagTimeout, `${subject.name} ${lacks} ${name}`, asked)
}
