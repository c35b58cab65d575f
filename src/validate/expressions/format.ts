import type { Call } from './ast.js'
import { badFormat } from './rules/format.js'
import type { Surroundings } from './surroundings.js'

/** Checks the text of `format` against the values that it is given. */
export function checkFormat({ args, ...call }: Call, at: Surroundings): void {
  const [text, ...values] = args
  if (text === undefined) return
  if (values.length === 0) at.problem(badFormat, call, '`format` has nothing to put into the text', 'warning')
  if (text.kind !== 'literal' || typeof text.value !== 'string') return
  const { used, broken } = placeholdersOf(text.value)
  if (broken !== null) {
    at.problem(badFormat, text, broken)
    return
  }
  for (const index of used) {
    if (index < values.length) continue
    at.problem(
      badFormat,
      text,
      `There is no value for {${index}}: the first is {0}, and there ${counted(values.length)}`,
    )
    return
  }
  for (const [index, value] of values.entries()) {
    if (!used.has(index))
      at.problem(badFormat, value, `The text has no {${index}}, where this value would go`, 'warning')
  }
}

function counted(values: number): string {
  return values === 1 ? 'is one value' : `are ${values === 0 ? 'none' : `${values} values`}`
}

/** The numbers of a format's placeholders, or what GitHub refuses it for. */
function placeholdersOf(text: string): { readonly used: ReadonlySet<number>; readonly broken: string | null } {
  const used = new Set<number>()
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character !== '{' && character !== '}') continue
    if (text[at + 1] === character) {
      at += 1
      continue
    }
    const end = character === '{' ? text.indexOf('}', at) : -1
    const inner = text.slice(at + 1, Math.max(end, at + 1))
    const digits = /^\d{1,5}/.exec(inner)?.[0]
    // What may stand behind a colon depends on the value.
    if (digits === undefined || (inner.length > digits.length && inner[digits.length] !== ':')) {
      const broken = `\`${character}\` begins or ends a placeholder like {0}; to stand for itself it is doubled`
      return { used, broken }
    }
    used.add(Number(digits))
    at = end
  }
  return { used, broken: null }
}
