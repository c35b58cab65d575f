/** Numbers that only look random: the same ones each time, spread evenly between 0 and 1, neither of them included. */
export function uniformFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    // A step of a congruential generator, then the output scrambled, for its lower bits alone are poor.
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x7feb352d)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
    return (((mixed ^ (mixed >>> 16)) >>> 0) + 0.5) / 2 ** 32
  }
}

/** The same, of the normal distribution: Box & Muller (1958). */
export function normalFrom(seed: number): () => number {
  const uniform = uniformFrom(seed)
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
