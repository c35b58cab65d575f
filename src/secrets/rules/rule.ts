import type { Confidence } from '../../gate/result.js'
import type { Detector, Match, Text } from '../model.js'
import { isMadeUp } from '../value/made-up.js'

/** What a token says of itself, without asking anybody: a checksum, or a structure that it has to have. */
export interface Proof {
  holds: boolean
  /** Completes "because": `its checksum is right`, `its payload is no JSON`. Never a part of the token. */
  reason: string
}

/** A vendor's token: how it looks, and what proves it. A fact of the vendor's, with its source in a comment above. */
export interface TokenRule {
  /** Such as `github-token`. */
  id: string
  /** Completes "This is …": `a GitHub token`. */
  what: string
  /** Literals of which every such token has one, in lower case; they are found whatever their case. */
  keywords: readonly string[]
  /**
   * The token, its case as it is. It is tried at the keyword, and where `before` says so at places before it; it needs no
   * flags. A group `token` is the secret, if it is less than the whole. What stands around it is `around`'s business.
   */
  form: RegExp
  /** How many characters before the keyword the form may begin at the most; none where it begins with the keyword. */
  before?: number
  /** Characters that the token goes on with, so that it cannot stand right after or before one: `[\w-]` if not said. */
  around?: RegExp
  /** What has to stand near, on the same line or up to `NEAR` characters before: without it the form says too little. */
  near?: RegExp
  /** What the form alone amounts to; `high` where nothing is said, `medium` with `near`. */
  confidence?: Confidence
  /** Why, where nothing is proven; `it has the form of …` if not said. */
  reason?: string
  /** Null where this token cannot be proven, as an older form without a checksum. */
  prove?(token: string): Proof | null
  /** False for tokens that are no random text, such as those with a payload: they are not held against made-up ones. */
  random?: false
}

/** How far before a token what has to stand near may be, in characters. */
export const NEAR = 160

interface Span {
  start: number
  end: number
}

const NOTHING: readonly Match[] = []
const LOWER: Readonly<Record<Confidence, Confidence>> = { high: 'low', medium: 'low', low: 'low' }

/** A rule as a detector. A token whose proof fails is not dropped, but counts as unlikely. */
export function tokenDetector(rule: TokenRule): Detector {
  const { id, keywords, before = 0, around = /[\w-]/ } = rule
  const hasGroup = rule.form.source.includes('(?<token>')
  const isWhole = before === 0 && !hasGroup
  const form = new RegExp(rule.form.source, hasGroup ? 'dy' : 'y')
  return { id, keywords, detect }

  function detect({ content }: Text, at: number, keyword: string): readonly Match[] {
    // Where the token begins with the keyword, one character says most quickly that it does not begin here.
    if (isWhole && around.test(content[at - 1] ?? '')) return NOTHING
    const found = before > 0 ? formAround(content, at, keyword.length) : formAt(content, at)
    if (found === null) return NOTHING
    const { start, end } = found
    if (around.test(content[start - 1] ?? '') || around.test(content[end] ?? '')) return NOTHING
    if (rule.near !== undefined && !isNear(rule.near, content, start, end)) return NOTHING
    const secret = content.slice(start, end)
    if (rule.random !== false && isMadeUp(before > 0 ? secret : secret.slice(keyword.length))) return NOTHING
    return [{ rule: id, what: rule.what, start, end, secret, ...judged(secret) }]
  }

  function formAt(content: string, at: number): Span | null {
    form.lastIndex = at
    const found = form.exec(content)
    return found === null ? null : spanOf(found)
  }

  /** The form that holds the keyword, tried at each place where it may begin. */
  function formAround(content: string, at: number, length: number): Span | null {
    for (let start = Math.max(0, at - before); start <= at; start += 1) {
      form.lastIndex = start
      const found = form.exec(content)
      if (found !== null && start + found[0].length >= at + length) return spanOf(found)
    }
    return null
  }

  function judged(secret: string): { confidence: Confidence; reason: string } {
    const proof = rule.prove?.(secret) ?? null
    const confidence = rule.confidence ?? (rule.near === undefined ? 'high' : 'medium')
    if (proof === null) return { confidence, reason: rule.reason ?? 'it has the form of one' }
    return { confidence: proof.holds ? 'high' : LOWER[confidence], reason: proof.reason }
  }
}

function spanOf({ 0: whole, index, indices }: RegExpExecArray): Span {
  const [start, end] = indices?.groups?.['token'] ?? [index, index + whole.length]
  return { start, end }
}

function isNear(near: RegExp, content: string, start: number, end: number): boolean {
  const [restOfLine = ''] = content.slice(end, end + NEAR).split('\n', 1)
  return near.test(content.slice(Math.max(0, start - NEAR), end) + restOfLine)
}
