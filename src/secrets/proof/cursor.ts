/**
 * Reads numbers and strings off bytes, as SSH, OpenPGP and macaroons have them. Where the bytes end too early everything
 * that is read is 0 or empty, and `short` says so.
 */
export class Cursor {
  at = 0
  short = false

  constructor(readonly bytes: Uint8Array) {}

  /** A number of that many bytes, at most four, the largest first. */
  number(length: number): number {
    let value = 0
    for (const byte of this.take(length)) value = value * 256 + byte
    return value
  }

  /** Seven bits a byte, the smallest first; at most 2^28. */
  varint(): number {
    let value = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.number(1)
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    this.short = true
    return 0
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) {
      this.short = true
      this.at = this.bytes.length
      return this.bytes.subarray(0, 0)
    }
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  /** A string of SSH (RFC 4251 section 5): its length in four bytes, then its bytes. */
  string(): Uint8Array {
    return this.take(this.number(4))
  }
}
