import { globMatcher } from '../../../gate/glob.js'
import { ROOT } from '../../../gate/path.js'
import type { Rule } from '../../rules/rule.js'
import type { Node } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import { asksIn } from '../asked/ask.js'
import { dagAgainst } from './example.js'
import type { DagSubject } from './subject.js'

export const dagTags: Rule = {
  id: 'pipeline/dag-tags',
  level: 'error',
  summary: 'A DAG lacks a tag that the policy asks for.',
  why: 'Nobody finds it among the others, and filters and alerts by tag leave it out.',
  mend: 'Add the tag to `tags` of the DAG.',
  example: dagAgainst("tags: ['team:*']", 'schedule=None, tags=["sales"]'),
}

export async function checkTags(subject: DagSubject, asked: Node | undefined): Promise<void> {
  const { tags } = subject.facts
  for (const { name, at } of asksIn(asked)) {
    if (tags === null) {
      subject.cannotTell(dagTags, 'Which tags there are', at)
      continue
    }
    const matches = await globMatcher([name], ROOT)
    if (!tags.some(matches)) subject.report(dagTags, `${subject.name} has no tag ${quoted(name)}`, at)
  }
}
