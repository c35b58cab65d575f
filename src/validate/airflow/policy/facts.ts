import type { Value } from '../evaluate/value.js'
import type { Argument, ExtractedDag, ExtractedTask } from '../model/extracted.js'
import { isAbsent } from '../model/graph/node.js'

/** Whether something was given; unknown where that cannot be told. */
export type Given = 'given' | 'absent' | 'unknown'

/** What a policy may ask about a DAG: plain data. Null stands for what cannot be told. */
export interface DagFacts {
  readonly dagId: string | null
  readonly start: number
  readonly end: number
  /** Of its tasks, each once. */
  readonly owners: readonly (string | null)[]
  readonly tags: readonly string[] | null
  /** How often its tasks are tried again, each number once. */
  readonly retries: readonly (number | null)[]
  readonly dagrunTimeout: Given
  /** Of its tasks, each once. */
  readonly executionTimeouts: readonly Given[]
  /** Of the DAG, or else of each of its tasks. */
  readonly onFailure: Given
  readonly schedule: { readonly kind: ExtractedDag['schedule']['kind']; readonly text: string | null }
  readonly catchup: boolean | null
  readonly taskIds: readonly (string | null)[]
  /** Whether there may be more tasks. */
  readonly isOpen: boolean
}

/** What Airflow puts in the place of what is not given. */
const OWNER = 'airflow'
const RETRIES = 0

/** What a policy may ask about a DAG of this version of Airflow. */
export function dagFacts(dag: ExtractedDag, airflow: '2' | '3' | null): DagFacts {
  const { dagId, span, tags, schedule, catchup, tasks, unresolved } = dag
  // Defaults that are not known may have what a task lacks.
  const isOpen = dag.defaultArgs === null
  return {
    dagId,
    start: span.start,
    end: span.end,
    owners: each(tasks, task => valueIn(task, 'owner', OWNER, textOf, isOpen)),
    tags,
    retries: each(tasks, task => valueIn(task, 'retries', RETRIES, numberOf, isOpen)),
    dagrunTimeout: givenIn(dag.args.get('dagrun_timeout'), dag.isOpen),
    executionTimeouts: each(tasks, task => givenIn(task.args.get('execution_timeout'), task.isOpen || isOpen)),
    onFailure: onFailureOf(dag),
    schedule: { kind: schedule.kind, text: schedule.text },
    catchup: typeof catchup === 'boolean' ? catchup : catchup === 'absent' && airflow !== null ? airflow === '2' : null,
    taskIds: tasks.map(({ id }) => id),
    isOpen: unresolved.length > 0,
  }
}

function each<T>(tasks: readonly ExtractedTask[], of: (task: ExtractedTask) => T): T[] {
  return [...new Set(tasks.map(of))]
}

/** What a task is given, or what takes its place; null where that cannot be told. */
function valueIn<T>(
  task: ExtractedTask,
  name: string,
  otherwise: T,
  read: (value: Value) => T | null,
  isOpen: boolean,
): T | null {
  const value = task.args.get(name)?.value
  // A class of the files may give it itself.
  if (value === undefined) return isOpen || task.isOpen || task.module === null || !task.isKnown ? null : otherwise
  return value.kind === 'none' ? otherwise : read(value)
}

function givenIn(argument: Argument | undefined, isOpen: boolean): Given {
  if (argument?.value.kind === 'unknown') return 'unknown'
  if (!isAbsent(argument?.value)) return 'given'
  return isOpen ? 'unknown' : 'absent'
}

function onFailureOf({ args, isOpen, tasks, defaultArgs }: ExtractedDag): Given {
  const own = givenIn(args.get('on_failure_callback'), isOpen)
  if (own !== 'absent' || tasks.length === 0) return own
  const others = tasks.map(task => givenIn(task.args.get('on_failure_callback'), task.isOpen || defaultArgs === null))
  if (others.includes('absent')) return 'absent'
  return others.includes('unknown') ? 'unknown' : 'given'
}

const textOf = (value: Value): string | null => (value.kind === 'str' ? value.value : null)

const numberOf = (value: Value): number | null => (value.kind === 'int' ? Number(value.value) : null)
