const FIRST = 64
/** More wait for no connection: those beyond are counted, and not sent. */
const MOST = 1 << 20

/** Requests that are due, in order, while no connection is free for them. */
export class Waiting {
  private starts = new Float64Array(FIRST)
  private requests = new Uint16Array(FIRST)
  private head = 0
  private count = 0

  get size(): number {
    return this.count
  }

  /** When the first of them was due. */
  get start(): number {
    return this.starts[this.head] as number
  }

  get request(): number {
    return this.requests[this.head] as number
  }

  /** Returns whether there was room for it. */
  add(start: number, request: number): boolean {
    if (this.count === MOST) return false
    if (this.count === this.starts.length) this.grow()
    const place = (this.head + this.count) % this.starts.length
    this.starts[place] = start
    this.requests[place] = request
    this.count += 1
    return true
  }

  /** Takes the first one away. */
  shift(): void {
    this.head = (this.head + 1) % this.starts.length
    this.count -= 1
  }

  private grow(): void {
    const length = this.starts.length
    const starts = new Float64Array(length * 2)
    const requests = new Uint16Array(length * 2)
    for (let place = 0; place < this.count; place += 1) {
      starts[place] = this.starts[(this.head + place) % length] as number
      requests[place] = this.requests[(this.head + place) % length] as number
    }
    this.starts = starts
    this.requests = requests
    this.head = 0
  }
}
