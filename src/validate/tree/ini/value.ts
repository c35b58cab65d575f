import { makeScalar } from '../make.js'
import type { Pair, ScalarNode } from '../node.js'
import type { Line } from './line.js'

/** The value of a key while it is read: it can have several lines, of which each is stripped of the white space around it. */
export class Value {
  private readonly lines: string[]
  private readonly pieces: number[]
  private length: number
  private end: number
  /** Empty lines count only where something follows. */
  private empty: number[] = []

  constructor(
    private readonly text: string,
    private readonly key: ScalarNode,
    private readonly from: number,
    to: number,
  ) {
    this.lines = [text.slice(from, to)]
    this.pieces = [0, from]
    this.length = to - from
    this.end = to
  }

  /** Takes in an empty line, by its offset. */
  addEmpty(at: number): void {
    this.empty.push(at)
  }

  add(line: Line): void {
    for (const at of this.empty) this.append(at, at)
    this.empty = []
    this.append(line.from, line.to)
    this.end = line.to
  }

  pair(): Pair {
    const pieces = this.lines.length > 1 ? this.pieces : null
    const value = makeScalar(this.lines.join('\n'), 'string', 'plain', this.from, pieces, this.from, this.end)
    return { key: this.key, name: this.key.text, value }
  }

  private append(from: number, to: number): void {
    this.lines.push(this.text.slice(from, to))
    this.length += 1
    this.pieces.push(this.length, from)
    this.length += to - from
  }
}
