import type { Allowlist, UserRules } from './config.js'
import { entropyOf } from './entropy.js'
import { Expressions } from './expressions.js'
import { gitleaksTwins } from './ids.js'

/** What allowlists go by. Texts are decoded, not latin1. */
export interface Findable {
  /** Ids that a list may name it by: the rule's, and of this bundle's rules gitleaks' for the same (`gitleaksIds`). */
  rules: readonly [rule: string, ...others: string[]]
  /** Whether a rule of the file found it, and none of this bundle's. */
  user: boolean
  path: string
  /** The commit that brought it, where commits are searched. */
  commit?: string
  /** Empty for a file that a rule names by its path, as are `match` and `line`. */
  secret: string
  /** All that the rule's expression matched. */
  match: string
  /** As `lineOf` gives it. */
  line: string
}

/** Why a finding is none by the file's own words, to stand after "suppressed:"; null where it is one. */
export type Allowing = (found: Findable) => string | null

/** Compiles all lists of a file, and what it switches off of this bundle's rules. */
export async function compileAllowlists(user: UserRules): Promise<Allowing> {
  const expressions = await Expressions.load()
  const lists = user.allowlists.map(list => ({ list, allows: allowsBy(list, expressions) }))
  const limits = user.limits.map(limit => ({
    ...limit,
    isAt: limit.path === null ? () => true : expressions.anyOf([limit.path]),
  }))
  const disabled = new Set(user.disabled)
  return found => {
    if (found.path === user.path) return `${user.path} itself is not searched`
    if (!found.user) {
      const ids = [found.rules[0], ...gitleaksTwins(found.rules[0])]
      if (ids.some(id => disabled.has(id))) return `${user.path} switches the rule off`
      for (const { rule, isAt, entropy } of limits) {
        if (!ids.includes(rule)) continue
        if (!isAt(found.path)) return `${user.path} limits the rule to other files`
        if (entropy !== 0 && entropyOf(found.secret) <= entropy)
          return `${user.path} wants more random secrets of the rule`
      }
    }
    const allowing = lists.find(({ list, allows }) => isFor(list, found) && allows(found))?.list
    if (allowing === undefined) return null
    const name = allowing.description === '' ? '' : ` (${allowing.description})`
    return `an allowlist of ${user.path}${name}`
  }
}

function isFor({ rules }: Allowlist, found: Findable): boolean {
  return rules === null || rules.some(id => found.rules.includes(id))
}

function allowsBy(list: Allowlist, expressions: Expressions): (found: Findable) => boolean {
  const commits = new Set(list.commits)
  const isAt = expressions.anyOf(list.paths)
  const matches = expressions.anyOf(list.regexes)
  // An empty word is in no secret.
  const words = list.stopwords.filter(word => word !== '')
  const checks: ((found: Findable) => boolean)[] = []
  if (list.commits.length > 0) checks.push(({ commit }) => commit !== undefined && commits.has(commit.toLowerCase()))
  if (list.paths.length > 0) checks.push(({ path }) => isAt(path))
  if (list.regexes.length > 0) checks.push(found => matches(found[list.regexTarget]))
  if (list.stopwords.length > 0) {
    checks.push(({ secret }) => {
      const lower = secret.toLowerCase()
      return words.some(word => lower.includes(word))
    })
  }
  return found => (list.all ? checks.every(check => check(found)) : checks.some(check => check(found)))
}
