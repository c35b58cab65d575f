import type { Rule } from '../../rules/rule.js'
import type { Node } from '../../tree/node.js'
import { dagAgainst } from './example.js'
import type { DagSubject } from './subject.js'

export const dagCallback: Rule = {
  id: 'pipeline/dag-callback',
  level: 'error',
  summary: 'Neither a DAG nor each of its tasks has an `on_failure_callback`, which the policy asks for.',
  why: 'It fails, and nobody is told.',
  mend: 'Give the DAG, or its `default_args`, an `on_failure_callback`.',
  example: dagAgainst('on-failure-callback: required', 'schedule=None'),
}

export function checkCallback(subject: DagSubject, asked: Node | undefined): void {
  if (asked === undefined) return
  const { onFailure } = subject.facts
  if (onFailure === 'unknown') subject.cannotTell(dagCallback, 'Whether there is an `on_failure_callback`', asked)
  if (onFailure === 'absent') subject.report(dagCallback, `${subject.name} has no \`on_failure_callback\``, asked)
}
