import { bytesOf } from '../gate/bytes.js'
import { isInRepository, type RepoPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import { type FileCoverage, positionKey, type Surplus } from './model.js'
import { FlagCollector, TallyCollector } from './rows.js'

const LARGEST = 4 << 20
const TEXT = /^\s*(?:[rub]|br|rb)?(?:"|')/i

/** The file without the lines that ran and are no statements: texts that document modules and classes. */
export async function withoutTexts(file: FileCoverage, files: Files): Promise<FileCoverage> {
  const { surplus, ...rest } = file
  if (surplus === undefined) return rest
  const source = isInRepository(file.path as RepoPath) ? await sourceOf(file.path as RepoPath, files) : null
  if (source === null) return rest
  const texts = textsIn(source.split(/\r\n?|\n/), surplus)
  const lines = new FlagCollector()
  const statements = new TallyCollector()
  for (const line of surplus.ran) if (!texts.has(line)) lines.add(line, true)
  for (const item of rest.lines) if (item % 2 === 0) lines.add(item >>> 1, false)
  const taken = lines.takeLines()
  for (const item of taken) statements.add(positionKey(item >>> 1, 0), 0, item & 1, 1)
  return { ...rest, lines: taken, statements: statements.take() }
}

/** As many lines as there are too many: those that begin with a text, after a colon or nothing before all others. */
function textsIn(source: readonly string[], { ran, count }: Surplus): Set<number> {
  const rank = (line: number) => {
    if (!TEXT.test(source[line - 1] ?? '')) return 2
    return documents(source, line) ? 0 : 1
  }
  const ranked = [...ran].map(line => ({ line, rank: rank(line) }))
  ranked.sort((a, b) => a.rank - b.rank || a.line - b.line)
  return new Set(ranked.slice(0, count).map(({ line }) => line))
}

/** Whether nothing but a colon, at the end of a header, or nothing at all stands before a line. */
function documents(source: readonly string[], line: number): boolean {
  for (let before = line - 2; before >= 0; before -= 1) {
    const text = (source[before] as string).trim()
    if (text !== '' && !text.startsWith('#')) return /:\s*(#.*)?$/.test(text)
  }
  return true
}

async function sourceOf(path: RepoPath, files: Files): Promise<string | null> {
  try {
    const size = await files.size(path)
    if (size === null || size > LARGEST) return null
    return new TextDecoder().decode(await bytesOf(files.stream(path), LARGEST))
  } catch {
    // The report is read without it.
    return null
  }
}
