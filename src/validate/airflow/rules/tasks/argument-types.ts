import { quoted } from '../../../words/quoted.js'
import type { Value } from '../../evaluate/value.js'
import type { Argument, ExtractedDag, ExtractedTask } from '../../model/extracted.js'
import { typeOf } from '../../model/graph/node.js'
import type { Checking } from '../checking.js'
import { wrongArguments } from '../refused/arguments.js'
import { isOther, OF_DAG, OF_TASK, type Wanted } from './types.js'

/** Tells of values of another type than an argument has. */
export function checkTypes(dag: ExtractedDag, checking: Checking): void {
  for (const [name, argument] of dag.args) {
    if (Object.hasOwn(OF_DAG, name)) checkValue(name, argument, OF_DAG[name] as Wanted, checking)
  }
  checkTags(dag.args.get('tags'), checking)
  for (const task of dag.tasks) checkTask(task, checking)
}

function checkTask({ args, isKnown, isMapped }: ExtractedTask, checking: Checking): void {
  if (!isKnown || isMapped) return
  for (const [name, argument] of args) {
    if (Object.hasOwn(OF_TASK, name)) checkValue(name, argument, OF_TASK[name] as Wanted, checking)
  }
  const slots = args.get('pool_slots')
  if (slots?.value.kind === 'int' && slots.value.value < 1n)
    checking.tell(wrongArguments.rule, slots, '`pool_slots` must be at least 1')
}

function checkValue(name: string, argument: Argument, wanted: Wanted, checking: Checking): void {
  const { value } = argument
  if (value.kind === 'none' || !isOther(value, wanted)) return
  checking.tell(wrongArguments.rule, argument, `${quoted(name)} must be ${a(wanted)}, and is ${a(nameOf(value))}`)
}

const LONGEST_TAG = 100

function checkTags(tags: Argument | undefined, checking: Checking): void {
  if (tags === undefined) return
  const { value } = tags
  if (value.kind === 'str') {
    // Airflow 3 takes each letter for a tag.
    const level = checking.context.airflow === '2' ? 'error' : 'warning'
    checking.tell(wrongArguments.rule, tags, '`tags` must be a list of texts, and is a text', { level })
    return
  }
  if (value.kind !== 'list' && value.kind !== 'tuple') return
  for (const item of value.items) {
    if (item.kind === 'int' || item.kind === 'float' || item.kind === 'bool' || item.kind === 'none')
      checking.tell(wrongArguments.rule, tags, `A tag must be a text, and is ${a(nameOf(item))}`)
    else if (item.kind === 'str' && item.value.length > LONGEST_TAG)
      checking.tell(
        wrongArguments.rule,
        tags,
        `A tag has ${item.value.length} characters; Airflow takes ${LONGEST_TAG}`,
      )
  }
}

const PYTHON: Partial<Record<Value['kind'], string>> = { str: 'text', bool: 'bool', none: 'None' }

const nameOf = (value: Value): string => PYTHON[value.kind] ?? typeOf(value) ?? value.kind

const a = (words: string): string =>
  /^(?:true|seconds|None)/.test(words) ? words : `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
