/** `+12.3%`: a change for people, its sign before it. */
export function formatChange(fraction: number): string {
  const percent = Math.abs(fraction * 100)
  const digits = percent >= 100 ? 0 : percent >= 10 ? 1 : 2
  return `${fraction < 0 ? '−' : '+'}${percent.toFixed(digits)}%`
}
