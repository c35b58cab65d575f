/** `a`, `a and b`, `a, b, and c`, as Python's messages have it. */
export function listed(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ')
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`
}
