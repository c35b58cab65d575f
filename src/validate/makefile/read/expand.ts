import type { Makefile, Word } from './model.js'
import { behindReference, wordsBetween } from './scan.js'

const DEEPEST = 10
const LONGEST = 10_000
const NAME = /^[\w.-]+$/

/** What a word comes to once simple variables are replaced; null where only make itself can tell. */
export function expanded(text: string, makefile: Makefile, depth = 0): string | null {
  if (!text.includes('$')) return text
  if (depth > DEEPEST) return null
  const pieces: string[] = []
  let length = 0
  let at = 0
  while (at < text.length) {
    const dollar = text.indexOf('$', at)
    const stop = dollar < 0 ? text.length : dollar
    pieces.push(text.slice(at, stop))
    if (dollar < 0) break
    const end = behindReference(text, dollar, text.length)
    const value = referenced(text.slice(dollar, end), makefile, depth)
    if (value === null) return null
    length += value.length
    if (length > LONGEST) return null
    pieces.push(value)
    at = end
  }
  return pieces.join('')
}

/** The names that words stand for; null in their place where a word is not known. */
export function namesIn(words: readonly Word[], makefile: Makefile): { name: string | null; word: Word }[] {
  return words.flatMap<{ name: string | null; word: Word }>(word => {
    const text = expanded(word.text, makefile)
    if (text === null) return [{ name: null, word }]
    if (text === word.text) return [{ name: normal(text), word }]
    return wordsBetween(text, 0, text.length).map(each => ({ name: normal(each.text), word }))
  })
}

function normal(name: string): string {
  return name.replace(/^(?:\.\/)+(?=.)/, '').replace(/\\([#: \\%])/g, '$1')
}

const values = new WeakMap<Makefile, Map<string, string | null>>()

function referenced(reference: string, makefile: Makefile, depth: number): string | null {
  if (reference === '$$') return null
  const name = /^\$[({](.*)[)}]$/s.exec(reference)?.[1] ?? reference.slice(1)
  const known = values.get(makefile) ?? new Map<string, string | null>()
  values.set(makefile, known)
  const before = known.get(name)
  if (before !== undefined) return before
  // A variable that refers to itself meets this.
  known.set(name, null)
  const value = assigned(name, makefile, depth)
  known.set(name, value)
  return value
}

function assigned(name: string, makefile: Makefile, depth: number): string | null {
  const assignments = makefile.assignments.get(name)
  if (!NAME.test(name) || assignments === undefined) return null
  const parts: string[] = []
  let length = 0
  for (const { operator, value, conditional } of assignments) {
    const own = conditional || operator === '!=' ? null : expanded(value, makefile, depth + 1)
    if (own === null || length + own.length > LONGEST) return null
    if (operator === '?=' && parts.length > 0) continue
    if (operator !== '+=') parts.length = 0
    parts.push(own)
    length += own.length
  }
  return parts.join(' ')
}
