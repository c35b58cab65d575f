import type { LineRange } from './ports.js'

/** What the hunks of one file say of the file as it is after the change. */
export interface Hunks {
  /** Lines that are new or different, ascending. */
  ranges: LineRange[]
  /** How many lines these are. */
  added: number
  /** Whether any of them has more than white space. */
  substantial: boolean
}

/** Thrown where text is no diff. */
export class NoDiff extends Error {}

const [NEWLINE, PLUS, MINUS, SPACE, BACKSLASH] = [10, 43, 45, 32, 92]
const MOST = 2 ** 31 - 1
/** Characters of a line that is none of the files': git writes at most two paths into one. */
const LONGEST = 1 << 16

/**
 * Reads the hunks of unified diffs, with lines of context or without, in pieces of any size; no line of a file is kept.
 * Since a hunk says how many lines it has, nothing in a file passes for a hunk or a header. Lines between hunks go to
 * `onHeader`, each byte as one character. Every method throws `NoDiff` where the text is no diff.
 */
export class HunkReader {
  private header = ''
  /** The line that a hunk is in: its first byte, or -1 at its start. */
  private first = -1
  /** Lines that the hunk still has in the file before and in the file after. */
  private left = { before: 0, after: 0 }
  private line = 0
  private ranges: [number, number][] = []
  private added = 0
  private substantial = false

  constructor(private readonly onHeader: (line: string) => void) {}

  push(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      const newline = piece.indexOf(NEWLINE, at)
      const end = newline < 0 ? piece.length : newline
      if (end > at) this.part(piece.subarray(at, end))
      if (newline >= 0) this.endLine()
      at = end + 1
    }
  }

  /** What was read since it was taken last, where a file's hunks end. */
  take(): Hunks {
    if (this.left.before > 0 || this.left.after > 0) throw new NoDiff('a hunk is cut short')
    const hunks = { ranges: this.ranges, added: this.added, substantial: this.substantial }
    this.ranges = []
    this.added = 0
    this.substantial = false
    return hunks
  }

  /** The end of the text, whose last line may have no end of its own. */
  end(): void {
    if (this.first >= 0 || this.header !== '') this.endLine()
  }

  private get inHunk(): boolean {
    return this.left.before > 0 || this.left.after > 0
  }

  private part(bytes: Uint8Array): void {
    if (!this.inHunk) {
      this.header += Buffer.from(bytes).toString('latin1')
      if (this.header.length > LONGEST) throw new NoDiff('a header is too long')
      return
    }
    const rest = this.first < 0 ? bytes.subarray(1) : bytes
    if (this.first < 0) this.first = bytes[0] as number
    if (this.first === PLUS && !this.substantial) this.substantial = !rest.every(isWhite)
  }

  private endLine(): void {
    if (this.inHunk) this.endOfHunkLine()
    else this.endOfHeader()
    this.first = -1
  }

  private endOfHunkLine(): void {
    // Some write a line of context that is empty without the space before it.
    const kind = this.first < 0 ? SPACE : this.first
    // "\ No newline at end of file"
    if (kind === BACKSLASH) return
    if (![PLUS, MINUS, SPACE].includes(kind)) throw new NoDiff('a hunk has a line of no kind')
    if (kind !== PLUS) this.left.before--
    if (kind !== MINUS) this.left.after--
    if (this.left.before < 0 || this.left.after < 0) throw new NoDiff('a hunk has more lines than it says')
    if (kind === PLUS) this.add(this.line)
    if (kind !== MINUS) this.line++
  }

  private endOfHeader(): void {
    const header = this.header
    this.header = ''
    if (header.startsWith('\\')) return
    if (!header.startsWith('@@ ')) {
      this.onHeader(header)
      return
    }
    const [, before, start, after] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(header) ?? []
    const last = this.ranges.at(-1)?.[1] ?? 0
    this.left = { before: Number(before ?? 1), after: Number(after ?? 1) }
    this.line = Number(start ?? Number.NaN)
    // A hunk that only removes lines names the line before them, which may be the last that was added.
    const follows = this.line > last || (this.left.after === 0 && this.line === last)
    const sizes = [this.left.before, this.line + this.left.after]
    if (!follows || !sizes.every(size => size <= MOST)) throw new NoDiff('a hunk begins where none can')
  }

  private add(line: number): void {
    const last = this.ranges.at(-1)
    if (last?.[1] === line - 1) last[1] = line
    else this.ranges.push([line, line])
    this.added++
  }
}

function isWhite(byte: number): boolean {
  return byte === SPACE || (byte >= 9 && byte <= 13)
}
