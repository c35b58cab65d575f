import { globMatcher } from '../../gate/glob.js'
import { type Mistake, UserMistake } from '../../gate/mistake.js'
import { suggestion } from '../../gate/nearest.js'
import type { RepoPath } from '../../gate/path.js'

/** Why a problem does not count, by a line of `ignore`; null where none speaks of it. */
export type IgnoredByLines = (rule: string, path: string) => string | null

/**
 * Reads lines of `ignore`: a rule or a family (`security/*`), for all files or, after a colon, for those of a glob pattern that
 * is relative to `under`.
 *
 * @throws UserMistake where a line names no rule that exists
 */
export async function readIgnores(
  lines: readonly string[],
  rules: readonly string[],
  under: RepoPath,
): Promise<IgnoredByLines> {
  const mistakes: Mistake[] = []
  const ignores = await Promise.all(
    lines.map(async line => {
      const [, rule = '', glob] = /^([^:]*?)\s*(?::\s*(.+))?$/.exec(line.trim()) ?? []
      const family = rule.endsWith('/*') ? rule.slice(0, -1) : null
      const known = family === null ? rules.includes(rule) : rules.some(each => each.startsWith(family))
      if (!known) mistakes.push({ where: 'ignore', message: `there is no rule ${rule}${suggestion(rule, rules)}` })
      const speaksOf = (each: string) => (family === null ? each === rule : each.startsWith(family))
      return { line, speaksOf, matches: glob === undefined ? () => true : await globMatcher([glob], under) }
    }),
  )
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return (rule, path) => {
    const found = ignores.find(each => each.speaksOf(rule) && each.matches(path))
    return found === undefined ? null : `ignore: ${found.line}`
  }
}
