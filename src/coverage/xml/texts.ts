const LONGEST = 32
const SLOTS = 1024

/** Short texts in ASCII that come again and again, such as the white space between elements: kept, not made anew. */
export class ShortTexts {
  private readonly texts: (string | undefined)[] = new Array(SLOTS)
  private readonly copies = new Uint8Array(SLOTS * LONGEST)

  /** The text of the bytes, which are ASCII. */
  of(bytes: Buffer, start: number, end: number): string {
    const length = end - start
    if (length > LONGEST) return bytes.toString('latin1', start, end)
    let hash = length
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
    const known = this.texts[slot]
    if (known !== undefined && known.length === length && this.holds(slot, bytes, start, length)) return known
    const text = bytes.toString('latin1', start, end)
    this.texts[slot] = text
    this.copies.set(bytes.subarray(start, end), slot * LONGEST)
    return text
  }

  private holds(slot: number, bytes: Uint8Array, start: number, length: number): boolean {
    const first = slot * LONGEST
    for (let index = 0; index < length; index += 1)
      if (this.copies[first + index] !== bytes[start + index]) return false
    return true
  }
}
