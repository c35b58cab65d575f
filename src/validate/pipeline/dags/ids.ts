import { globMatcher } from '../../../gate/glob.js'
import { ROOT } from '../../../gate/path.js'
import type { Rule } from '../../rules/rule.js'
import type { Node } from '../../tree/node.js'
import { listed } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import { asksIn } from '../asked/ask.js'
import { dagAgainst } from './example.js'
import type { DagSubject } from './subject.js'

export const dagIds: Rule = {
  id: 'pipeline/dag-id',
  level: 'error',
  summary: 'The id of a DAG or of a task is another than the policy allows.',
  why: 'Dashboards, permissions and alerts that go by the names leave it out.',
  mend: 'Rename it; what was run under the old id stays there.',
  example: dagAgainst("ids: ['finance_*']", 'schedule=None'),
}

export async function checkDagId(subject: DagSubject, asked: Node | undefined): Promise<void> {
  await check(subject, asked, [subject.facts.dagId], 'The id')
}

export async function checkTaskIds(subject: DagSubject, asked: Node | undefined): Promise<void> {
  await check(subject, asked, subject.facts.taskIds, 'The id of a task')
}

async function check(
  subject: DagSubject,
  asked: Node | undefined,
  ids: readonly (string | null)[],
  what: string,
): Promise<void> {
  const patterns = asksIn(asked).map(({ name }) => name)
  if (asked === undefined || patterns.length === 0) return
  const matches = await globMatcher(patterns, ROOT)
  const wrong = ids.filter(id => id !== null && !matches(id)) as string[]
  if (wrong.length > 0) {
    const has = what === 'The id' ? 'is an id' : `has the task ${listed(wrong.slice(0, 5))}: an id`
    const subjectName = what === 'The id' ? quoted(wrong[0] as string) : subject.name
    subject.report(dagIds, `${subjectName} ${has} other than ${listed(patterns, 'or')}, which the policy wants`, asked)
  }
  if (ids.includes(null)) subject.cannotTell(dagIds, what, asked)
}
