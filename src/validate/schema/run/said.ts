import { textOf, valueIn } from '../../tree/node.js'
import type { Schema } from '../model/schema.js'

/** What a schema says of itself under a key, where that is text. */
export function said(schema: Schema, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOf(valueIn(schema.node, name))?.trim()
    if (text !== undefined && text !== '') return text
  }
  return undefined
}

/** An expression on one line. */
export function shownPattern(pattern: string): string {
  const line = pattern.replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}

/** The first sentence or line of what a schema says, without its full stop. */
export function clippedWords(words: string): string {
  const first = words.split(/\n|\.\s/, 1)[0] as string
  const short = first.length > 200 ? `${first.slice(0, 200)}…` : first
  return short.replace(/\.$/, '')
}
