import type { Rule } from '../../rules/rule.js'
import { type Node, textOf, valueIn } from '../../tree/node.js'
import { dagAgainst } from './example.js'
import type { DagSubject } from './subject.js'

export const dagRetries: Rule = {
  id: 'pipeline/dag-retries',
  level: 'error',
  summary: 'A task is tried again less often, or more often, than the policy allows.',
  why: 'Without a retry the first hiccup fails the run; with too many a broken task keeps its place for hours.',
  mend: 'Write `retries` into `default_args` of the DAG, or at the task.',
  example: dagAgainst('retries: { min: 1, max: 5 }', 'schedule=None'),
}

export function checkRetries(subject: DagSubject, asked: Node | undefined): void {
  if (asked === undefined) return
  const [low, high] = [limitIn(asked, 'min'), limitIn(asked, 'max')]
  for (const retries of subject.facts.retries) {
    if (retries === null) subject.cannotTell(dagRetries, 'How often a task is tried again', asked)
    else if (low !== null && retries < low)
      subject.report(
        dagRetries,
        `${subject.name} has tasks with ${retries} retries; the policy wants at least ${low}`,
        asked,
      )
    else if (high !== null && retries > high)
      subject.report(dagRetries, `${subject.name} has tasks with ${retries} retries; the policy allows ${high}`, asked)
  }
}

function limitIn(asked: Node, name: string): number | null {
  const text = textOf(valueIn(asked, name))
  return text === undefined || !/^\d+$/.test(text) ? null : Number(text)
}
