import { type Count, formatPercent } from '../gate/percent.js'

const LABEL = 'coverage'
// DejaVu Sans at 11 px, the usual font of badges, is about this wide a character.
const CHARACTER = 7

/** A badge as a small SVG that needs no font of its own and can be read aloud. */
export function coverageBadge(lines: Count): string {
  const value = formatPercent(lines)
  const left = LABEL.length * CHARACTER + 10
  const width = left + value.length * CHARACTER + 10
  const text = (x: number, content: string) => `<text x="${x}" y="14" text-anchor="middle">${content}</text>`
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${LABEL}: ${value}">`,
    `<title>${LABEL}: ${value}</title>`,
    `<rect width="${width}" height="20" rx="3" fill="#444"/>`,
    `<path d="M${left} 0h${width - left - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${width - left - 3}z" fill="${colour(lines)}"/>`,
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">',
    text(left / 2, LABEL),
    text(left + (width - left) / 2, value),
    '</g></svg>',
  ].join('')}\n`
}

/** From red at half covered to green at nine tenths; both keep white text readable. */
function colour({ covered, total }: Count): string {
  const ratio = total === 0 ? 1 : covered / total
  const hue = Math.round(Math.min(1, Math.max(0, (ratio - 0.5) / 0.4)) * 120)
  return `hsl(${hue},75%,32%)`
}
