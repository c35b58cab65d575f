import { KEYWORDS, type Kind } from '../lexer/kinds.js'

export interface Worded {
  message: string
  help?: string
}

const NAMES: Readonly<Partial<Record<string, string>>> = {
  NAME: 'a name',
  NUMBER: 'a number',
  NEWLINE: 'the end of the line',
  FSTRING_END: 'the end of the string',
}

/** Words a token that cannot stand where it is; `wanted` is what could. */
export function wordOfFault(kind: Kind, text: string, wanted: string | null): Worded {
  const name = wanted === null ? null : (NAMES[wanted] ?? (/\s/.test(wanted) ? wanted : `"${wanted}"`))
  if (kind === 'NAME' && (text === 'elseif' || text === 'elsif')) return { message: `"${text}" is "elif" in Python` }
  if (wanted === 'NAME' && KEYWORDS.has(text))
    return { message: `"${text}" is a keyword of Python and cannot be a name` }
  const found = told(kind, text)
  if (name !== null) return { message: `${name} is missing before ${found}` }
  if (kind === '=') return { message: 'an assignment cannot stand here', help: 'write == to compare' }
  if (kind === 'NEWLINE' || kind === 'END') return { message: 'the line ends where more is needed' }
  return { message: `${found} cannot stand here` }
}

function told(kind: Kind, text: string): string {
  switch (kind) {
    case 'NEWLINE':
      return 'the end of the line'
    case 'END':
      return 'the end of the file'
    case 'INDENT':
    case 'DEDENT':
      return 'a line of another indentation'
    case 'STRING':
    case 'FSTRING_START':
    case 'FSTRING_TEXT':
    case 'FSTRING_END':
      return 'a string'
    default:
      return `"${text}"`
  }
}
