import type { Watchers } from '../through.js'

/** More than OpenSSL takes for a handshake: it refuses certificates beyond 100 KiB. */
const RECORDED = 192 * 1024

/** Keeps the first bytes that the other side sends: node tells only some of the certificates among them. */
export class Recording implements Watchers {
  private pieces: Buffer[] = []
  private size = 0

  received(piece: Buffer): void {
    if (this.size >= RECORDED) return
    this.pieces.push(piece)
    this.size += piece.length
  }

  /** What was kept; from now on nothing is. */
  taken(): Buffer {
    const bytes = Buffer.concat(this.pieces)
    this.pieces = []
    this.size = RECORDED
    return bytes
  }
}
