import {
  afterLineEnd,
  BACKSLASH,
  continuesName,
  DOUBLE_QUOTE,
  FORM_FEED,
  HASH,
  isLineEnd,
  QUOTE,
  SPACE,
  TAB,
} from './characters.js'
import { endOfQuoted, isTripled } from './quoted.js'
import type { Tokens } from './tokens.js'

/** Python reads no more than that. */
const MOST_LEVELS = 100

/** Words that stand in no expression, and so in no brackets. */
const ONLY_BEGIN_STATEMENTS = new Set(
  'assert break class continue def del except finally global import nonlocal pass raise return try while with'.split(
    ' ',
  ),
)

const isClosing = (code: number): boolean => code === 41 || code === 93 || code === 125

/** The end of a line, or of the one with the end of a string of three quotes that begins in it. */
function endOfTexts(text: string, start: number): number {
  let at = start
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) {
    const code = text.charCodeAt(at)
    if ((code !== QUOTE && code !== DOUBLE_QUOTE) || !isTripled(text, at, code)) at += 1
    else {
      at = endOfQuoted(text, at)
      if (at < 0) return text.length
    }
  }
  return at
}

/** How far a line is indented. */
interface Depth {
  /** With tabs to the next multiple of eight. */
  column: number
  /** With tabs as one column: where the order of lines by the two differs, it depends on how wide a tab is. */
  narrow: number
}

/** Turns the blanks that lines begin with into `INDENT` and `DEDENT`. */
export class Indentation {
  private readonly levels: Depth[] = [{ column: 0, narrow: 0 }]
  /** The last column that fitted no level, which is told once. */
  private misplaced = -1
  private mixed = false

  constructor(private readonly tokens: Tokens) {}

  /**
   * Reads the blanks at the beginning of a line; the offset behind them. Lines with nothing else, or with a comment only, change
   * nothing.
   */
  read(start: number): number {
    const { text } = this.tokens
    const depth = { column: 0, narrow: 0 }
    let continued = 0
    let at = start
    for (; ; at += 1) {
      const code = text.charCodeAt(at)
      if (code === SPACE) {
        depth.column += 1
        depth.narrow += 1
      } else if (code === TAB) {
        depth.column = (depth.column & ~7) + 8
        depth.narrow += 1
      } else if (code === FORM_FEED) {
        depth.column = 0
        depth.narrow = 0
      } else if (code === BACKSLASH && isLineEnd(text.charCodeAt(at + 1))) {
        continued ||= depth.column
        at = afterLineEnd(text, at + 1) - 1
      } else {
        if (code === HASH || isLineEnd(code) || at >= text.length) return at
        if (continued > 0) depth.column = depth.narrow = continued
        this.change(depth, start, at)
        return at
      }
    }
  }

  /**
   * From the end of a line the end of the last one that follows and is indented deeper than this block, is blank, or begins with a
   * closing bracket: what may still belong to the statement.
   */
  endOfDeeper(lineEnd: number): number {
    const { text } = this.tokens
    let end = lineEnd
    while (end < text.length) {
      const start = afterLineEnd(text, end)
      const { column, at } = this.beginningOf(start)
      const code = text.charCodeAt(at)
      const belongs = column > this.column || code === HASH || isLineEnd(code) || isClosing(code)
      if (!belongs) return end
      end = endOfTexts(text, at)
    }
    return end
  }

  /** Whether the line begins, no deeper than this block, with a word that only begins statements. */
  beginsStatement(lineStart: number): boolean {
    const { column, at } = this.beginningOf(lineStart)
    if (column > this.column) return false
    const { text } = this.tokens
    let end = at
    while (end - at < 9 && continuesName(text.charCodeAt(end))) end += 1
    return end > at && ONLY_BEGIN_STATEMENTS.has(text.slice(at, end))
  }

  /** Closes what is open. */
  end(at: number): void {
    for (let level = this.levels.length; level > 1; level -= 1) this.tokens.add('DEDENT', at, at)
  }

  private get column(): number {
    return (this.levels[this.levels.length - 1] as Depth).column
  }

  private beginningOf(lineStart: number): { column: number; at: number } {
    const { text } = this.tokens
    let column = 0
    let at = lineStart
    for (; text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB; at += 1) {
      column = text.charCodeAt(at) === TAB ? (column & ~7) + 8 : column + 1
    }
    return { column, at }
  }

  private change(depth: Depth, start: number, at: number): void {
    const { levels, tokens } = this
    let top = levels[levels.length - 1] as Depth
    if (depth.column > top.column) {
      if (depth.narrow <= top.narrow) this.tellMixed(start, at)
      if (levels.length >= MOST_LEVELS)
        tokens.fault(start, at, 'is indented too deeply: Python reads 100 levels at most')
      else {
        levels.push(depth)
        tokens.add('INDENT', at, at)
      }
      return
    }
    if (!levels.some(({ column }) => column === depth.column)) {
      this.tellMisplaced(depth.column, start, at)
      return
    }
    while (depth.column < top.column) {
      levels.pop()
      tokens.add('DEDENT', at, at)
      top = levels[levels.length - 1] as Depth
    }
    if (depth.narrow !== top.narrow) this.tellMixed(start, at)
  }

  /** Such a line is left out, so that those behind it are of the block that they were of. */
  private tellMisplaced(column: number, start: number, at: number): void {
    if (this.misplaced === column) this.tokens.add('ERROR', start, at)
    else this.tokens.fault(start, at, 'the indentation fits no line above that this one could belong to')
    this.misplaced = column
  }

  private tellMixed(start: number, end: number): void {
    if (this.mixed) return
    this.mixed = true
    const message = 'tabs and spaces are mixed so that it depends on the width of a tab which block the line belongs to'
    this.tokens.faults.push({ start, end, message, help: 'indent with spaces only' })
  }
}
