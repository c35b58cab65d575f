import type { Span } from '../../../python/ast.js'
import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import { distributionOf, isNamed } from '../../environment/distributions.js'
import type { Checking } from '../checking.js'
import { dagExample, requiring } from '../example.js'
import { isOnlyIn3, movedIn3 } from '../moved/modules.js'
import { unknownImport } from '../refused/unknown-import.js'

export const environmentRule: Rule = {
  id: 'airflow/environment',
  level: 'warning',
  summary: 'An import is of something that neither Python nor the requirements nor the repository has.',
  why: 'Where it is not installed otherwise, Airflow shows an import error, and none of the file’s DAGs is there.',
  mend: 'Name the package in the requirements, or correct the import.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/best-practices.html',
  example: dagExample(
    1,
    `import warehouse_client

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load")
`,
    requiring('3.1.0'),
  ),
}

/** Tells of imports that the environment cannot satisfy: it, and not the DAG, may be what is wrong. */
export function checkEnvironment(checking: Checking): void {
  for (const { module, name, span, isOptional, isTopLevel } of checking.imports) {
    if (isOptional || module.startsWith('.')) continue
    const provider = checking.context.provides(module)
    if (provider === 'repository' && !isNamed(module) && checking.context.lacks?.(module, name) === true) {
      if (!checking.isConditional(span)) tellLacking(module, span, checking)
    }
    if (provider !== null) continue
    const moved = /^airflow(?:\.|$)/.test(module) && (movedIn3(module, name) !== null || isOnlyIn3(module, name))
    if (moved || checking.isConditional(span)) continue
    const distribution = distributionOf(module)
    const package_ = distribution === null || distribution === module ? '' : ` (package ${quoted(distribution)})`
    // What a task imports may be in an environment of its own.
    const more = isTopLevel ? {} : { level: 'note' as const }
    checking.tellHere(
      environmentRule,
      span,
      `environment: nothing that is required has ${quoted(module)}${package_}`,
      more,
    )
  }
}

function tellLacking(module: string, span: Span, checking: Checking): void {
  const parent = module.slice(0, module.lastIndexOf('.'))
  const message = `environment: the repository has ${quoted(parent)}, which has no ${quoted(module.slice(parent.length + 1))}`
  checking.tellHere(environmentRule, span, message)
}

/** Tells of imports by dots: Airflow loads a file with DAGs by itself, and no package is around it. */
export function checkRelative(checking: Checking): void {
  if (checking.file.dags.length === 0) return
  for (const { module, span, isOptional, isTopLevel } of checking.imports) {
    if (!module.startsWith('.') || isOptional || !isTopLevel || checking.isConditional(span)) continue
    const message = 'Airflow loads this file as a module of no package: an import that begins with a dot fails'
    checking.tellHere(unknownImport.rule, span, message)
  }
}
