/**
 * Marvin32 of bytes, folded to 32 bits: a keyed hash that Microsoft's services use as a checksum, with eight characters
 * of ASCII as its seed.
 *
 * Sources: US patent 20130262421; https://github.com/microsoft/security-utilities
 */
export function marvin32(bytes: Uint8Array, seed: string): number {
  const state = { low: word(seed, 4), high: word(seed, 0) }
  const whole = bytes.length - (bytes.length % 4)
  for (let at = 0; at < whole; at += 4) mix(state, wordOf(bytes, at, 4))
  const left = bytes.length - whole
  // What is left over ends with a bit that marks the end.
  mix(state, (wordOf(bytes, whole, left) | (0x80 << (8 * left))) >>> 0)
  mix(state, 0)
  return (state.low ^ state.high) >>> 0
}

function mix(state: { low: number; high: number }, value: number): void {
  state.low = (state.low + value) >>> 0
  state.high = (state.high ^ state.low) >>> 0
  state.low = (rotated(state.low, 20) + state.high) >>> 0
  state.high = (rotated(state.high, 9) ^ state.low) >>> 0
  state.low = (rotated(state.low, 27) + state.high) >>> 0
  state.high = rotated(state.high, 19)
}

function rotated(value: number, bits: number): number {
  return ((value << bits) | (value >>> (32 - bits))) >>> 0
}

/** Up to four bytes as a number, the lowest first. */
function wordOf(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let index = 0; index < length; index += 1) value |= (bytes[at + index] as number) << (8 * index)
  return value >>> 0
}

/** Four characters of a seed as a number, the highest first. */
function word(seed: string, at: number): number {
  return [0, 1, 2, 3].reduce((value, index) => ((value << 8) | seed.charCodeAt(at + index)) >>> 0, 0)
}
