import type { Word } from './model.js'
import { behindBlanks, behindReference, findOutside, wordsBetween } from './scan.js'

/** An assignment to a variable, within a line. */
export interface AssignmentParts {
  readonly name: Word
  readonly operator: string
  readonly value: string
}

/** What stands in a rule's line. */
export interface RuleParts {
  readonly targets: readonly Word[]
  readonly patterns: readonly Word[]
  readonly prerequisites: readonly Word[]
  readonly orderOnly: readonly Word[]
  readonly double: boolean
  /** The recipe behind `;`. */
  readonly recipe: Word | null
  /** Whether it only sets a variable for its targets. */
  readonly assigns: boolean
}

const OPERATOR = /:{1,3}=|[?+!]?=/y

/** Reads an assignment; null where the line is none. */
export function assignmentIn(text: string, from: number, end: number): AssignmentParts | null {
  const start = behindBlanks(text, from, end)
  let at = start
  while (at < end) {
    const char = text[at] as string
    if (char === '$') at = behindReference(text, at, end)
    else if (char === ' ' || char === '\t' || char === '\\') break
    else if (':=?+!'.includes(char) && operatorAt(text, at) !== null) break
    else if (char === ':' || char === '#') return null
    else at += 1
  }
  const name = { text: text.slice(start, at), start, end: at }
  const behind = behindBlanks(text, at, end)
  const operator = behind < end ? operatorAt(text, behind) : null
  if (operator === null || name.text === '') return null
  const value = text.slice(behindBlanks(text, behind + operator.length, end), end)
  return { name, operator, value: withoutComment(value) }
}

/** Reads a rule; null where no `:` makes the line one. */
export function ruleIn(text: string, from: number, end: number): RuleParts | null {
  const colon = findOutside(text, from, end, ':#')
  // An assignment to several words is none.
  if (colon < 0 || text[colon] === '#' || /^:{1,3}=/.test(text.slice(colon, colon + 4))) return null
  const grouped = text[colon - 1] === '&'
  const targets = wordsBetween(text, from, grouped ? colon - 1 : colon)
  if (targets.length === 0) return null
  const double = text[colon + 1] === ':'
  const rest = colon + (double ? 2 : 1)
  const parts = { targets, patterns: [], prerequisites: [], orderOnly: [], double, recipe: null }
  if (assignmentBehind(text, rest, end)) return { ...parts, assigns: true }
  const stop = findOutside(text, rest, end, ';#')
  const listEnd = stop < 0 ? end : stop
  const second = findOutside(text, rest, listEnd, ':')
  const patterns = second < 0 ? [] : wordsBetween(text, rest, second)
  const from2 = second < 0 ? rest : second + 1
  const bar = findOutside(text, from2, listEnd, '|')
  return {
    ...parts,
    patterns,
    prerequisites: wordsBetween(text, from2, bar < 0 ? listEnd : bar),
    orderOnly: bar < 0 ? [] : wordsBetween(text, bar + 1, listEnd),
    recipe: stop >= 0 && text[stop] === ';' ? { text: text.slice(stop + 1, end), start: stop + 1, end } : null,
    assigns: false,
  }
}

const MODIFIERS = /^(?:export|override|private|unexport)$/

function assignmentBehind(text: string, from: number, end: number): boolean {
  let at = from
  for (;;) {
    const assignment = assignmentIn(text, at, end)
    if (assignment !== null) return true
    const [word] = wordsBetween(text, at, Math.min(end, at + 200))
    if (word === undefined || !MODIFIERS.test(word.text)) return false
    at = word.end
  }
}

function operatorAt(text: string, at: number): string | null {
  OPERATOR.lastIndex = at
  return OPERATOR.exec(text)?.[0] ?? null
}

function withoutComment(value: string): string {
  const at = findOutside(value, 0, value.length, '#')
  return (at < 0 ? value : value.slice(0, at)).replace(/\\\r?\n\s*/g, ' ').trim()
}
