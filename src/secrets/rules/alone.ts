import { charactersOf } from './span.js'

/** The shortest token without a form of its own that anybody issues has so many characters. */
export const SHORTEST = 14

const WORD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'
/** Characters after which no token begins, and those that tokens are made of, but for `=` at their ends. */
const JOINING = charactersOf(`${WORD}@+.~#%/-`)
const JOINING_IN_PATHS = charactersOf(`${WORD}@+.~#%-`)
const IN_TOKENS = charactersOf(`${WORD}@+.~#%/-:!^*`)
const IN_TOKENS_IN_PATHS = charactersOf(`${WORD}@+.~#%-:!^*`)

/** Finds tokens that stand by themselves, in few steps where none can. */
export class Alone {
  private readonly token: RegExp
  private readonly joining: Uint8Array
  private readonly inTokens: Uint8Array

  /** The form is without flags and lookarounds; in paths, a token may stand between slashes. */
  constructor(form: RegExp, inPaths: boolean) {
    this.token = new RegExp(`(?:${form.source})(?![\\w+=~${inPaths ? '' : '/'}-]|\\.\\w)`, 'y')
    this.joining = inPaths ? JOINING_IN_PATHS : JOINING
    this.inTokens = inPaths ? IN_TOKENS_IN_PATHS : IN_TOKENS
  }

  /** The first token that begins from one place up to another. */
  first(content: string, from: number, last: number): RegExpExecArray | null {
    const joining = this.joining
    const end = Math.min(last, content.length - SHORTEST)
    for (let at = from; at <= end; ) {
      const gap = lastGap(content, at, this.inTokens)
      if (gap >= 0) {
        at = gap + 1
        continue
      }
      const found = joining[codeBefore(content, at)] === 1 ? null : this.at(content, at)
      if (found !== null) return found
      at += 1
      while (at <= end && joining[content.charCodeAt(at - 1) & 255] === 1) at += 1
    }
    return null
  }

  /** The last token between two places. */
  last(content: string, from: number, end: number): RegExpExecArray | null {
    const joining = this.joining
    for (let at = end - SHORTEST; at >= from; ) {
      const gap = firstGap(content, at, this.inTokens)
      if (gap >= 0) {
        at = gap - SHORTEST
        continue
      }
      const found = joining[codeBefore(content, at)] === 1 ? null : this.at(content, at)
      if (found !== null && this.token.lastIndex <= end) return found
      at -= 1
      while (at > from && joining[content.charCodeAt(at - 1) & 255] === 1) at -= 1
    }
    return null
  }

  private at(content: string, at: number): RegExpExecArray | null {
    this.token.lastIndex = at
    return this.token.exec(content)
  }
}

function codeBefore(content: string, at: number): number {
  return at === 0 ? 0 : content.charCodeAt(at - 1) & 255
}

/** The last and the first character, of so many as every token has, that no token has; -1 for none. */
function lastGap(content: string, from: number, inTokens: Uint8Array): number {
  let at = from + SHORTEST - 1
  while (at >= from && inTokens[content.charCodeAt(at) & 255] === 1) at -= 1
  return at < from ? -1 : at
}

function firstGap(content: string, from: number, inTokens: Uint8Array): number {
  const end = from + SHORTEST
  let at = from
  while (at < end && inTokens[content.charCodeAt(at) & 255] === 1) at += 1
  return at === end ? -1 : at
}
