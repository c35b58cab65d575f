import type { Report, Rule } from '../../rules/rule.js'
import type { Node, ScalarNode } from '../../tree/node.js'
import { describeNode } from '../../tree/node.js'
import { among } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import type { Definition } from './definition.js'
import { RETIRED_EVENTS } from './overlay.js'
import { empty } from './rules/empty.js'
import { event } from './rules/event.js'
import { eventType } from './rules/event-type.js'
import { type } from './rules/type.js'
import { value } from './rules/value.js'
import type { Path } from './words.js'
import { calledValue, expected, sentence } from './words.js'

interface Walk {
  readonly path: Path
  readonly report: Report
}

const FEW = 8
const NEEDING: ReadonlyMap<string, string> = new Map([
  ['schedule', '`cron`'],
  ['workflow_run', '`workflows`'],
])

/** Whether the text is one expression and nothing else. */
export function isSingleExpression(text: string): boolean {
  const trimmed = text.trim()
  return trimmed.startsWith('${{') && trimmed.endsWith('}}') && trimmed.indexOf('${{', 3) < 0
}

/** A value without an expression, against what its definition allows. */
export function checkScalar(node: ScalarNode, definition: Definition, walk: Walk): void {
  const { nothing, boolean, number, text, constants } = definition
  if (node.type === 'null') {
    if (!nothing && text !== 'any') reportEmpty(node, definition, walk)
    return
  }
  if (node.type === 'boolean' && boolean) return
  if ((node.type === 'integer' || node.type === 'float') && number) return
  if (text !== 'none') {
    if (text === 'filled' && node.text === '') reportEmpty(node, definition, walk)
    return
  }
  if (constants.includes(node.text)) checkEvent(node, definition, walk)
  else if (constants.length > 0) reportOther(node, definition, walk)
  else if (node.text === '') reportEmpty(node, definition, walk)
  else reportWrongType(node, definition, walk)
}

/** A value that is of none of the types that its definition allows. */
export function reportWrongType(node: Node, definition: Definition, { path, report }: Walk): void {
  const wanted = `${sentence(calledValue(path))} must be ${expected(definition)}, is ${describeNode(node)}`
  // Of an action's input, GitHub never reads whether it is required.
  const level = path[0] === 'inputs' && isOldBoolean(node) ? 'note' : type.level
  report(type, node, `${wanted}${hint(node, definition)}`, { level })
}

/** What YAML 1.1 takes for true or false. */
function isOldBoolean(node: Node): boolean {
  return node.kind === 'scalar' && node.type === 'string' && /^(yes|no|on|off)$/i.test(node.text.trim())
}

function hint(node: Node, { boolean, number }: Definition): string {
  if (node.kind !== 'scalar' || node.type !== 'string') return ''
  const text = node.text.trim().toLowerCase()
  if (boolean && node.quoted && (text === 'true' || text === 'false')) return '; take the quotation marks away'
  if (boolean && isOldBoolean(node)) return `; ${quoted(node.text)} is no boolean in YAML 1.2`
  return number && node.quoted && /^\d+$/.test(text) ? '; take the quotation marks away' : ''
}

function reportEmpty(node: ScalarNode, definition: Definition, { path, report }: Walk): void {
  // GitHub starts the workflow as if a filter without values were not there.
  const level = definition.name.startsWith('event-') ? 'warning' : empty.level
  report(empty, node, `${sentence(calledValue(path))} is empty; it must be ${expected(definition)}`, { level })
}

function reportOther(node: ScalarNode, definition: Definition, { path, report }: Walk): void {
  const { constants } = definition
  const rule = ruleFor(definition)
  const kind =
    rule === event
      ? 'no event'
      : rule === eventType
        ? `no activity type of ${quoted(String(path[1]))}`
        : `no value of ${calledValue(path)}`
  const hint = constants.length > FEW ? among(node.text, constants).text : `; it must be ${expected(definition)}`
  report(rule, node, `${quoted(node.text)} is ${kind}${hint}`)
}

function checkEvent(node: ScalarNode, definition: Definition, { report }: Walk): void {
  if (ruleFor(definition) !== event) return
  const needed = NEEDING.get(node.text)
  const retired = RETIRED_EVENTS.get(node.text)
  if (needed !== undefined) report(event, node, `${quoted(node.text)} needs ${needed}: write it as a key of \`on\``)
  else if (retired !== undefined)
    report(event, node, `${quoted(node.text)} no longer happens: ${retired}`, { level: 'warning' })
}

function ruleFor({ name }: Definition): Rule {
  if (name === 'on-strict' || name === 'on-string-strict') return event
  return /-activity(-type)?$/.test(name) ? eventType : value
}
