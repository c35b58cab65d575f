import type { Report, Rule } from '../../rules/rule.js'
import type { Refusal } from '../model/extracted.js'
import { fileExample } from '../rules/example.js'

export const unreadPython: Rule = {
  id: 'python/unread',
  level: 'warning',
  summary: 'Python reads the file, and the reader of DAG files does not.',
  why: 'Nothing of the file was judged: its DAGs are not in the report.',
  mend: 'Write the place in a form that Python 3.8 to 3.14 have, or judge the file with `airflow: import`.',
  example: fileExample(
    3,
    `from airflow import DAG

syntax = of a Python to come
`,
  ),
}

/** Tells that nothing of a file was judged which a Python accepts. */
export function reportUnread(refusals: readonly Refusal[], version: string, report: Report): void {
  const [first] = refusals.filter(({ code }) => code === 'syntax')
  if (first === undefined) return
  const message = `Python ${version} reads this, but it is not understood here (${first.message}): nothing of the file was judged`
  report(unreadPython, first.span, message)
}
