import { UserMistake } from '../../gate/mistake.js'
import { type RepoPath, repoPathFrom } from '../../gate/path.js'
import { Expressions } from './expressions.js'
import { type Base, merged } from './extend.js'
import { type RulesFile, rulesFileReader } from './file.js'
import { settled } from './settle.js'
import type { Remarks } from './table.js'

/** A rule of the user's own. */
export interface UserRule {
  id: string
  description: string
  /** In Go's syntax; null for a rule that goes by the path alone. */
  regex: string | null
  path: string | null
  /** Bits per character that a secret must have more of; 0 where that does not matter. */
  entropy: number
  /** The group of the expression that is the secret; 0 is the first one that is not empty. */
  secretGroup: number
  /** In lower case: the rule is tried only where one of them stands. */
  keywords: readonly string[]
  tags: readonly string[]
  required: readonly Required[]
  /** Whether it only serves others that require it. */
  skipReport: boolean
}

/** Another rule that has to match near by. */
export interface Required {
  id: string
  withinLines: number | null
  withinColumns: number | null
}

/** Findings that are none. */
export interface Allowlist {
  description: string
  /** Whether all kinds of conditions that it has must hold, and not just one of them. */
  all: boolean
  /** In lower case. */
  commits: readonly string[]
  paths: readonly string[]
  regexTarget: 'secret' | 'match' | 'line'
  regexes: readonly string[]
  /** In lower case. */
  stopwords: readonly string[]
  /** The rules that it is for, by gitleaks' ids or this bundle's; null for all of them. */
  rules: readonly string[] | null
}

/** What a file changes of a rule of this bundle's. */
export interface Limit {
  /** By gitleaks' id or this bundle's. */
  rule: string
  path: string | null
  entropy: number
}

/** What a `.gitleaks.toml` says, with all that it extends. Plain data: it crosses to workers. */
export interface UserRules {
  /** The file, which is not searched itself. */
  path: RepoPath
  rules: readonly UserRule[]
  allowlists: readonly Allowlist[]
  /** Whether this bundle's own rules hold. */
  own: boolean
  /** Rules of this bundle that do not hold, by gitleaks' ids or this bundle's. */
  disabled: readonly string[]
  limits: readonly Limit[]
  /** What a reader should know: one line each. */
  notes: readonly string[]
}

/** How many files follow each other by `extend.path`. */
const DEEPEST = 2

/**
 * Reads a file of rules and allowlists in gitleaks' format, and those that it extends, whose paths are relative to
 * `base`. `read` gives a file's text, or null where there is none.
 *
 * @throws UserMistake with all that is wrong with them
 */
export async function readUserRules(
  path: RepoPath,
  base: RepoPath,
  read: (path: RepoPath) => Promise<string | null>,
): Promise<UserRules> {
  const remarks: Remarks = { mistakes: [], notes: [] }
  const expressions = await Expressions.load()
  const readFile = await rulesFileReader(expressions, remarks)
  const loaded = await load(path, { where: '', file: path }, 0)
  const rules = loaded === null ? null : settled(loaded.file, loaded.base, expressions, remarks)
  if (rules === null || remarks.mistakes.length > 0) throw new UserMistake(remarks.mistakes)
  return { path, ...rules, notes: remarks.notes }

  /** A file merged with all that it extends; null where it cannot be read. */
  async function load(
    at: RepoPath,
    named: { where: string; file: RepoPath },
    depth: number,
  ): Promise<{ file: RulesFile; base: Base } | null> {
    const text = await read(at)
    if (text === null) {
      remarks.mistakes.push({ ...named, message: `there is no file \`${at}\`` })
      return null
    }
    const file = readFile(text, at)
    if (file === null) return null
    return { file, base: merged(file, await extended(file, depth), remarks) }
  }

  async function extended(file: RulesFile, depth: number): Promise<Base | null> {
    const { path: other, useDefault } = file.extend
    const where = { where: 'extend.path', file: file.path }
    if (other === '' && !useDefault) return null
    if (depth === DEEPEST) {
      remarks.notes.push(
        `${file.path}: what it extends is left out: gitleaks follows ${DEEPEST} files, one after the other`,
      )
      return null
    }
    if (useDefault) {
      if (other === '') return { rules: new Map(), allowlists: [], own: true, disabled: [] }
      remarks.mistakes.push({ ...where, message: 'cannot be given together with `useDefault`' })
      return null
    }
    const path = repoPathFrom(other, base)
    if (path !== null) return (await load(path, where, depth + 1))?.base ?? null
    remarks.mistakes.push({
      ...where,
      message: 'must be a path inside the repository, relative to where gitleaks runs',
    })
    return null
  }
}
