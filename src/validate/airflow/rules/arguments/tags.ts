import type { Argument } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { wrongArguments } from '../refused/arguments.js'
import { isFalsy, sortOf, wordsOf } from './sorts.js'

const LONGEST = 100
const WITHOUT_LENGTH = new Set(['int', 'float', 'bool', 'None', 'timedelta', 'datetime', 'date', 'time', 'function'])

/** Tells of tags that are no list of texts. */
export function checkTags(tags: Argument | undefined, checking: Checking): void {
  if (tags === undefined || isFalsy(tags.value)) return
  const { value } = tags
  const sort = sortOf(value)
  const { airflow } = checking.context
  if (sort === 'text') {
    // Airflow 3 takes each letter for a tag.
    const level = airflow === '2' ? 'error' : 'warning'
    checking.tell(wrongArguments.rule, tags, '`tags` must be a list of texts, and is a text', { level })
    return
  }
  const isList = sort === 'list' || (airflow !== '2' && (sort === 'tuple' || sort === 'set' || sort === 'dict'))
  if (sort !== null && !isList) {
    checking.tell(wrongArguments.rule, tags, `\`tags\` must be a list of texts, and is ${wordsOf(value)}`)
    return
  }
  const items =
    value.kind === 'list' || value.kind === 'tuple'
      ? value.items
      : value.kind === 'set'
        ? [...value.items.values()]
        : []
  for (const item of items) {
    if (WITHOUT_LENGTH.has(sortOf(item) ?? ''))
      checking.tell(wrongArguments.rule, tags, `A tag must be a text, and is ${wordsOf(item)}`)
    else if (item.kind === 'str' && item.value.length > LONGEST)
      checking.tell(wrongArguments.rule, tags, `A tag has ${item.value.length} characters; Airflow takes ${LONGEST}`)
  }
}
