const SMALLEST_STORE = 1 << 12
const LARGEST_STORE = 1 << 20

/** Keeps many small tables in few buffers: what comes with a buffer of its own is more than what most of them hold. */
export class Store {
  private buffer = new ArrayBuffer(0)
  private used = 0
  private next = SMALLEST_STORE

  kept(items: Float64Array): Float64Array {
    const kept = new Float64Array(...this.room(items.length, Float64Array.BYTES_PER_ELEMENT))
    kept.set(items)
    return kept
  }

  keptLines(items: Float64Array): Uint32Array {
    const kept = new Uint32Array(...this.room(items.length, Uint32Array.BYTES_PER_ELEMENT))
    kept.set(items)
    return kept
  }

  private room(length: number, size: number): [buffer: ArrayBuffer, offset: number, length: number] {
    const start = Math.ceil(this.used / size) * size
    const end = start + length * size
    if (end <= this.buffer.byteLength) {
      this.used = end
      return [this.buffer, start, length]
    }
    this.buffer = new ArrayBuffer(Math.max(this.next, length * size))
    this.next = Math.min(2 * this.next, LARGEST_STORE)
    this.used = length * size
    return [this.buffer, 0, length]
  }
}
