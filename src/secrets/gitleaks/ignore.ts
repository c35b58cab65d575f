import type { RepoPath } from '../../gate/path.js'

/** A finding as `.gitleaksignore` names one. */
export interface Ignorable {
  commit?: string
  path: string
  /** Ids that it may be named by: this bundle's, and gitleaks' for the same. */
  rules: readonly string[]
  /** The line that it begins in, from 1; 0 for a file that a rule names by its path. */
  line: number
}

export interface IgnoreFile {
  ignored(found: Ignorable): boolean
  /** Lines that are no entry, and so do nothing. */
  notes: readonly string[]
}

/** Notes on more lines than these would be read by nobody. */
const NOTED = 20

/** Reads a `.gitleaksignore`: a line each of `path:rule:line`, or `commit:path:rule:line` for what one commit brought. */
export function readIgnoreFile(text: string, file: RepoPath): IgnoreFile {
  const entries = new Set<string>()
  const notes: string[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const parts = line.split(':')
    const path = parts.length - 3
    if (path === 0 || path === 1) parts[path] = (parts[path] as string).replaceAll('\\', '/')
    else notes.push(`${file}:${index + 1} is no entry: it must be \`path:rule:line\` or \`commit:path:rule:line\``)
    entries.add(parts.join(':'))
  }
  return { ignored, notes: notes.slice(0, NOTED) }

  function ignored({ commit, path, rules, line }: Ignorable): boolean {
    return rules.some(rule => {
      const place = `${path}:${rule}:${line}`
      return entries.has(place) || (commit !== undefined && entries.has(`${commit}:${place}`))
    })
  }
}
