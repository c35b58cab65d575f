const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const
/** Less than this, as a fraction of the value, is drawn flat: noise is no mountain range. */
const FLAT = 0.05

/** Values as a line of bars, the lowest at the bottom; a gap where there is none, empty where there are fewer than two. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter(value => value !== null)
  if (known.length < 2) return ''
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const middle = (low + high) / 2
  const spread = Math.max(high - low, middle * FLAT)
  if (spread === 0) return known.map(() => BARS[0]).join('')
  const bottom = middle - spread / 2
  return values
    .map(value => {
      if (value === null) return '\u00b7'
      const height = Math.floor(((value - bottom) / spread) * BARS.length)
      return BARS[Math.min(Math.max(height, 0), BARS.length - 1)] as string
    })
    .join('')
}
