/** Numbers that look random and are the same for the same seed: xoshiro128** (Blackman & Vigna 2018). */
export class Random {
  #state
  #spare = Number.NaN

  constructor(seed) {
    this.#state = Uint32Array.from({ length: 4 }, (_, at) => scrambled(seed * 4 + at + 1))
  }

  /** From 0 to below 1. */
  uniform() {
    const s = this.#state
    const result = Math.imul(rotated(Math.imul(s[1], 5), 7), 9) >>> 0
    const t = s[1] << 9
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotated(s[3], 11)
    return result / 2 ** 32
  }

  /** Of the normal distribution, by Marsaglia's polar method. */
  normal(deviation) {
    const spare = this.#spare
    if (!Number.isNaN(spare)) {
      this.#spare = Number.NaN
      return deviation * spare
    }
    for (;;) {
      const x = 2 * this.uniform() - 1
      const y = 2 * this.uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      this.#spare = y * factor
      return deviation * x * factor
    }
  }
}

function rotated(value, by) {
  return (value << by) | (value >>> (32 - by))
}

/** The last step of MurmurHash3: near seeds have nothing in common. */
function scrambled(value) {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
