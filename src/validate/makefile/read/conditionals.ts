import type { Word } from './model.js'
import { behindBlanks, wordsBetween } from './scan.js'

const OPENING = new Set(['ifeq', 'ifneq', 'ifdef', 'ifndef'])
const CLOSING = new Set(['else', 'endif'])

/** Follows `ifeq`, `else`, `endif` and their like; every branch is read, as which one holds is not known. */
export class Conditionals {
  private readonly open: { word: Word; otherwise: boolean }[] = []

  constructor(private readonly fault: (start: number, end: number, message: string) => void) {}

  get inside(): boolean {
    return this.open.length > 0
  }

  /** Takes a line that begins with this word; false where it is none of a conditional. */
  line(text: string, word: Word, end: number): boolean {
    const name = /^ifn?eq\(/.test(word.text) ? word.text.replace(/\(.*/s, '') : word.text
    if (!OPENING.has(name) && !CLOSING.has(name)) return false
    // A target or a variable can have such a name.
    if (/^\s*(?::|[?+!]?=)/.test(text.slice(word.end, Math.min(end, word.end + 50)))) return false
    if (OPENING.has(name)) this.open.push({ word, otherwise: false })
    else this.closing(text, word, end)
    return true
  }

  /** Tells of what is still open at the end. */
  finish(): void {
    for (const { word } of this.open)
      this.fault(word.start, word.end, `This \`${word.text.split('(')[0]}\` has no \`endif\``)
  }

  private closing(text: string, word: Word, end: number): void {
    const top = this.open.at(-1)
    if (top === undefined) {
      this.fault(word.start, word.end, `There is no \`ifeq\` or \`ifdef\` to which this \`${word.text}\` belongs`)
    } else if (word.text === 'endif') {
      this.open.pop()
    } else {
      const [next] = wordsBetween(text, behindBlanks(text, word.end, end), end)
      if (top.otherwise) this.fault(word.start, word.end, 'This conditional has its `else` already')
      // Behind other text than a condition make goes on as if nothing had been.
      if (next === undefined || next.text.startsWith('#')) top.otherwise = true
    }
  }
}
