import type { Confidence } from '../../gate/result.js'
import type { Entry, Grammar } from './entries.js'

/** A credential file's format: what it is called and how it is found, read and judged. Adding one is adding a row. */
export interface Format {
  /** Completes "a password in …": `an .npmrc`. */
  what: string
  /**
   * Names in lower case, with spaces between: `.npmrc`; `.aws/credentials` with the end of its folder; `*.rdp` by its
   * ending; `utc--*` by its beginning; `*-users.properties` by an ending that is more than what stands after the dot; `svn.simple/*` by its
   * folder.
   */
  names: string
  /** What the content has, one of them, where the name says too little. */
  holds?: readonly string[]
  read: Grammar
  /**
   * The names whose values are secrets, in lower case, `_` for a space, with spaces between: `password`, `*_password`, `secret*`. All that
   * sound like secrets where it is `?`.
   */
  keys: string
  /** Where in the file, as `placeOf` says it; anywhere if not said. */
  below?: RegExp
  /** What the value says, where it is not the secret itself; null where it is none. */
  as?: (value: string, entry: Entry) => Reading | null
}

/** What a value was written for. */
export interface Reading {
  secret: string
  /** Whether `secret` stood encoded. */
  decoded?: true
  /**
   * `hash`: of a password; `sealed`: a form that others cannot read, or not at once. Both have a form of their own, so
   * they are not held against placeholders. `open` if not said.
   */
  sort?: 'open' | 'hash' | 'sealed'
  confidence?: Confidence
  /** Completes "because". */
  reason?: string
  /** What it is, where the name does not say it. */
  what?: string
}

/** Names of a format as a test of an entry's name. */
export function nameTest(keys: string): (name: string) => boolean {
  const words = keys.split(' ')
  const exact = new Set(words.filter(word => !word.includes('*')))
  const endings = words.filter(word => word.startsWith('*')).map(word => word.slice(1))
  const beginnings = words.filter(word => word.endsWith('*') && word !== '*').map(word => word.slice(0, -1))
  return name => {
    const lower = name.toLowerCase().replaceAll(' ', '_')
    if (exact.has(lower) || endings.some(ending => lower.endsWith(ending))) return true
    return beginnings.some(beginning => lower.startsWith(beginning))
  }
}
