import type { Span } from '../../../python/ast.js'
import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Checking } from '../checking.js'
import { dagExample } from '../example.js'
import { bindingsOf, pathOf } from '../reading/bindings.js'
import { reachedIn } from '../reading/reached.js'
import { type Kind, workOf } from './known-work.js'
import { endlessLoop, longLoop } from './long-loops.js'

export const topLevelWork: Rule = {
  id: 'airflow/top-level-work',
  level: 'warning',
  summary:
    'The file does work whenever it is read: it asks a database or the network, runs a program, waits, or counts for long.',
  why: 'Airflow reads each file every half minute or so: that is slow, is load for the other side, and fails when it is away.',
  mend: 'Do it in a task; read variables in templates: `{{ var.value.name }}`.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/best-practices.html#top-level-python-code',
  example: dagExample(
    3,
    `from airflow.models import Variable

REGIONS = Variable.get("regions", deserialize_json=True)

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load")
`,
  ),
}

const WHAT: Readonly<Record<Kind, string>> = {
  database: 'asks the database',
  network: 'goes over the network',
  program: 'runs a program',
  wait: 'waits',
  data: 'reads data',
  file: 'changes files',
}

export function checkWork(checking: Checking): void {
  for (const work of checking.file.work) {
    const message = `${quoted(work.what)} ${WHAT[work.kind]} whenever the file is read`
    checking.tell(topLevelWork, work, message)
  }
  if (!MAY_WORK.test(checking.context.text)) return
  const { paths } = bindingsOf(checking.module)
  for (const { node } of reachedIn(checking.module)) {
    if (node.kind === 'Call') {
      const path = node.callee.kind === 'Name' && node.callee.id === 'open' ? 'open' : pathOf(node.callee, paths)
      const kind = path === null ? null : workOf(path, node)
      if (path !== null && kind !== null) tell(`${path}`, WHAT[kind], node, checking)
    } else if (node.kind === 'While' && endlessLoop(node)) {
      checking.tellHere(topLevelWork, node, 'This loop never ends: Airflow gives up reading the file', {
        level: 'error',
      })
    } else if (node.kind === 'For') {
      const rounds = longLoop(node)
      if (rounds !== null)
        checking.tellHere(topLevelWork, node, `This loop runs ${rounds} times whenever the file is read`)
    }
  }
}

/** What a file with such work has in it. */
const MAY_WORK =
  /\b(?:requests|httpx|urllib3?|http|boto3|socket|smtplib|ftplib|paramiko|google|slack_sdk|gspread|pysftp|connect|sqlalchemy|redis|pymongo|pandas|polars|dask|pyarrow|Session|create_session|DagRun|subprocess|system|popen|sleep|shutil|os|open|while|range)\b/

function tell(path: string, does: string, span: Span, checking: Checking): void {
  checking.tellHere(topLevelWork, span, `${quoted(path)} ${does} whenever the file is read`)
}
