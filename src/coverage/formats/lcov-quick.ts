import { digitAt } from '../lines.js'
import { armKey, MAX_LINE } from '../model.js'
import type { FlagCollector } from '../rows.js'

const LONGEST_SUM = 30

/** Reads records of nothing but digits, which nine of ten are, straight from the bytes into tables. */
export class QuickRecords {
  constructor(
    private readonly lines: FlagCollector,
    private readonly arms: FlagCollector,
  ) {}

  /** The offset after the record that begins here; 0 where it is anything else. */
  end(bytes: Uint8Array, start: number): number {
    const first = bytes[start]
    if (first === 68) return this.line(bytes, start)
    return first === 66 && bytes[start + 2] === 68 ? this.branch(bytes, start) : endOfSum(bytes, start)
  }

  /** `DA:<line>,<count>` */
  private line(bytes: Uint8Array, start: number): number {
    if (bytes[start + 1] !== 65 || bytes[start + 2] !== 58) return 0
    let at = start + 3
    let line = 0
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at)) line = line * 10 + digit
    const comma = at
    if (bytes[comma] !== 44 || comma === start + 3 || comma > start + 13 || line > MAX_LINE) return 0
    let covered = false
    for (let digit = digitAt(bytes, ++at); digit >= 0; digit = digitAt(bytes, ++at)) covered ||= digit > 0
    if (at === comma + 1 || bytes[at] !== 10) return 0
    this.lines.add(line, covered)
    return at + 1
  }

  /** `BRDA:<line>,<block>,<branch>,<taken>` */
  private branch(bytes: Uint8Array, start: number): number {
    if (bytes[start + 1] !== 82 || bytes[start + 2] !== 68 || bytes[start + 3] !== 65 || bytes[start + 4] !== 58)
      return 0
    let at = start + 4
    let [line, block, number] = [0, 0, 0]
    for (let field = 0; field < 3; field += 1) {
      const first = at + 1
      number = 0
      for (let digit = digitAt(bytes, ++at); digit >= 0; digit = digitAt(bytes, ++at)) number = number * 10 + digit
      if (at === first || at > first + 10 || bytes[at] !== 44) return 0
      if (field === 0) line = number
      if (field === 1) block = number
    }
    const key = line > MAX_LINE ? null : armKey(line, block, number)
    let taken = false
    const first = at + 1
    if (bytes[first] === 45) at = first + 1
    else for (let digit = digitAt(bytes, ++at); digit >= 0; digit = digitAt(bytes, ++at)) taken ||= digit > 0
    if (key === null || at === first || bytes[at] !== 10) return 0
    this.arms.add(key, taken)
    return at + 1
  }
}

/** The offset after one of the sums that the file's own records add up to; 0 where it is something else. */
function endOfSum(bytes: Uint8Array, start: number): number {
  if (!isSum(bytes, start)) return 0
  const end = bytes.indexOf(10, start)
  return end > start + LONGEST_SUM ? 0 : end + 1
}

/** `LF:`, `LH:`, `BRF:`, `BRH:`, `FNF:`, `FNH:` */
function isSum(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start]
  if (first === 76) return bytes[start + 2] === 58 && isFoundOrHit(bytes[start + 1])
  const second = first === 66 ? 82 : first === 70 ? 78 : -1
  return bytes[start + 1] === second && bytes[start + 3] === 58 && isFoundOrHit(bytes[start + 2])
}

function isFoundOrHit(letter: number | undefined): boolean {
  return letter === 70 || letter === 72
}
