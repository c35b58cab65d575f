import { Faults } from '../faults.js'
import type { Span } from '../node.js'
import { Anchors } from './anchors.js'
import { Tags } from './tags.js'

const [TAB, LINE_FEED, RETURN, SPACE, HASH, DASH, DOT] = [9, 10, 13, 32, 35, 45, 46] as const
const MOST_FAULTS = 100

/** Where the parser is in the text, and what it has found beside the nodes. */
export class Reader {
  readonly size: number
  readonly comments: Span[] = []
  readonly faults = new Faults()
  anchors = new Anchors()
  tags = new Tags()

  /** Where reading goes on. */
  at = 0
  /** Where the line begins on which that is. */
  line = 0
  /** After `skip`: how far from the line's beginning; -1 at the end of the document, which is deeper than nothing. */
  column = 0
  /** The first tab of the white space that `skip` passed on this line; -1 where there is none. */
  tab = -1
  /** Where the last token ended. */
  ended = 0
  /** How many collections are open, and how many of them are written in brackets. */
  depth = 0
  brackets = 0
  /** Whether a plain scalar ended before a line because that line has a key. */
  atKeyLine = false
  /** Whether a bracket is not closed, so that nothing around it can be either. */
  broken = false
  /** Where the outermost bracket that is open stands. */
  outermost = 0
  /** Beginning of the last value of which a line was too little indented. */
  shallow = -1

  /** Where the last fault began. */
  lastFault = -1

  private reported = 0
  private counted = 0
  private lines = 1
  private lastTab = -1
  private readonly returns: boolean

  constructor(readonly text: string) {
    this.size = text.length
    this.returns = text.includes('\r')
  }

  /** The code at `at`; -1 at the end. */
  code(): number {
    return this.at < this.size ? this.text.charCodeAt(this.at) : -1
  }

  /** Whether nothing but white space stands before `at` on its line. */
  get fresh(): boolean {
    return this.ended <= this.line
  }

  /** Passes an indicator. */
  step(length = 1): void {
    this.at += length
    this.ended = this.at
  }

  /** Passes white space, line breaks and comments. */
  skip(comments = true): void {
    const { text, size, at: from } = this
    let at = from
    let tab = -1
    let code = -1
    for (; at < size; at += 1) {
      code = text.charCodeAt(at)
      if (code === SPACE) continue
      if (code === LINE_FEED || code === RETURN) {
        if (code === RETURN && text.charCodeAt(at + 1) === LINE_FEED) at += 1
        this.line = at + 1
        tab = -1
      } else if (code === TAB) {
        if (tab < 0) tab = at
      } else if (code === HASH && comments && this.isApart(at)) {
        const end = this.endOfLine(at)
        this.comments.push({ start: at, end })
        at = end - 1
      } else break
    }
    if (at !== from) this.tab = tab
    this.at = at
    this.column = at - this.line
    if (at >= size || (this.column === 0 && (code === DASH || code === DOT) && this.isMarker(at))) this.column = -1
  }

  /** Passes spaces and tabs. */
  skipBlanks(): void {
    while (isBlank(this.text, this.at)) this.at += 1
  }

  /** Whether the character is the first of its line, or white space stands before it. */
  isApart(at: number): boolean {
    return at === this.line || isBlank(this.text, at - 1)
  }

  /** Whether `---` or `...` stands here, by itself; `at` begins a line. */
  isMarker(at: number): boolean {
    const { text } = this
    const code = text.charCodeAt(at)
    return text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code && isGap(text, at + 3)
  }

  /** Whether the character at `at` is this one, with white space or the line's end after it. */
  isIndicator(code: number): boolean {
    return this.code() === code && isGap(this.text, this.at + 1)
  }

  /** Where the line break, or the end of the text, is. */
  endOfLine(from: number): number {
    if (!this.returns) {
      const feed = this.text.indexOf('\n', from)
      return feed < 0 ? this.size : feed
    }
    let at = from
    while (at < this.size && !isBreak(this.text, at)) at += 1
    return at
  }

  /** Where the line after a line break begins; the end of the text stays where it is. */
  afterBreak(end: number): number {
    if (end >= this.size) return this.size
    return this.text.charCodeAt(end) === RETURN && this.text.charCodeAt(end + 1) === LINE_FEED ? end + 2 : end + 1
  }

  /** The line's number, for messages. */
  lineOf(offset: number): number {
    if (this.full) return 0
    if (offset < this.counted) {
      this.counted = 0
      this.lines = 1
    }
    for (let end = this.endOfLine(this.counted); end < offset; end = this.endOfLine(this.counted)) {
      this.counted = this.afterBreak(end)
      this.lines += 1
    }
    return this.lines
  }

  /** Whether so much is wrong that no more is said. */
  get full(): boolean {
    return this.reported >= MOST_FAULTS
  }

  fault(
    rule: string,
    message: string,
    start: number,
    end: number,
    related?: Span & { readonly message: string },
  ): void {
    if (this.full) return
    this.reported += 1
    this.lastFault = start
    const first = Math.min(start, this.size)
    this.faults.add(rule, message, first, Math.min(Math.max(first, end), this.size), related)
  }

  /** Says that a tab stands where indentation belongs; of lines in a row that have one, only of the first. */
  faultTab(tab: number): void {
    const inRow = this.lastTab >= 0 && this.afterBreak(this.endOfLine(this.lastTab)) >= this.line
    this.lastTab = this.line
    if (inRow) return
    this.fault('yaml/tab', 'A tab stands where YAML wants indentation, which is made of spaces only.', tab, tab + 1)
  }
}

/** Whether a space or a tab is there. */
export function isBlank(text: string, at: number): boolean {
  const code = at < text.length ? text.charCodeAt(at) : -1
  return code === SPACE || code === TAB
}

export function isBreak(text: string, at: number): boolean {
  const code = at < text.length ? text.charCodeAt(at) : -1
  return code === LINE_FEED || code === RETURN
}

/** Whether white space, a line break or the end of the text is there. */
export function isGap(text: string, at: number): boolean {
  if (at >= text.length) return true
  const code = text.charCodeAt(at)
  return code === SPACE || code === LINE_FEED || code === TAB || code === RETURN
}
