import { nearest } from '../../../../gate/nearest.js'
import type { Rule } from '../../../rules/rule.js'
import { didYouMean } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { ExtractedDag } from '../../model/extracted.js'
import { BASE_ARGUMENTS } from '../../model/library/operators.js'
import { signatureOf } from '../../model/library/signatures.js'
import type { Checking } from '../checking.js'
import { dagExample } from '../example.js'

export const unknownDefault: Rule = {
  id: 'airflow/unknown-default',
  level: 'warning',
  summary: '`default_args` has a name that no operator takes, and that is near to one that all take.',
  why: 'Airflow drops what an operator does not know without a word: the retries that were meant are not made.',
  mend: 'Correct the name.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html#default-arguments',
  example: dagExample(
    4,
    `with DAG(
    "sales",
    schedule=None,
    default_args={"retires": 3},
):
    EmptyOperator(task_id="load")
`,
  ),
}

export function checkDefaults({ defaultArgs, args, tasks }: ExtractedDag, checking: Checking): void {
  const place = args.get('default_args')
  if (defaultArgs === null || place === undefined) return
  for (const name of defaultArgs) {
    if (BASE_ARGUMENTS.has(name)) continue
    const near = nearest(name, BASE_ARGUMENTS)
    if (near === undefined || name.length < 4) continue
    // A class whose parameters are not known may take it.
    const signatures = tasks.map(({ module, operator, isTaskflow }) =>
      isTaskflow ? NOTHING : module === null ? null : signatureOf(module, operator),
    )
    if (signatures.some(each => each === null || each.all.has(name))) continue
    checking.tell(unknownDefault, place, `No operator takes ${quoted(name)} in \`default_args\`${didYouMean(near)}`)
  }
}

const NOTHING = { all: new Set<string>() }
