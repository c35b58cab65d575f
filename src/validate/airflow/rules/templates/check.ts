import { nearest } from '../../../../gate/nearest.js'
import type { Rule } from '../../../rules/rule.js'
import { didYouMean } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { Argument, ExtractedDag, ExtractedTask } from '../../model/extracted.js'
import { isAbsent } from '../../model/graph/node.js'
import { entriesOf } from '../../model/tasks/placement.js'
import type { Checking } from '../checking.js'
import { dagExample } from '../example.js'
import { removedContext, removedMessage } from '../moved/removed-context.js'
import { CONTEXT, FILTERS, REMOVED } from './context.js'
import { readTemplate, type Template } from './template.js'
import { textsOfFields } from './texts.js'

export const brokenTemplate: Rule = {
  id: 'airflow/template',
  level: 'error',
  summary: 'A template cannot be read, or uses a variable or a filter that there is not.',
  why: 'Airflow takes the file, and the task fails whenever it runs.',
  mend: 'Correct the template; what is no template goes between `{% raw %}` and `{% endraw %}`.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/templates-ref.html',
  example: dagExample(
    4,
    `from airflow.operators.bash import BashOperator

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    BashOperator(task_id="load", bash_command="load --day {{ ds }")
`,
  ),
}

/** What a DAG adds to what its templates may use; null where that is not known. */
interface Added {
  names: ReadonlySet<string> | null
  filters: ReadonlySet<string> | null
}

/** Tells of templates that fail when they are rendered. */
export function checkTemplates(dag: ExtractedDag, checking: Checking): void {
  if (dag.isOpen || !isAbsent(dag.args.get('jinja_environment_kwargs')?.value)) return
  const added = {
    names: isAbsent(dag.args.get('template_undefined')?.value) ? keysOf(dag.args.get('user_defined_macros')) : null,
    filters: keysOf(dag.args.get('user_defined_filters')),
  }
  for (const task of dag.tasks) checkTask(task, added, checking)
}

function keysOf(given: Argument | undefined): ReadonlySet<string> | null {
  if (given === undefined || isAbsent(given.value)) return new Set()
  if (given.value.kind !== 'dict' || given.value.partly !== undefined) return null
  return new Set(entriesOf(given.value).map(([name]) => name))
}

function checkTask(task: ExtractedTask, added: Added, checking: Checking): void {
  for (const { field, text, given } of textsOfFields(task)) {
    if (given.file !== checking.file.path) continue
    if (field === 'bash_command') checkName(text, given, checking)
    // The name of a file that holds the template.
    if (text.includes('{') && !/^\S+\.\w+$/.test(text)) checkText(text, given, added, checking)
  }
}

function checkText(text: string, given: Argument, added: Added, checking: Checking): void {
  const template = readTemplate(text)
  if (template.fault !== null) {
    const { offset, message } = template.fault
    checking.tell(brokenTemplate, checking.placeInText(text, offset, given), `The template cannot be read: ${message}`)
    return
  }
  checkNames(text, template, given, added, checking)
  for (const { filters } of template.used)
    for (const filter of filters) {
      if (added.filters === null || FILTERS.has(filter.text) || added.filters.has(filter.text)) continue
      const advice = didYouMean(nearest(filter.text, FILTERS))
      const place = checking.placeInText(text, filter.offset, given)
      checking.tell(brokenTemplate, place, `There is no filter ${quoted(filter.text)}${advice}`)
    }
}

function checkNames(text: string, template: Template, given: Argument, added: Added, checking: Checking): void {
  const { airflow } = checking.context
  for (const { names, guarded } of template.used)
    for (const name of names) {
      if (added.names === null || added.names.has(name.text)) continue
      if (template.bound.has(name.text) || guarded.has(name.text)) continue
      const place = checking.placeInText(text, name.offset, given)
      if (Object.hasOwn(REMOVED, name.text)) {
        if (airflow === '3') checking.tell(removedContext, place, removedMessage(name.text))
      } else if (!CONTEXT.has(name.text)) {
        const advice = didYouMean(nearest(name.text, CONTEXT))
        const message = `Templates have no variable ${quoted(name.text)}${advice}`
        // Something else may bring it, such as an operator of its own kind.
        checking.tell(brokenTemplate, place, message, { level: 'warning' })
      }
    }
}

/** A command that ends like the name of a script is taken for one. */
function checkName(text: string, given: Argument, checking: Checking): void {
  const ending = /\s.*(\.(?:sh|bash))$/s.exec(text)?.[1]
  if (ending === undefined) return
  const message = `A command that ends with ${quoted(ending)} is taken for the name of a file with a template; put a space behind it`
  checking.tell(brokenTemplate, given, message, { level: 'warning' })
}
