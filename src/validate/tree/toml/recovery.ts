import { makeAbsent } from '../make.js'
import type { Node } from '../node.js'
import type { TomlText } from './text.js'

/** Deeper than any configuration; readers of the tree follow it by recursion. */
export const DEEPEST = 200

/** What lies deeper than anything that is read takes the rest of the text with it. */
export function refuseDeep(toml: TomlText): Node {
  const { at } = toml
  toml.faults.add('toml/too-deep', `Values nest more than ${DEEPEST} deep here: nothing further is read.`, at, at + 1)
  toml.giveUp()
  return makeAbsent(at)
}

/** Reports a bracket or brace that was never closed, and goes back to where reading can go on with the next line. */
export function unclosed(toml: TomlText, start: number, missing: string, at: number): void {
  if (toml.ended) return
  toml.fault(`This is never closed: ${missing} is missing.`, start, start + 1)
  toml.at = at
}

const PAIR = /(?:[\w.-]+|"[\w.-]+"|'[\w.-]+')[ \t]*=/y
const HEADER = /\[[[ \t]*["']?(?!true\b|false\b|inf\b|nan\b)[A-Za-z][\w.-]*["']?[ \t]*\][\] \t]*(?=[\r\n#]|$)/y

/** Whether a new statement begins here, on another line than `before`: what is open has then been forgotten. */
export function isStatement(toml: TomlText, before: number): boolean {
  const { text, at } = toml
  let line = at
  while (line > before && (text[line - 1] === ' ' || text[line - 1] === '\t')) line -= 1
  if (line <= before || text[line - 1] !== '\n') return false
  PAIR.lastIndex = at
  HEADER.lastIndex = at
  return PAIR.test(text) || HEADER.test(text)
}
