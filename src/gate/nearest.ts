import { distance } from 'fastest-levenshtein'

/** Longer is no word that somebody mistyped, and comparing takes time that grows with the square of it. */
const LONGEST = 500

/**
 * The candidate that was probably meant, or undefined where none is near: at most two edits, one for words of up to
 * three letters, a third of the word's length for long words. A single letter has none, but in the other case.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length <= 3 ? Math.min(1, word.length - 1) : Math.max(2, Math.floor(word.length / 3))
  let best: string | undefined
  let fewest = limit + 1
  if (word.length > LONGEST) return undefined
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < fewest) {
      fewest = edits
      best = candidate
    }
  }
  return best
}

/** `; did you mean "x"?` where a candidate is near, otherwise the whole list: what a reader needs next. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates)
  return near === undefined ? `; known are: ${candidates.join(', ')}` : `; did you mean "${near}"?`
}
