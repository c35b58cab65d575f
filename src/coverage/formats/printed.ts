/**
 * A number as C, Perl and Python print it with so many decimals: an exact half, such as 6.25 with one decimal, goes to
 * the even digit, where `toFixed` goes up.
 */
export function printed(value: number, decimals: number): string {
  const scaled = value * 10 ** decimals
  const below = Math.floor(scaled)
  // A half is exact where the number is one of binary digits: 0.15 is none, and has only to look like one once scaled.
  const half = scaled - below === 0.5 && Number.isInteger(value * 2 ** (decimals + 1))
  return half && below % 2 === 0 ? (below / 10 ** decimals).toFixed(decimals) : value.toFixed(decimals)
}
