import type { Expression, Span } from '../../../python/ast.js'
import { among } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { Checking } from '../checking.js'
import { nodesOf } from '../reading/nodes.js'
import { unknownTask } from '../refused/unknown-task.js'
import { textsOfFields } from '../templates/texts.js'

const PULL = /\bxcom_pull\(([^()]*)\)/g
const TASK_IDS = /(?:^|,)\s*task_ids\s*=\s*(['"])([^'"]+)\1|^\s*(['"])([^'"]+)\3/

/** Tells of results that are asked for from tasks that there are not: what comes is None. */
export function checkPulls(checking: Checking): void {
  if (!checking.context.text.includes('xcom_pull')) return
  const ids = idsOf(checking)
  if (ids === null) return
  const tell = (id: string, place: { file: string; span: Span }): void => {
    if (ids.has(id) || id === '') return
    const message = `No task of the file has the id ${quoted(id)}, so its result is None${among(id, ids).text}`
    checking.tell(unknownTask.rule, place, message, { level: 'warning' })
  }
  for (const { tasks } of checking.file.dags)
    for (const task of tasks)
      for (const { text, given } of textsOfFields(task))
        for (const [, args = ''] of text.matchAll(PULL)) {
          const [, , named, , first] = TASK_IDS.exec(args) ?? []
          const id = named ?? first
          if (id !== undefined && !/\bdag_id\b/.test(args))
            tell(id, checking.placeInText(text, Math.max(0, text.indexOf(id)), given))
        }
  for (const { callee, args, keywords } of nodesOf(checking.module).of('Call')) {
    if (callee.kind !== 'Attribute' || callee.name !== 'xcom_pull') continue
    if (keywords.some(({ name }) => name === 'dag_id' || name === null)) continue
    const asked = keywords.find(({ name }) => name === 'task_ids')?.value ?? args[0]
    for (const { value, start, end } of literals(asked)) tell(value, { file: checking.file.path, span: { start, end } })
  }
}

/** The ids of all tasks of the file; null where not all of them are known. */
function idsOf({ file, isCutShort }: Checking): ReadonlySet<string> | null {
  if (isCutShort || file.unresolved.length > 0 || file.dags.length === 0) return null
  if (file.dags.some(({ unresolved }) => unresolved.length > 0)) return null
  const ids = file.dags.flatMap(({ tasks }) => tasks.map(({ id }) => id))
  return ids.includes(null) ? null : new Set(ids as string[])
}

function literals(expression: Expression | undefined): { value: string; start: number; end: number }[] {
  if (expression?.kind === 'Str') return expression.bytes ? [] : [expression]
  return expression?.kind === 'List' || expression?.kind === 'Tuple' ? expression.items.flatMap(literals) : []
}
