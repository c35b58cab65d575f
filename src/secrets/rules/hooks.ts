import type { Detector, Match, Text } from '../model.js'
import { isMadeUp } from '../value/made-up.js'

/** An address that does something for whoever knows it: its last part is the secret, and the address is what leaks. */
export interface HookRule {
  id: string
  /** Completes "This looks like …". */
  what: string
  /** With which the form begins, in lower case. */
  keywords: readonly string[]
  /** The address from the keyword on, with `\\?` before slashes, as JSON may write them; its group `key` is the secret. */
  form: RegExp
  /** What the host has before the keyword, if anything: `/(?:[a-z0-9-]{1,63}\.)?/`. */
  host?: RegExp
}

/** The longest scheme and host before a keyword. */
const BEFORE = 100
const NOTHING: readonly Match[] = []

/** A rule as a detector: it takes the address as a whole, with its scheme where it has one. */
export function hookRule({ id, what, keywords, form, host }: HookRule): Detector {
  const address = new RegExp(`(?:${form.source})(?![\\w-])`, 'y')
  const begin = new RegExp(`(?<![\\w.-])(?:https?:\\\\?/\\\\?/)?${host?.source ?? ''}$`, 'i')
  return { id, keywords, detect }

  function detect({ content }: Text, at: number): readonly Match[] {
    address.lastIndex = at
    const found = address.exec(content)
    if (found === null || isMadeUp(found.groups?.['key'] ?? '')) return NOTHING
    const before = begin.exec(content.slice(Math.max(0, at - BEFORE), at))
    if (before === null) return NOTHING
    const [start, end] = [at - before[0].length, at + found[0].length]
    const secret = content.slice(start, end)
    return [{ rule: id, what, start, end, secret, confidence: 'high', reason: 'it has the form of one' }]
  }
}
