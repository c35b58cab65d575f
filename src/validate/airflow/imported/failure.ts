import type { Located } from '../../located.js'
import type { Related, Report } from '../../rules/rule.js'
import type { Span } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { quoted } from '../../words/quoted.js'
import type { DagFile } from '../details.js'
import { distributionOf } from '../environment/distributions.js'
import { type Cause, causeOf } from './cause.js'
import type { ImportFailure } from './imported.js'
import { importEnvironment, importError, importLimit } from './rules/failures.js'
import { oneLine, spanOfLine } from './text.js'

/** What is known around a file that could not be loaded. */
export interface FailureContext {
  /** Of Airflow. */
  version: string
  /** What reading the file tells. */
  read: DagFile | null
  /** What reading it found, without what is not to count. */
  found: readonly Located[]
  /** Whether a module of that name, its first part, may be one of the repository's. */
  has(name: string): boolean
}

const RULES = { dag: importError, environment: importEnvironment, limit: importLimit } as const

/** Tells of a failure, where reading the file has not told of it at that place. */
export function tellFailure(failure: ImportFailure, source: Source, report: Report, context: FailureContext): void {
  const { places } = failure
  const cause = causeOf(failure, context.has)
  const own = places.findLast(({ file }) => file === source.path)
  if (isTold(cause, own?.line ?? null, context.found)) return
  const span = own === undefined ? placeOfDag(failure, context.read) : spanOfLine(own.line, source)
  const last = places.at(-1)
  const related: Related[] =
    last === undefined || last.file === source.path
      ? []
      : [{ message: 'It happens here.', file: last.file, line: last.line, start: 0, end: 0 }]
  const where = related.length === 0 || last === undefined ? '' : ` (${last.file}:${last.line})`
  report(RULES[cause], span, `${messageOf(failure, cause, context)}${where}`, { related })
}

/** What reading found at the line; where Airflow names none, in the whole file. */
function isTold(cause: Cause, line: number | null, found: readonly Located[]): boolean {
  if (cause === 'limit') return false
  return found.some(({ rule, level, line: first, endLine }) => {
    if (line !== null && (line < first || line > endLine)) return false
    return cause === 'dag' ? level === 'error' : line !== null && rule === 'airflow/environment'
  })
}

/** Where the DAG stands that is spoken of, else the first one; the beginning of the file where there is none. */
function placeOfDag({ dagId, message }: ImportFailure, read: DagFile | null): Span {
  const dags = read?.dags ?? []
  const named = dags.filter(dag => dag.dagId === dagId || (dagId === null && message.includes(dag.dagId)))
  const [best] = named.toSorted((a, b) => b.dagId.length - a.dagId.length)
  return best ?? dags[0] ?? { start: 0, end: 0 }
}

function messageOf(failure: ImportFailure, cause: Cause, { version }: FailureContext): string {
  const { stage, type, message, module, unset } = failure
  const told = `${type}: ${oneLine(message)}`
  if (cause === 'limit') {
    const what =
      stage === 'ended' ? message : type === 'MemoryError' ? 'it takes more memory than it may' : oneLine(message)
    return `Airflow ${version} cannot load this file: ${what}`
  }
  if (cause === 'dag') {
    const when = stage === 'store' ? 'cannot store a DAG of this file' : 'refuses this file'
    return `Airflow ${version} ${when}: ${told}`
  }
  if (unset) return `environment: the variable ${quoted(message.replace(/^'|'$/g, ''))} is not set`
  if (type !== 'ModuleNotFoundError' || module === null) return `environment: ${told}`
  const distribution = distributionOf(module)
  const package_ = distribution === null || distribution === module ? '' : ` (package ${quoted(distribution)})`
  return `environment: the interpreter has no module ${quoted(module)}${package_}`
}
