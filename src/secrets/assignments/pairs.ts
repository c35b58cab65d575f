import type { Text } from '../model.js'
import { type Assigned, NONE } from './assigned.js'
import { lineBefore } from './bare.js'
import { textsAt } from './expressions.js'
import { bareAt, endOf, quotedAt } from './literals.js'

/** What a name is itself the value of, where its own value stands under another one beside it. */
const NAMED_BY =
  /(?:^|[\s,{<"'`\\(;])(?:name|key|id|variable|var|param|parameter|field|header|property|setting|ParameterKey|parameter_key|parameterName|env|option_name|config_key|N|K|label)\\{0,3}["']?[ \t]{0,8}(?:=>|[:=])[ \t]{0,8}(?:\\{0,3}["'])?$/i
const VALUE_BESIDE =
  /\\{0,3}["']?[ \t]{0,8},?(?:[ \t]{1,8}\w{1,24}="[^"\n]{0,40}"){0,3}\s{0,80}(?:#[^\n]{0,120}\n\s{0,80})?(?:\\{1,2}n\s{0,40})?(?:-[ \t])?\\{0,3}["']?(?:value|val|envDefault|defaultValue|default_value|default|data|content|ParameterValue|parameter_value|secretValue|string_value|plaintext|V)\\{0,3}["']?[ \t]{0,8}(?:=>|[:=])[ \t]{0,8}/iy
/** The value as an element: `<key>NAME</key><string>…`, `<setting name="NAME"><value>…`. */
const VALUE_ELEMENT =
  /(?:<\/\w{1,24}|["'][^<>\n]{0,80})>\s{0,80}<(?:value|string|val|data|property-value|param-value|env-entry-value)>\s{0,40}/y
/** The text of an element that an attribute names: `<entry key="NAME">…`. */
const NAMED_ELEMENT = /["'](?:[ \t][^<>\n]{0,120}[^/<>\n])?>\s{0,40}(?=[^\s<])/y
const ATTRIBUTE = /<[\w.:-]{1,40}(?:\s[^<>\n]{0,120})?\s(?:name|key|id|android:name)=["']$/i
const INNER = /[^<>\r\n]{1,1025}?(?=\s{0,80}<)/y
/** A description with its default further down: `variable "NAME" { … default = "…" }`, `NAME:\n  type: string\n  default: …`. */
const BRACE = /["']?[ \t]{0,8}\{[ \t]{0,8}/y
const INDENTED = /[ \t]{0,8}\r?\n[ \t]{1,40}/y
const DEFAULT =
  /(?:^|[\s,{"'])(?:default|defaultValue|default_value|value|initial|initialValue|plain)["']?[ \t]{0,8}(?:=>|[:=])[ \t]{0,8}/i
/** How far down a default may be, in characters. */
const REACH = 400
/** What says of itself that it is something else does not count: `id: …`, `updatedAt: …`. */
const ENTRY = /(?:-[ \t]{1,8}|(?!\w{0,40}(?:id|at|name|url|type):)[\w.-]{1,60}:[ \t]{1,8})/iy
const NEXT_LINE = /[ \t]{0,8}(?:#.{0,200})?\r?\n[ \t]{1,40}/y
const MOST_ENTRIES = 24
const LINE = /[^\s"'{}[\],]{1,1025}(?=[ \t]{0,40}(?:\r?\n|$|[,}]))/y

/** The value that is beside or below a name and not behind it: `name: NAME` with `value: …`. */
export function pairedValues(text: Text, start: number, at: number): readonly Assigned[] {
  const { content } = text
  const before = content.slice(Math.max(0, start - 160), start)
  const beside = NAMED_BY.test(before)
    ? (endOf(VALUE_BESIDE, content, at) ?? endOf(VALUE_BESIDE, content, at - 1))
    : null
  if (beside !== null) return anyAt(content, beside)
  const element = endOf(VALUE_ELEMENT, content, at) ?? endOf(VALUE_ELEMENT, content, at - 1)
  if (element !== null) return innerAt(content, element)
  const inner = ATTRIBUTE.test(before) ? endOf(NAMED_ELEMENT, content, at - 1) : null
  if (inner !== null) return innerAt(content, inner)
  return below(content, start, at)
}

function below(content: string, start: number, at: number): readonly Assigned[] {
  // The colon may have spaces behind it already.
  const isKey = /:[ \t]{0,80}$/.test(content.slice(Math.max(0, at - 8), at))
  const block = endOf(BRACE, content, at) ?? (isKey ? endOf(INDENTED, content, at) : null)
  if (block === null) return NONE
  const part = content.slice(block, block + REACH)
  const found = DEFAULT.exec(part)
  if (found === null)
    return /s["']?:?[ \t]{0,8}$/i.test(content.slice(Math.max(0, at - 3), at)) ? entriesAt(content, start, block) : NONE
  const skipped = part.slice(0, found.index)
  const from = block + found.index + found[0].length
  const isInside = !isKey || content[at] === '{' || isIndented(content, start, block, skipped)
  return isInside && !skipped.includes('}') ? anyAt(content, from) : NONE
}

/** What a name in the plural has below it in YAML, one on each line. */
function entriesAt(content: string, start: number, block: number): readonly Assigned[] {
  const found: Assigned[] = []
  for (
    let at: number | null = block;
    at !== null && found.length < MOST_ENTRIES && isIndented(content, start, at, '');
  ) {
    const value = endOf(ENTRY, content, at)
    const literal = value === null ? null : (quotedAt(content, value) ?? bareAt(content, value, LINE))
    if (literal === null || literal.value.endsWith(':')) break
    found.push({ literal, place: 'among' })
    at = endOf(NEXT_LINE, content, literal.after)
  }
  return found
}

/** Whether all lines from the block's first one on are further in than the name's. */
function isIndented(content: string, start: number, block: number, skipped: string): boolean {
  const depth = /^[ \t-]*/.exec(lineBefore(content, start))?.[0].length ?? 0
  const lines = `${lineBefore(content, block)}${skipped}x`.split('\n')
  return lines.every(line => (/^[ \t]*/.exec(line)?.[0].length ?? 0) > depth || line.trim() === 'x')
}

function anyAt(content: string, at: number): readonly Assigned[] {
  const texts = textsAt(content, at, 'value')
  if (texts.length > 0) return texts
  const bare = quotedAt(content, at) === null ? bareAt(content, at, LINE) : null
  return bare === null ? NONE : [{ literal: bare, place: 'value' }]
}

function innerAt(content: string, at: number): readonly Assigned[] {
  const end = endOf(INNER, content, at)
  if (end === null) return NONE
  const value = content.slice(at, end)
  return [{ literal: { start: at, end, value, quoted: true, after: end }, place: /\s/.test(value) ? 'aside' : 'value' }]
}
