import { joined, listed, someOf } from '../../words/listed.js'
import type { Schema } from '../model/schema.js'
import { shown } from '../value/shown.js'
import { typeWords } from '../value/types.js'
import { clippedWords, said, shownPattern } from './said.js'

/** How far references and branches are followed for words about a schema. */
const DEEPEST = 6
const MOST_SCHEMAS = 200
const MOST_KEYS = 2000

/** What a value has to be, in few words, for a reader who does not see the schema. */
export function formOf(schema: Schema, depth = 0): string {
  const { keywords } = schema
  const title = said(schema, 'title')
  if (title !== undefined) return clippedWords(title)
  if (keywords.allowed !== null) return someOf(keywords.allowed.values.slice(0, 8).map(shown))
  const required = keywords.map?.required ?? []
  if (required.length > 0) return `a map with ${listed(required.slice(0, 5))}`
  if (keywords.text?.pattern) return `text that matches \`${shownPattern(keywords.text.pattern.text)}\``
  if (keywords.types !== 0) {
    const { types } = keywords
    const names = [...(keywords.map?.properties.keys() ?? [])].slice(0, 5)
    return types === 64 && names.length > 0 ? `a map of ${listed(names)}` : typeWords(types)
  }
  if (depth < DEEPEST) {
    if (keywords.ref !== null) return formOf(keywords.ref, depth + 1)
    const branches = keywords.anyOf ?? keywords.oneOf
    if (branches !== null) return joined([...new Set(branches.slice(0, 5).map(each => formOf(each, depth + 1)))])
    const first = keywords.allOf?.[0]
    if (first !== undefined) return formOf(first, depth + 1)
  }
  const about = said(schema, 'description')
  return about === undefined ? 'what another part of the schema describes' : clippedWords(about)
}

/** The keys that a schema, and all that holds for the same value, knows by name. */
export function keysOf(schema: Schema): string[] {
  const names = new Set<string>()
  const visited = new Set<Schema>()
  const waiting = [schema]
  for (let next = waiting.pop(); next !== undefined && visited.size < MOST_SCHEMAS; next = waiting.pop()) {
    if (visited.has(next)) continue
    visited.add(next)
    const { map, ref, allOf, anyOf, oneOf, condition } = next.keywords
    for (const [name, { keywords }] of map?.properties ?? []) {
      if (names.size >= MOST_KEYS) return [...names]
      if (keywords.always !== false && !keywords.deprecated) names.add(name)
    }
    if (ref !== null) waiting.push(ref)
    waiting.push(...(allOf ?? []), ...(anyOf ?? []), ...(oneOf ?? []))
    for (const each of [condition?.holds, condition?.fails]) if (each) waiting.push(each)
  }
  return [...names]
}
