import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { ExtractedImport } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { dagExample, requiring } from '../example.js'
import { bindingsOf, pathOf } from '../reading/bindings.js'
import { nodesOf } from '../reading/nodes.js'
import { isOnlyIn3, type Moved, movedIn3 } from './modules.js'

export const movedImport: Rule = {
  id: 'airflow/moved-import',
  level: 'error',
  summary: 'An import is of a module that Airflow 3 moved or no longer has, or that Airflow 2 does not have.',
  why: 'Python ends with an ImportError, and none of the file’s DAGs is there; what is moved but still there is told as a note.',
  mend: 'Import it from where it is now; to support both versions, catch the ImportError.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/installation/upgrading_to_airflow3.html',
  example: dagExample(
    1,
    `from airflow.operators.python_operator import PythonOperator

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    PythonOperator(task_id="load", python_callable=print)
`,
    requiring('3.1.0'),
  ),
}

/** Tells of imports that fail under this version, or will under the next. */
export function checkMovedImports(checking: Checking): void {
  const { airflow } = checking.context
  if (airflow === '3') checkMembers(checking)
  for (const each of checking.imports) {
    if (!/^airflow(?:\.|$)/.test(each.module) || each.isOptional) continue
    if (airflow === '3') in3(each, checking)
    else if (airflow === '2') in2(each, checking)
    else inEither(each, checking)
  }
}

/** Names that a module no longer has, where the module itself is imported: `dates.days_ago(1)`. */
function checkMembers(checking: Checking): void {
  if (!/\bimport\s+airflow\.|\bfrom\s+airflow[\w.]*\s+import\b/.test(checking.context.text)) return
  const { paths } = bindingsOf(checking.module)
  for (const { value, name, start, end } of nodesOf(checking.module).of('Attribute')) {
    const module = pathOf(value, paths)
    const moved = module === null || !module.startsWith('airflow.') ? null : movedIn3(module, name)
    if (module === null || moved?.isGone !== true || moved.isPlace || checking.isConditional({ start, end })) continue
    const message = `Airflow 3 has no ${quoted(name)} in ${quoted(module)}${insteadOf(moved)}`
    checking.tellHere(movedImport, { start, end }, message)
  }
}

function in3(each: ExtractedImport, checking: Checking): void {
  const moved = movedIn3(each.module, each.name)
  if (moved === null || checking.isConditional(each.span)) return
  const instead = insteadOf(moved)
  if (moved.isGone) checking.tellHere(movedImport, each.span, `Airflow 3 has no ${wordsOf(each)}${instead}`)
  else checking.tellHere(movedImport, each.span, `Airflow 3 warns of ${wordsOf(each)}${instead}`, { level: 'note' })
}

function in2(each: ExtractedImport, checking: Checking): void {
  if (isOnlyIn3(each.module, each.name)) {
    if (!checking.isConditional(each.span))
      checking.tellHere(movedImport, each.span, `Airflow 2 has no ${wordsOf(each)}`)
    return
  }
  const moved = movedIn3(each.module, each.name)
  if (moved?.isGone !== true) return
  const message = `Airflow 3 will have no ${wordsOf(each)}${insteadOf(moved)}`
  checking.tellHere(movedImport, each.span, message, { level: 'note' })
}

/** What only one version has, where it is not known which one is meant. */
function inEither(each: ExtractedImport, checking: Checking): void {
  const moved = movedIn3(each.module, each.name)
  if (moved?.isGone !== true || checking.isConditional(each.span)) return
  const message = `Airflow 3 has no ${wordsOf(each)}${insteadOf(moved)}`
  checking.tellHere(movedImport, each.span, message, { level: 'note' })
}

const wordsOf = ({ module, name }: ExtractedImport): string =>
  name === null || name === '*' ? quoted(module) : `${quoted(name)} in ${quoted(module)}`

function insteadOf({ now, isPlace }: Moved): string {
  if (now.startsWith('nothing')) return '; there is nothing in its place'
  if (isPlace && /^airflow(?:\.\w+)+$/.test(now)) return `; it is in ${quoted(now)} now`
  return `; use ${now.includes(' ') ? now : quoted(now)}`
}
