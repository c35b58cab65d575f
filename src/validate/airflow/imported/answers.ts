import { type RepoPath, repoPathFrom } from '../../../gate/path.js'
import type { ImportedDag, ImportedFile, ImportFailure } from './imported.js'

/** What a process with `IMPORT_PROGRAM` wrote, as far as it makes sense: DAG files run in it, and may write anything. */
export interface Answers {
  /** The versions; null where it did not get so far. */
  started: { airflow: string; python: string } | null
  /** Why Airflow cannot be used; null where it can. */
  failed: { python: string; type: string; module: string | null; message: string } | null
  /** By their numbers in the request. */
  files: Map<number, ImportedFile>
  /** The file that it was at when it ended; null where it was at none. */
  at: number | null
  done: boolean
  /** What is no answer: the traces of a process that dies. */
  rest: string
}

type Fields = Readonly<Record<string, unknown>>

const MOST_ITEMS = 100_000
const KINDS: readonly unknown[] = ['none', 'text', 'timedelta', 'timetable']
const STAGES: readonly unknown[] = ['load', 'bag', 'store']

/** Reads the answers about files. */
export function readAnswers(output: string, paths: readonly RepoPath[]): Answers {
  const answers: Answers = { started: null, failed: null, files: new Map(), at: null, done: false, rest: '' }
  for (const line of output.split('\n')) {
    const fields = fieldsOf(line)
    if (fields === null) answers.rest += `${line}\n`
    else take(fields, answers, paths)
  }
  return answers
}

function take(fields: Fields, answers: Answers, paths: readonly RepoPath[]): void {
  const { airflow, python, failed, begin, end, done } = fields
  if (typeof airflow === 'string' && typeof python === 'string') answers.started = { airflow, python }
  if (typeof failed === 'string') {
    answers.failed = {
      python: failed,
      type: textOf(fields['type']),
      module: textOrNull(fields['module']),
      message: textOf(fields['message']),
    }
  }
  if (typeof begin === 'number' && paths[begin] !== undefined) answers.at = begin
  if (typeof end === 'number' && end === answers.at) {
    answers.files.set(end, fileOf(fields, paths[end] as RepoPath))
    answers.at = null
  }
  if (done === true) answers.done = true
}

function fileOf({ seconds, dags, errors, warnings }: Fields, path: RepoPath): ImportedFile {
  return {
    path,
    milliseconds: typeof seconds === 'number' && seconds >= 0 ? Math.round(seconds * 1000) : 0,
    dags: each(dags, dagOf),
    errors: each(errors, failureOf),
    warnings: each(warnings, ({ line, message }) =>
      isLine(line) && typeof message === 'string' ? { line, message } : null,
    ),
  }
}

function dagOf({ dagId, kind, schedule, tasks, edges }: Fields): ImportedDag | null {
  if (typeof dagId !== 'string' || !KINDS.includes(kind)) return null
  return {
    dagId,
    kind: kind as ImportedDag['kind'],
    schedule: textOrNull(schedule),
    tasks: rows(tasks).map(([id, operator, group]) => ({
      id: textOf(id),
      operator: textOf(operator),
      group: textOrNull(group),
    })),
    edges: rows(edges).map(([from, to]): [string, string] => [textOf(from), textOf(to)]),
  }
}

function failureOf({ stage, type, kinds, message, module, dagId, places, unset }: Fields): ImportFailure | null {
  if (!STAGES.includes(stage)) return null
  return {
    stage: stage as ImportFailure['stage'],
    type: textOf(type),
    kinds: Array.isArray(kinds) ? kinds.map(textOf) : [],
    message: textOf(message),
    module: textOrNull(module),
    dagId: textOrNull(dagId),
    places: rows(places).flatMap(([file, line]) => {
      const path = typeof file === 'string' ? repoPathFrom(file) : null
      return path === null || !isLine(line) ? [] : [{ file: path, line }]
    }),
    unset: unset === true,
  }
}

function each<T>(value: unknown, read: (fields: Fields) => T | null): T[] {
  if (!Array.isArray(value)) return []
  return value.slice(0, MOST_ITEMS).flatMap(item => (isFields(item) ? (read(item) ?? []) : []))
}

function rows(value: unknown): unknown[][] {
  return Array.isArray(value) ? value.slice(0, MOST_ITEMS).filter(row => Array.isArray(row)) : []
}

function fieldsOf(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line)
    return isFields(value) ? value : null
  } catch {
    return null
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isLine = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
