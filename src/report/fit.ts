/** A block as markdown that fits, and whether it is all of it. */
export interface Fitted {
  markdown: string
  whole: boolean
}

/** Writes a block in at most `room` bytes; null where not even its beginning fits. */
export type Fit<Block> = (block: Block, room: number) => Fitted | null

const GAP = 2

/**
 * Writes blocks one below the other, an empty line between them, in at most `room` bytes. Where they do not fit, small
 * ones stay whole and the large ones get equal shares of what is left, so that none crowds out the others; where there
 * is not even room for the beginning of each, the last ones are left out.
 */
export function fitBlocks<Block>(
  blocks: readonly Block[],
  room: number,
  write: Fit<Block>,
): { parts: string[]; whole: boolean } {
  const full = blocks.map(block => write(block, room))
  const sizes = full.map(each => (each === null ? room : bytesOf(each.markdown)) + GAP)
  const share = shareOf(sizes, room)
  const fitted: (Fitted | null)[] = []
  let left = room
  for (const [index, block] of blocks.entries()) {
    const size = sizes[index] as number
    const each = size <= share && size <= left ? (full[index] ?? null) : fitFrom(share, left, block, write)
    if (each !== null) left -= bytesOf(each.markdown) + GAP
    fitted.push(each)
  }
  // Shares are seldom used up to the last byte: the first blocks get what is left over.
  for (const [index, block] of blocks.entries()) {
    const each = fitted[index]
    if (each == null || each.whole || left <= GAP) continue
    const taken = bytesOf(each.markdown)
    const larger = write(block, taken + left)
    if (larger === null) continue
    left -= bytesOf(larger.markdown) - taken
    fitted[index] = larger
  }
  const parts = fitted.flatMap(each => (each === null ? [] : [each.markdown]))
  return { parts, whole: fitted.every(each => each?.whole === true) }
}

/** The block in its share, or in as little more as it needs for its beginning while there is room at all. */
function fitFrom<Block>(share: number, left: number, block: Block, write: Fit<Block>): Fitted | null {
  for (let room = Math.max(share, 64); ; room *= 2) {
    const fitted = write(block, Math.min(room, left) - GAP)
    if (fitted !== null || room >= left) return fitted
  }
}

/** The largest size such that all sizes, cut to it, are at most `room` together. */
function shareOf(sizes: readonly number[], room: number): number {
  let left = room
  const ascending = sizes.toSorted((a, b) => a - b)
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index))
    if (size > share) return share
    left -= size
  }
  return room
}

export function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}
