import type { Rule } from '../../rules/rule.js'
import type { Node } from '../../tree/node.js'
import { listed } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import { asksIn } from '../asked/ask.js'
import { dagAgainst } from './example.js'
import type { DagSubject } from './subject.js'

export const dagSchedule: Rule = {
  id: 'pipeline/dag-schedule',
  level: 'error',
  summary: 'A DAG has a schedule that the policy does not allow.',
  why: 'It runs when others need the machines, or more often than was agreed on.',
  mend: 'Use one of the schedules that the policy lists.',
  example: dagAgainst("schedules: ['@daily', none]", 'schedule="* * * * *", catchup=False'),
}

export function checkSchedules(subject: DagSubject, asked: Node | undefined): void {
  const allowed = asksIn(asked).map(({ name }) => spaced(name))
  if (asked === undefined || allowed.length === 0) return
  const { kind, text } = subject.facts.schedule
  if (kind === 'unknown') {
    subject.cannotTell(dagSchedule, 'The schedule', asked)
    return
  }
  // A word such as `assets` allows all of that kind.
  if (allowed.includes(kind) || (text !== null && allowed.includes(spaced(text)))) return
  const has = text === null ? 'has no schedule' : `has the schedule ${quoted(text)}`
  subject.report(dagSchedule, `${subject.name} ${has}; the policy allows ${listed(allowed, 'or')}`, asked)
}

const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ')
