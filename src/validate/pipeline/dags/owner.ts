import { globMatcher } from '../../../gate/glob.js'
import { ROOT } from '../../../gate/path.js'
import type { Rule } from '../../rules/rule.js'
import type { Node } from '../../tree/node.js'
import { listed } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import { asksIn } from '../asked/ask.js'
import { dagAgainst } from './example.js'
import type { DagSubject } from './subject.js'

export const dagOwner: Rule = {
  id: 'pipeline/dag-owner',
  level: 'error',
  summary: 'A task has an owner whom the policy does not name; without one of its own it is `airflow`.',
  why: 'When it fails at night, nobody knows whom to call.',
  mend: 'Write the owner into `default_args` of the DAG.',
  example: dagAgainst('owner: [data-*, finance]', 'schedule=None'),
}

export async function checkOwner(subject: DagSubject, asked: Node | undefined): Promise<void> {
  const names = asksIn(asked).map(({ name }) => name)
  if (asked === undefined || names.length === 0) return
  const matches = await globMatcher(names, ROOT)
  for (const owner of subject.facts.owners) {
    if (owner === null) subject.cannotTell(dagOwner, 'The owner of a task', asked)
    // Airflow takes several owners, with commas between them.
    else if (!owner.split(',').every(each => matches(each.trim())))
      subject.report(
        dagOwner,
        `${subject.name} has tasks of ${quoted(owner)}; the policy wants ${listed(names, 'or')}`,
        asked,
      )
  }
}
