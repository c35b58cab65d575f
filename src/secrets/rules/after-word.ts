import type { TokenRule } from './rule.js'

/** A token with little of its own, but more than digits and letters: its vendor's word shortly before it is enough. */
export interface AfterWord {
  id: string
  /** Completes "This looks like …". */
  what: string
  /** The vendor's words, in lower case. */
  words: readonly string[]
  /** The token, without flags; what stands around it is tested here. */
  form: RegExp
}

/** The token within 80 characters after the word, whatever it is called. */
export function afterWord({ id, what, words, form }: AfterWord): TokenRule {
  return {
    id,
    what,
    keywords: words,
    form: new RegExp(`[^]{2,80}?(?<![\\w.-])(?<token>${form.source})(?![\\w-])`),
    confidence: 'medium',
    reason: 'it has the form of one, and the name of the vendor stands near it',
  }
}
