import { isWithin, type RepoPath, seenFrom } from './path.js'

// A pattern without any of these is a file or a folder, and all that is in it.
const MAGIC = /[*?[\]{}()!+@|]/

/**
 * Whether a path of the repository matches one of the patterns, which are relative to `under` and read as those that
 * find files: `*` within a part, `**` over parts, `{a,b}`, a leading dot like any character. The last pattern that
 * matches decides, where some begin with `!`; those without another before them take away from everything.
 */
export async function globMatcher(patterns: readonly string[], under: RepoPath): Promise<(path: string) => boolean> {
  const { default: picomatch } = await import('picomatch')
  const rules = patterns.map(pattern => {
    const negated = pattern.startsWith('!')
    const glob = pattern
      .replace(/^!/, '')
      .replace(/^(\.\/)+/, '')
      .replace(/\/+$/, '')
    const matches = MAGIC.test(glob)
      ? picomatch(glob, { dot: true })
      : (path: string) => glob === '.' || path === glob || path.startsWith(`${glob}/`)
    return { negated, matches }
  })
  return path => {
    if (!isWithin(path as RepoPath, under)) return false
    const below = seenFrom(under, path)
    const last = rules.findLast(({ matches }) => matches(below))
    return last === undefined ? (rules[0]?.negated ?? false) : !last.negated
  }
}
