import { fileExample } from '../example.js'
import type { Told } from './said.js'

export const pythonSyntax: Told = {
  rule: {
    id: 'python/syntax',
    level: 'error',
    summary: 'Python cannot read the file.',
    why: 'Nothing of it runs: Airflow shows an import error, and none of its DAGs is there.',
    mend: 'Correct the place; the cause may stand in the line before it.',
    source: 'https://docs.python.org/3/reference/grammar.html',
    example: fileExample(
      3,
      `from airflow import DAG

with DAG("sales", schedule=None) as dag
    pass
`,
    ),
  },
  message: ({ message }) => `Python cannot read this: ${message}`,
}
