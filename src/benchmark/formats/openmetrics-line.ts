/** A line of the text format, taken apart. */
export interface Sample {
  /** Without labels. */
  family: string
  /** With its labels as they are written, but the quantile. */
  name: string
  quantile: string | null
  value: number
}

const NAME = /^[a-zA-Z_:][\w:]*/
const LABEL = /[ \t]*([a-zA-Z_][\w.:-]*)[ \t]*=[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*(,|\})/y
const NUMBERS =
  /^[ \t]+([+-]?(?:\d[\d_]*\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|inf|infinity|nan))(?:[ \t]+-?[\d.]+(?:e[+-]?\d+)?)?(?:[ \t]+#.*)?$/i

/** Takes a line apart; null where it is none: a name, labels in braces, a number, a timestamp and an exemplar. */
export function sampleOf(line: string): Sample | null {
  const family = NAME.exec(line)?.[0]
  if (family === undefined) return null
  const labels: string[] = []
  let quantile: string | null = null
  let at = family.length
  if (line[at] === '{') {
    const end = labelsOf(line, at + 1, (label, value) => {
      if (label === 'quantile') quantile = value
      else labels.push(`${label}="${value}"`)
    })
    if (end === null) return null
    at = end
  }
  const text = NUMBERS.exec(line.slice(at))?.[1]
  if (text === undefined) return null
  const name = labels.length === 0 ? family : `${family}{${labels.join(',')}}`
  return { family, name, quantile, value: numberOf(text) }
}

/** Where the labels end; null where they do not. */
function labelsOf(line: string, start: number, add: (label: string, value: string) => void): number | null {
  let at = start
  while (line[at] === ' ') at += 1
  if (line[at] === '}') return at + 1
  for (;;) {
    LABEL.lastIndex = at
    const [, label = '', value = '', next] = LABEL.exec(line) ?? []
    if (next === undefined) return null
    add(label, value)
    at = LABEL.lastIndex
    // A comma may stand before the brace.
    if (next === '}') return at
    if (line[at] === '}') return at + 1
  }
}

function numberOf(text: string): number {
  const [, sign = '', word = ''] = /^([+-]?)(inf|nan)/i.exec(text) ?? []
  if (word === '') return Number(text)
  return /^n/i.test(word) ? Number.NaN : sign === '-' ? -Infinity : Infinity
}
