/** Says why a comment allows what stands from `start` up to before `end`, or null. */
export type InlineAllowances = (start: number, end: number) => string | null

/** A line with its break, and where its text begins and ends without white space. */
interface Line {
  from: number
  to: number
  textFrom: number
  textTo: number
}

/** Lines in which a secret may stand. */
type Allowed = readonly Pick<Line, 'from' | 'to'>[]

const PRAGMA = /pragma: ?(?:(?:allow|white)list[ -]secret|(allowlist[ -]nextline[ -]secret))/y
const SIGNS = ['#', '//', "'", '--']
const WHITE = ' \t\r\n\v\f'

/**
 * What comments allow in a file. Pragmas are taken as detect-secrets 1.5 takes them: behind `#`, `//`, `'` or `--` and
 * spaces, whatever follows; in block comments of C and HTML, which have to end the line; in `.yaml` behind `#` only.
 * One for the next line has to stand alone in its own. Of several lines that a secret takes the first or the last
 * counts. As in gitleaks, `gitleaks:allow` may stand anywhere in any of the lines.
 */
export function allowancesOf(path: string, content: string): InlineAllowances {
  const signs = path.endsWith('.yaml') ? ['#'] : SIGNS
  const here: Line[] = []
  const next: Line[] = []
  for (const [at, line] of occurrences('pragma:', content)) {
    const kind = pragmaAt(at, line, signs, content)
    if (kind === 'here') here.push(line)
    else if (kind === 'next') next.push(lineAt(line.to, content))
  }
  const anywhere = [...occurrences('gitleaks:allow', content)].map(([, line]) => line)
  if (here.length + next.length + anywhere.length === 0) return () => null
  return (start, end) => {
    const last = Math.max(start, end - 1)
    if (overlaps(here, start, start) || overlaps(here, last, last)) return 'its line says `pragma: allowlist secret`'
    if (overlaps(next, start, start)) return 'the line before says `pragma: allowlist nextline secret`'
    return overlaps(anywhere, start, last) ? 'its line says `gitleaks:allow`' : null
  }
}

/** Where a text stands, and in which line. */
function* occurrences(text: string, content: string): Generator<[at: number, line: Line]> {
  let line: Line | null = null
  for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + text.length)) {
    if (line === null || at >= line.to) line = lineAt(at, content)
    yield [at, line]
  }
}

/** The line that a pragma at an offset is for; null where it is none, or in no comment. */
function pragmaAt(at: number, line: Line, signs: readonly string[], content: string): 'here' | 'next' | null {
  PRAGMA.lastIndex = at
  const pragma = PRAGMA.exec(content)
  const comment = pragma === null ? null : commentBefore(at, line, signs, content)
  if (pragma === null || comment === null) return null
  if (pragma[1] === undefined) return 'here'
  return comment === line.textFrom ? 'next' : null
}

/** Where the comment begins that says something at an offset; null where none does. */
function commentBefore(at: number, line: Line, signs: readonly string[], content: string): number | null {
  let end = at
  while (content[end - 1] === ' ') end -= 1
  const blocks = signs.length > 1
  // Looked for first: what begins a comment of HTML ends in what begins one of SQL.
  const html = blocks && content.endsWith('-->', line.textTo) ? htmlBefore(end, content) : null
  if (html !== null) return html
  const sign = signs.find(each => content.endsWith(each, end))
  if (sign !== undefined) return end - sign.length
  return blocks && content.endsWith('/*', end) && content.endsWith('*/', line.textTo) ? end - 2 : null
}

function htmlBefore(before: number, content: string): number | null {
  let end = before
  while (end > 0 && '# \t'.includes(content[end - 1] as string)) end -= 1
  return content.endsWith('<!--', end) ? end - 4 : null
}

function lineAt(at: number, content: string): Line {
  const from = at === 0 ? 0 : content.lastIndexOf('\n', at - 1) + 1
  const feed = content.indexOf('\n', at)
  const to = feed < 0 ? content.length : feed + 1
  let [textFrom, textTo] = [from, to]
  while (textFrom < to && WHITE.includes(content[textFrom] as string)) textFrom += 1
  while (textTo > textFrom && WHITE.includes(content[textTo - 1] as string)) textTo -= 1
  return { from, to, textFrom, textTo }
}

/** Whether one of the lines, which are in their order, has anything from `first` to `last`. */
function overlaps(lines: Allowed, first: number, last: number): boolean {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] as Line).to <= first) low = middle + 1
    else high = middle
  }
  const line = lines[low]
  return line !== undefined && line.from <= last
}
