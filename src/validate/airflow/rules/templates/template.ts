import { readExpression, type Used } from './expression.js'
import { type TemplateFault, type Token, tokensFrom } from './tokens.js'

/** A text as Jinja reads it. */
export interface Template {
  /** The first thing that is wrong with its syntax; null where nothing is. */
  fault: TemplateFault | null
  used: readonly Used[]
  /** Names that the template itself gives a value. */
  bound: ReadonlySet<string>
}

const BEGINNING = /\{\{|\{%|\{#/g
const ENDS: Readonly<Record<string, string>> = {
  for: 'endfor',
  if: 'endif',
  macro: 'endmacro',
  call: 'endcall',
  filter: 'endfilter',
  block: 'endblock',
  with: 'endwith',
  autoescape: 'endautoescape',
}
const SINGLE = new Set(['include', 'import', 'from', 'extends', 'do'])
const END_OF_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g

interface Open {
  tag: string
  offset: number
}

/** Reads a text as Jinja does, far enough to know whether it can, and what it uses. */
export function readTemplate(text: string): Template {
  const used: Used[] = []
  const bound = new Set<string>()
  const open: Open[] = []
  const wrong = (fault: TemplateFault): Template => ({ fault, used, bound })
  BEGINNING.lastIndex = 0
  for (let found = BEGINNING.exec(text); found !== null; found = BEGINNING.exec(text)) {
    const [sign] = found
    const { index } = found
    if (sign === '{#') {
      const end = text.indexOf('#}', index + 2)
      if (end < 0) return wrong({ offset: index, message: '`{#` begins a comment that never ends' })
      BEGINNING.lastIndex = end + 2
      continue
    }
    const from = index + (/[-+]/.test(text[index + 2] ?? '') ? 3 : 2)
    const read = tokensFrom(text, from, sign === '{{' ? '}}' : '%}')
    if ('message' in read) return wrong(read)
    BEGINNING.lastIndex = read.end
    if (sign === '{{') {
      const expression = readExpression(read.tokens, index)
      if ('message' in expression) return wrong(expression)
      used.push(expression)
      continue
    }
    const [tag, ...rest] = read.tokens
    if (tag?.text === 'raw') {
      END_OF_RAW.lastIndex = read.end
      if (END_OF_RAW.exec(text) === null) return wrong({ offset: index, message: '`raw` never ends' })
      BEGINNING.lastIndex = END_OF_RAW.lastIndex
      continue
    }
    // A colon may stand at the end, as Python has it.
    if (rest.at(-1)?.text === ':') rest.pop()
    const fault = readTag(tag, rest, index, open, used, bound)
    if (fault !== null) return wrong(fault)
  }
  const last = open.at(-1)
  if (last === undefined) return { fault: null, used, bound }
  return wrong({
    offset: last.offset,
    message: `\`${last.tag}\` never ends: \`${ENDS[last.tag] ?? 'endset'}\` is missing`,
  })
}

function readTag(
  tag: Token | undefined,
  rest: readonly Token[],
  offset: number,
  open: Open[],
  used: Used[],
  bound: Set<string>,
): TemplateFault | null {
  if (tag === undefined) return { offset, message: 'the name of a tag is missing' }
  const { text } = tag
  if (text.startsWith('end')) return readEnd(text, offset, open)
  if (text === 'else' || text === 'elif') {
    const around = open.at(-1)?.tag
    if (around !== 'if' && !(text === 'else' && around === 'for'))
      return { offset, message: `\`${text}\` stands in no \`if\`` }
    if (text === 'elif') return readTest(rest, offset, used)
    const [more] = rest
    return more === undefined ? null : { offset: more.offset, message: `"${more.text}" cannot stand behind \`else\`` }
  }
  const isAssignment = rest.some(token => token.kind === 'operator' && token.text === '=')
  if (Object.hasOwn(ENDS, text) || (text === 'set' && !isAssignment)) open.push({ tag: text, offset })
  else if (text !== 'set' && !SINGLE.has(text)) return { offset, message: `there is no tag \`${text}\`` }
  if (text === 'if') return readTest(rest, offset, used)
  // What a tag binds is known everywhere, which is more than Jinja does.
  const end = text === 'for' ? rest.findIndex(token => token.text === 'in') : -1
  for (const token of end < 0 ? rest : rest.slice(0, end)) if (token.kind === 'name') bound.add(token.text)
  return text === 'for' && end < 0 ? { offset, message: '`for` has no `in`' } : null
}

function readEnd(text: string, offset: number, open: Open[]): TemplateFault | null {
  const last = open.pop()
  if (last === undefined) return { offset, message: `\`${text}\` ends nothing that is open` }
  const expected = ENDS[last.tag] ?? 'endset'
  return text === expected ? null : { offset, message: `\`${text}\` stands where \`${expected}\` has to` }
}

function readTest(tokens: readonly Token[], offset: number, used: Used[]): TemplateFault | null {
  const expression = readExpression(tokens, offset)
  if ('message' in expression) return expression
  used.push(expression)
  return null
}
