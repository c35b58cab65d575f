import type { Tokens } from './tokens.js'

/** Python reads no more than that, one in the other. */
const MOST_OPEN = 200

const CLOSED_BY: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

interface Bracket {
  character: string
  at: number
  /** Whether it opens a field of an f-string. */
  field: boolean
  /** Whether it is a field of which the format has begun, behind its colon. */
  format: boolean
}

/** The brackets that are open: within them the ends of lines mean nothing. */
export class Brackets {
  private readonly open: Bracket[] = []

  constructor(private readonly tokens: Tokens) {}

  get depth(): number {
    return this.open.length
  }

  get top(): Bracket | undefined {
    // Beyond its ends an array is slow.
    return this.open.length === 0 ? undefined : this.open[this.open.length - 1]
  }

  /** Whether there may be another one; where not, that is told. */
  push(character: string, at: number, field: boolean): boolean {
    if (this.open.length >= MOST_OPEN) {
      this.tokens.fault(at, at + 1, `more than ${MOST_OPEN} brackets are open here`)
      return false
    }
    this.open.push({ character, at, field, format: false })
    return true
  }

  /** Whether a closing bracket closes what is open; where not, that is told. */
  pop(character: string, at: number): boolean {
    const opening = this.top
    if (opening === undefined) {
      this.tokens.fault(at, at + 1, `this "${character}" closes no bracket`)
      return false
    }
    if (CLOSED_BY[opening.character] === character) {
      this.open.pop()
      return true
    }
    const message = `"${character}" cannot close the "${opening.character}"`
    this.tokens.fault(at, at + 1, `${message} opened before, which needs "${CLOSED_BY[opening.character]}"`)
    return false
  }

  /** Forgets what is open. */
  clear(): void {
    this.open.length = 0
  }

  /** Tells of the innermost one that is open where none can be any more, and forgets them all. */
  end(at: number): void {
    const { top } = this
    if (top === undefined) return
    this.clear()
    this.tokens.faults.push({ start: top.at, end: top.at + 1, message: `this "${top.character}" is never closed` })
    this.tokens.add('ERROR', at, at)
  }
}
