import { pairIn, type Span } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'

/** The schema that a file itself names, and where it does. */
export interface NamedSchema {
  readonly reference: string
  readonly span: Span
}

/** What editors read in comments: the language server of YAML, and Taplo for TOML. */
const COMMENTS: Readonly<Record<string, RegExp>> = {
  yaml: /^#\s*yaml-language-server:\s*\$schema\s*=\s*(\S+)/,
  toml: /^#:schema\s+(\S+)/,
}

/** Longer comments name no schema. */
const LONGEST = 2000

/** The schema that a file names: in a comment before its content, else under `$schema`. */
export function schemaNamed(source: Source): NamedSchema | null {
  return inComment(source) ?? underKey(source)
}

function inComment({ comments, root, text, format }: Source): NamedSchema | null {
  const form = COMMENTS[format]
  if (form === undefined) return null
  const before = root?.start ?? Number.POSITIVE_INFINITY
  for (const { start, end } of comments) {
    if (start > before) return null
    const match = form.exec(text.slice(start, Math.min(end, start + LONGEST)))
    if (match === null) continue
    const [whole, reference] = match as unknown as [string, string]
    const at = start + whole.length - reference.length
    return { reference, span: { start: at, end: at + reference.length } }
  }
  return null
}

function underKey({ root }: Source): NamedSchema | null {
  const value = pairIn(root, '$schema')?.value
  return value?.kind === 'scalar' && value.type === 'string' && value.text !== ''
    ? { reference: value.text, span: value }
    : null
}
