import type { Rule } from '../../rules/rule.js'

const HEAD = `from datetime import datetime

from airflow import DAG
from airflow.operators.empty import EmptyOperator

`
const PATH = 'dags/sales.py'

/** The line on which what follows the imports begins. */
const FIRST = HEAD.split('\n').length

/** A rule's example: a DAG file of this text behind its imports, with the problem in that line of the text. */
export function dagExample(line: number, text: string, files: Readonly<Record<string, string>> = {}): Rule['example'] {
  return { files: { [PATH]: `${HEAD}${text}`, ...files }, line: FIRST + line - 1 }
}

/** A rule's example: a whole file. */
export function fileExample(line: number, text: string, files: Readonly<Record<string, string>> = {}): Rule['example'] {
  return { files: { [PATH]: text, ...files }, line }
}

/** Says that the repository is for one version of Airflow. */
export const requiring = (version: string): Readonly<Record<string, string>> => ({
  'requirements.txt': `apache-airflow==${version}\n`,
})
