import { quoted } from '../../../words/quoted.js'
import type { Value } from '../../evaluate/value.js'

/** Why a text does not fit what a `Param` says of it; null where it does, or where that is not certain. */
export function unfitText(text: string, named: ReadonlyMap<string, Value>): string | null {
  const length = [...text].length
  const [least, most] = [numberOf(named.get('minLength')), numberOf(named.get('maxLength'))]
  if (least !== null && length < least) return `is ${quoted(text)}, shorter than its \`minLength\` of ${least}`
  if (most !== null && length > most) return `is ${quoted(text)}, longer than its \`maxLength\` of ${most}`
  const pattern = textOf(named.get('pattern'))
  if (pattern !== null && isPlain(pattern) && text.length < LONGEST && !new RegExp(pattern, 'u').test(text))
    return `is ${quoted(text)}, which does not match ${quoted(pattern)}`
  const format = textOf(named.get('format'))
  const shape = format !== null && Object.hasOwn(SHAPES, format) ? SHAPES[format] : undefined
  return shape === undefined || shape.test(text) ? null : `is ${quoted(text)}, which is no ${format}`
}

/** What Python takes for a format looks at least like this. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-?(?:\d\d-?\d\d|W\d\d)/,
  'date-time': /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/,
  email: /@/,
}

const LONGEST = 200
/** One character, or a class of some, with how often it comes. */
const PIECE = /\\[dDwWsS.\-/+]|\[\^?[\w .:/-]+\]|[\w \-/:,@]/
const PLAIN = new RegExp(`^\\^?(?:(?:${PIECE.source})(?:[+*?]|\\{\\d{1,3}(?:,\\d{0,3})?\\})?)*\\$?$`)
const MOST_REPEATED = 3

/** Whether a pattern means the same here as in Python, and is matched in no time. */
function isPlain(pattern: string): boolean {
  return pattern.length < LONGEST && PLAIN.test(pattern) && (pattern.match(/[+*{]/g) ?? []).length <= MOST_REPEATED
}

const textOf = (value: Value | undefined): string | null => (value?.kind === 'str' ? value.value : null)

const numberOf = (value: Value | undefined): number | null => (value?.kind === 'int' ? Number(value.value) : null)
