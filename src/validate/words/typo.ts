/**
 * Whether two words are the same but for a slip: up to two characters in one place that are missing, too many, changed or
 * swapped. Stricter than `nearest`, for where another word may be meant as well.
 */
export function isTypo(one: string, two: string): boolean {
  if (one === two || Math.min(one.length, two.length) < SHORTEST) return false
  let start = 0
  while (start < one.length && one[start] === two[start]) start += 1
  let end = 0
  const most = Math.min(one.length, two.length) - start
  while (end < most && one[one.length - 1 - end] === two[two.length - 1 - end]) end += 1
  return Math.max(one.length, two.length) - start - end <= 2
}

/** Of shorter words nobody knows what was meant. */
const SHORTEST = 4
