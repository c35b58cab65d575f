import { namedCharacter } from './characters.js'
import { KEYWORDS } from './kinds.js'
import type { Tokens } from './tokens.js'

const BEGINS_NAME = /\p{XIDS}/u
const CONTINUES_NAME = /\p{XIDC}/u
const LONGEST_KEYWORD = 8

/**
 * Adds a name or keyword between two offsets; its end, or -1 where a character does not belong there, which is told. `others` says
 * whether it has characters beyond ASCII.
 */
export function addName(tokens: Tokens, start: number, end: number, others: boolean): number {
  const { text } = tokens
  if (others) {
    const stray = strayCharacter(text, start, end)
    if (stray !== null) {
      const { at, character } = stray
      tokens.fault(at, at + character.length, `${namedCharacter(character)} is no character of Python's`)
      return -1
    }
    tokens.normalized.set(tokens.kinds.length, text.slice(start, end).normalize('NFKC'))
  }
  const keyword = end - start > LONGEST_KEYWORD ? undefined : KEYWORDS.get(text.slice(start, end))
  tokens.add(keyword ?? 'NAME', start, end)
  return end
}

/** The first character of a name with others than ASCII that does not belong into it. */
function strayCharacter(text: string, start: number, end: number): { at: number; character: string } | null {
  for (let at = start; at < end; ) {
    const character = String.fromCodePoint(text.codePointAt(at) as number)
    // Of a name's form in NFKC, which is what Python looks up, it can be sure only for what is a name as written.
    const belongs = at === start ? character === '_' || BEGINS_NAME.test(character) : CONTINUES_NAME.test(character)
    if (!belongs) return { at, character }
    at += character.length
  }
  return null
}
