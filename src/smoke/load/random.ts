/** Numbers that look random and are the same each time: the xorshift of Marsaglia (2003), 32 bits. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed | 0 || 1
    // The first ones of small seeds are small too.
    for (let round = 0; round < 8; round += 1) this.next()
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state ^= this.state << 13
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    return (this.state >>> 0) / 2 ** 32
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }
}
