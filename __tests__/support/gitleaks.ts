import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type RepoPath, ROOT } from '../../src/gate/path.js'
import { compileAllowlists } from '../../src/secrets/gitleaks/allow.js'
import { readUserRules } from '../../src/secrets/gitleaks/config.js'
import { readIgnoreFile } from '../../src/secrets/gitleaks/ignore.js'
import { utf8 } from '../../src/secrets/gitleaks/matching.js'
import { compileUserRules, type RuleMatch } from '../../src/secrets/gitleaks/rules.js'
import type { Text } from '../../src/secrets/model.js'
import { removeFolder, temporaryFolder } from './folder.js'
import { TODAY } from './secrets.js'

export type FilesOfScene = Readonly<Record<string, string>>

interface Report {
  RuleID: string
  File: string
  StartLine: number
  Secret: string
}

const CONFIG = '.gitleaks.toml' as RepoPath

/** A text as the scanner makes it, of characters or of bytes that stand one per character. */
export function textOf(path: string, content: string): Text {
  return { path, kind: 'text', content: Buffer.from(content).toString('latin1'), today: TODAY }
}

/** What the rules of a configuration say, read from files by their paths. */
export function rulesOf(files: FilesOfScene) {
  return readUserRules(CONFIG, ROOT, async path => files[path] ?? null)
}

/** What this bundle finds by the user's rules in some files, less what the files themselves allow. */
export async function ours(files: FilesOfScene, commits: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const user = await rulesOf(files)
  const matcher = await compileUserRules(user)
  const allowing = await compileAllowlists(user)
  const { ignored } = readIgnoreFile(files['.gitleaksignore'] ?? '', '.gitleaksignore' as RepoPath)
  return Object.entries(files)
    .flatMap(([path, content]) => {
      const text = textOf(path, content)
      const commit = commits[path] === undefined ? {} : { commit: commits[path] }
      const counts = ({ rule, group, match, line, startLine }: RuleMatch) =>
        !line.includes('gitleaks:allow') &&
        !ignored({ path, rules: [rule], line: startLine, ...commit }) &&
        allowing({
          rules: [rule],
          user: true,
          path,
          secret: utf8(group),
          match: utf8(match),
          line: utf8(line),
          ...commit,
        }) === null
      return [...matcher.named(text), ...matcher.detect(text)]
        .filter(counts)
        .map(({ rule, startLine, group }) => `${rule} ${path}:${startLine} ${utf8(group)}`)
    })
    .sort()
}

/** What gitleaks finds, written the same way, in a folder with these files, or in a repository with a commit for each of them. */
export async function gitleaks(
  files: FilesOfScene,
  inGit: boolean,
): Promise<{ found: string[]; commits: Record<string, string> }> {
  const folder = await temporaryFolder({ ...files })
  try {
    const commits = inGit ? commitEach(Object.keys(files), folder) : {}
    // Beside the files: a report among them would be searched.
    const report = `${folder}.json`
    execFileSync(
      'gitleaks',
      [inGit ? 'git' : 'dir', '.', '--no-banner', '--exit-code', '0', '-f', 'json', '-r', report],
      { cwd: folder, stdio: 'pipe' },
    )
    const found = JSON.parse(readFileSync(report, 'utf8')) as Report[]
    rmSync(report)
    return { found: found.map(each => `${each.RuleID} ${each.File}:${each.StartLine} ${each.Secret}`).sort(), commits }
  } finally {
    await removeFolder(folder)
  }
}

function commitEach(paths: readonly string[], folder: string): Record<string, string> {
  const who = { NAME: 'nobody', EMAIL: 'nobody@example.com', DATE: '2024-01-01T00:00:00Z' }
  const env = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap(role => Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value])),
  )
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env, GIT_CONFIG_GLOBAL: join(folder, 'none') },
    }).trim()
  git('init', '-q', '.')
  return Object.fromEntries(
    paths.map(path => {
      git('add', '-f', '--', path)
      git('commit', '-q', '-m', 'a file')
      return [path, git('rev-parse', 'HEAD')]
    }),
  )
}
