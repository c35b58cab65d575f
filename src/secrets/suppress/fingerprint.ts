/** A stretch of the content that holds secrets, and what stands around it in its line. */
interface Stretch {
  start: number
  end: number
}

/** How much of the line counts on each side, in characters: a minified file is one line. */
const AROUND = 200

/** Stands for every secret. No file holds it: the content has one character per byte. */
const SECRET = '\u2026'

/**
 * What makes each secret of a file the same one next time: its rule, the line it begins in with every secret left out
 * and white space evened, and how many equal ones stand before it. Nothing of it depends on what the secrets are.
 */
export function identitiesOf(
  content: string,
  matches: readonly { rule: string; start: number; end: number }[],
): string[] {
  const stretches = stretchesOf(matches)
  const contexts = stretches.map((_, index) => contextOf(content, stretches, index))
  const order = matches.map((_, index) => index).sort((a, b) => startOf(a) - startOf(b))
  const identities: string[] = []
  const equal = new Map<string, number>()
  for (const index of order) {
    const key = `${(matches[index] as (typeof matches)[number]).rule}\0${contexts[stretchAt(stretches, startOf(index))]}`
    const ordinal = (equal.get(key) ?? 0) + 1
    equal.set(key, ordinal)
    identities[index] = `${key}\0${ordinal}`
  }
  return identities

  function startOf(index: number): number {
    return (matches[index] as Stretch).start
  }
}

/** The stretches in their order, those that overlap or touch as one. */
function stretchesOf(matches: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else stretches.push({ start, end })
  }
  return stretches
}

/** The index of the last stretch that begins at an offset or before it. */
function stretchAt(stretches: readonly Stretch[], offset: number): number {
  let [low, high] = [0, stretches.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((stretches[middle] as Stretch).start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function contextOf(content: string, stretches: readonly Stretch[], index: number): string {
  return `${before(content, stretches, index)}${SECRET}${after(content, stretches, index)}`.replace(/\s+/g, ' ').trim()
}

function before(content: string, stretches: readonly Stretch[], index: number): string {
  let text = ''
  for (let at = index; ; at -= 1) {
    const { start } = stretches[at] as Stretch
    const other = stretches[at - 1]
    const piece = content.slice(Math.max(start - (AROUND - text.length), other?.end ?? 0), start)
    const feed = piece.lastIndexOf('\n')
    text = piece.slice(feed + 1) + text
    if (feed >= 0 || text.length >= AROUND || other === undefined) return text
    text = SECRET + text
    if (hasLines(content, other)) return text
  }
}

/** What follows in the line that the secret begins in: nothing where the secret goes on in the next. */
function after(content: string, stretches: readonly Stretch[], index: number): string {
  let text = ''
  for (let at = index; ; at += 1) {
    const stretch = stretches[at] as Stretch
    if (hasLines(content, stretch)) return text
    const other = stretches[at + 1]
    const { end } = stretch
    const piece = content.slice(end, Math.min(end + AROUND - text.length, other?.start ?? content.length))
    const feed = piece.indexOf('\n')
    text += feed < 0 ? piece : piece.slice(0, feed)
    if (feed >= 0 || text.length >= AROUND || other === undefined) return text
    text += SECRET
  }
}

function hasLines(content: string, { start, end }: Stretch): boolean {
  return content.slice(start, end).includes('\n')
}
