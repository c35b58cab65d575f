import { globMatcher } from '../../../gate/glob.js'
import { type RepoPath, ROOT } from '../../../gate/path.js'
import type { DagFacts } from '../../airflow/policy/facts.js'
import type { Report, Rule } from '../../rules/rule.js'
import { type Node, valueIn } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { asksIn } from '../asked/ask.js'
import { checkCallback, dagCallback } from './callback.js'
import { checkCatchup, dagCatchup } from './catchup.js'
import { checkDagId, checkTaskIds, dagIds } from './ids.js'
import { checkOwner, dagOwner } from './owner.js'
import { checkRetries, dagRetries } from './retries.js'
import { checkSchedules, dagSchedule } from './schedule.js'
import { checkSize, dagSize } from './size.js'
import { DagSubject } from './subject.js'
import { checkTags, dagTags } from './tags.js'
import { checkRunTimeout, checkTaskTimeouts, dagTimeout } from './timeout.js'

/** What DAGs can lack that a policy asks for. */
export const dagPolicyRules: readonly Rule[] = [
  dagOwner,
  dagTags,
  dagRetries,
  dagTimeout,
  dagCallback,
  dagIds,
  dagSchedule,
  dagCatchup,
  dagSize,
]

/** The DAGs of a file, as far as a policy may ask about them. */
export interface DagsOfFile {
  readonly path: RepoPath
  readonly dags: readonly DagFacts[]
}

/** Holds DAGs to what `dags` of the policy says of the files that they are in. */
export async function checkDags(
  policy: Source,
  asked: Node | undefined,
  files: readonly DagsOfFile[],
  reportAt: (path: RepoPath) => Report | null,
): Promise<void> {
  for (const { name, about } of asksIn(asked)) {
    const matches = await globMatcher([name], ROOT)
    for (const { path, dags } of files) {
      const report = matches(path) ? reportAt(path) : null
      if (report === null) continue
      for (const facts of dags) await checkDag(new DagSubject(facts, policy, report), about)
    }
  }
}

async function checkDag(subject: DagSubject, about: Node | undefined): Promise<void> {
  const of = (name: string): Node | undefined => valueIn(about, name)
  await checkOwner(subject, of('owner'))
  await checkTags(subject, of('tags'))
  checkRetries(subject, of('retries'))
  checkRunTimeout(subject, of('dagrun-timeout'))
  checkTaskTimeouts(subject, of('execution-timeout'))
  checkCallback(subject, of('on-failure-callback'))
  await checkDagId(subject, of('ids'))
  await checkTaskIds(subject, of('task-ids'))
  checkSchedules(subject, of('schedules'))
  checkCatchup(subject, of('catchup'))
  checkSize(subject, of('max-tasks'))
}
