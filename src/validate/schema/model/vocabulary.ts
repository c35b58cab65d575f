import { type Node, valueIn } from '../../tree/node.js'
import { type Draft, LATEST } from './draft.js'

/** What a metaschema says of the schemas that name it. */
export interface Vocabulary {
  readonly draft: Draft
  /** Whether keywords that assert something are in force; a metaschema of the user's own can leave them out. */
  readonly asserts: boolean
  /** Whether a text without its `format` does not fit, instead of being warned of: a vocabulary of 2020-12. */
  readonly assertsFormats: boolean
}

/** What is in force where nothing is named. */
export const USUAL: Vocabulary = usualOf(LATEST)

export function usualOf(draft: Draft): Vocabulary {
  return { draft, asserts: true, assertsFormats: false }
}

/** The vocabulary that a metaschema of a draft names; what it does not speak of is as usual. */
export function vocabularyIn(metaschema: Node, draft: Draft): Vocabulary {
  const named = valueIn(metaschema, '$vocabulary')
  if (named?.kind !== 'map') return usualOf(draft)
  const has = (name: string) => named.pairs.some(pair => pair.name.endsWith(`/vocab/${name}`))
  return { draft, asserts: has('validation'), assertsFormats: has('format-assertion') }
}
