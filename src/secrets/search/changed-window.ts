/** Bytes around a change that are searched too: what stands near a secret decides what it is, and rules look less far. */
const AROUND = 512

/** Bytes that are compared at once. */
const BLOCK = 512

/** A part of a content. */
export interface Window {
  start: number
  end: number
  /** Bytes with which the content begins as the one before. */
  same: number
}

/**
 * The part of a content in which it differs from what was there before, with what stands around that: all that it brought
 * overlaps with the difference. Whole lines; null where that is nearly all of it.
 */
export function changedWindow(before: Uint8Array, after: Uint8Array): Window | null {
  const least = Math.min(before.length, after.length)
  const [a, b] = [bufferOf(before), bufferOf(after)]
  let same = 0
  while (same + BLOCK <= least && a.compare(b, same, same + BLOCK, same, same + BLOCK) === 0) same += BLOCK
  while (same < least && a[same] === b[same]) same += 1
  let tail = 0
  const [endA, endB] = [a.length, b.length]
  const left = least - same
  while (tail + BLOCK <= left) {
    const [toA, toB] = [endA - tail, endB - tail]
    if (a.compare(b, toB - BLOCK, toB, toA - BLOCK, toA) !== 0) break
    tail += BLOCK
  }
  while (tail < left && a[endA - tail - 1] === b[endB - tail - 1]) tail += 1
  const start = same <= AROUND ? 0 : b.lastIndexOf(10, same - AROUND - 1) + 1
  const feed = b.indexOf(10, Math.min(endB, endB - tail + AROUND))
  const end = feed < 0 ? endB : feed + 1
  return end - start > 0.8 * endB ? null : { start, end, same }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
