import { isWithin, type RepoPath, ROOT, repoPathFrom } from '../gate/path.js'
import type { Blob, CommitRange, Extent, FileChange, Git, Introduced, IntroducedBy } from '../gate/ports.js'
import { blobsOf } from './git-blobs.js'
import { gitOutput, type Place } from './git-command.js'
import { diffOf } from './git-diff.js'
import { deepen, fetchCommit, type Remote } from './git-fetch.js'
import { introducedIn, stagedIn } from './git-introduced.js'
import { shallowCommits } from './git-shallow.js'
import { isCommit, items, lines } from './git-text.js'
import { withWorkTree } from './git-worktree.js'
import { WorkspacePaths } from './paths.js'

const LARGEST = 1 << 20
const SUBMODULE = '160000'
const LINK = '120000'

/**
 * The git repository that holds the workspace, asked through the `git` program; its top may lie above the workspace,
 * and all paths are the workspace's. `trusted` waives git's check of who owns the repository. What is not here is
 * fetched from `remote` alone, whatever the repository calls its origin.
 */
export class GitProgram implements Git {
  private readonly paths: WorkspacePaths

  constructor(
    root: string,
    private readonly trusted: boolean,
    private readonly remote: Remote | null = null,
  ) {
    this.paths = new WorkspacePaths(root)
  }

  async files(under: RepoPath): Promise<RepoPath[] | null> {
    const args = ['ls-files', '-z', '--stage', '--cached', '--others', '--exclude-standard']
    const listed = await this.ask(args, under)
    if (listed === null) return null
    const paths = items(listed)
      .map(tracked)
      .filter(path => path !== null)
    const inside = paths.map(path => repoPathFrom(path, under)).filter(path => path !== null)
    return [...new Set(inside)].filter(path => isWithin(path, under)).sort()
  }

  async head(): Promise<string | null> {
    return (await this.ask(['rev-parse', '--verify', 'HEAD']))?.trim() ?? null
  }

  async resolve(name: string): Promise<string | null> {
    if (name === '' || name.startsWith('-') || name.includes('\0')) return null
    for (const each of [name, `refs/remotes/origin/${name}`]) {
      const commit = (await this.ask(['rev-parse', '--quiet', '--verify', `${each}^{commit}`]))?.trim()
      if (commit !== undefined && isCommit(commit)) return commit
    }
    return null
  }

  async parents(commit: string): Promise<string[] | null> {
    if (!isCommit(commit)) return null
    // Its own text: a shallow clone passes its last commits off as having none.
    const header = (await this.ask(['cat-file', 'commit', commit]))?.split('\n\n')[0]
    return header === undefined ? null : [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(found => found[1] as string)
  }

  async mergeBase(a: string, b: string): Promise<string | null> {
    if (![a, b].every(isCommit)) return null
    const base = (await this.ask(['merge-base', '--end-of-options', a, b]))?.trim()
    return base !== undefined && (await this.isBest(base, a, b)) ? base : null
  }

  async ancestors(commit: string, limit: number): Promise<string[] | null> {
    if (!isCommit(commit)) return null
    const count = `--max-count=${Math.max(0, Math.trunc(limit))}`
    const listed = await this.ask(['rev-list', '--first-parent', count, '--end-of-options', commit])
    return listed === null ? null : lines(listed)
  }

  async changedFiles(from: string, to: string): Promise<RepoPath[] | null> {
    if (![from, to].every(isCommit)) return null
    // Not `git diff`, which the configuration may have show something else.
    const names = ['-r', '-z', '--name-only', '--no-renames', '--relative', '--no-ext-diff', '--no-textconv']
    const listed = await this.ask(['diff-tree', ...names, '--ignore-submodules=none', '--end-of-options', from, to])
    return listed === null
      ? null
      : items(listed)
          .map(path => repoPathFrom(path))
          .filter(path => path !== null)
  }

  async diff(from: string, to: string | null): Promise<FileChange[] | null> {
    if (!isCommit(from)) return null
    const place = this.place(ROOT)
    if (to !== null) return isCommit(to) ? diffOf(from, to, place) : null
    return withWorkTree(place, ({ tree, environment }) => diffOf(from, tree, place, environment))
  }

  async show(commit: string, path: RepoPath): Promise<string | undefined | null> {
    if (!isCommit(commit)) return null
    const listed = await this.ask(['ls-tree', '-z', '-l', '--end-of-options', commit, '--', path])
    if (listed === null) return null
    const [, mode, type, id, size] =
      items(listed)
        .map(item => /^(\d+) (\w+) (\w+) +(\d+|\S+)\t(.*)$/s.exec(item))
        .find(found => found?.[5] === path) ?? []
    if (type !== 'blob') return undefined
    // What a link leads to is not looked for here: the file is then unknown, and not absent.
    if (mode === LINK || !(Number(size) <= LARGEST)) return null
    const text = await this.ask(['cat-file', 'blob', id as string])
    return text?.replace(/^\ufeff/, '') ?? null
  }

  async branches(): Promise<ReadonlyMap<string, string> | null> {
    const format = '--format=%(objectname) %(refname)'
    const listed = await this.ask(['for-each-ref', format, 'refs/heads', 'refs/remotes/origin'])
    if (listed === null) return null
    const found = lines(listed).map(line => /^([0-9a-f]+) (.+)$/.exec(line) ?? [])
    return new Map(found.map(([, commit, ref]) => [ref as string, commit as string]))
  }

  introduced(range: CommitRange, tell: (change: IntroducedBy) => void): Promise<number | null> {
    return introducedIn(range, tell, this.place(ROOT))
  }

  staged(): Promise<Introduced[] | null> {
    return stagedIn(this.place(ROOT))
  }

  blobs(ids: readonly string[], atMost: number): AsyncIterable<Blob> {
    return blobsOf(ids, atMost, this.place(ROOT))
  }

  async extent(limit: number): Promise<Extent | null> {
    const shallow = await this.ask(['rev-parse', '--is-shallow-repository'])
    if (shallow === null) return null
    // Before the first commit there is nothing to count.
    const count = await this.ask(['rev-list', '--count', `--max-count=${limit}`, '--end-of-options', 'HEAD'])
    return { commits: Number(count ?? 0), shallow: shallow.trim() === 'true' }
  }

  async fetch(name: string): Promise<string | null> {
    return this.remote === null ? null : fetchCommit(name, this.remote, this.place(ROOT))
  }

  async deepen(commits: readonly string[], by: number | null): Promise<boolean> {
    return this.remote !== null && commits.every(isCommit) && deepen(commits, by, this.remote, this.place(ROOT))
  }

  /** Whether no commit that a shallow clone left out can be, or lead to, a better common ancestor. */
  private async isBest(base: string, a: string, b: string): Promise<boolean> {
    const cut = await shallowCommits(this.place(ROOT))
    if (cut.length === 0) return true
    const between = await this.ask(['rev-list', '--end-of-options', a, b, `^${base}`])
    return between !== null && !lines(between).some(commit => cut.includes(commit))
  }

  private ask(args: string[], under: RepoPath = ROOT): Promise<string | null> {
    return gitOutput(args, this.place(under))
  }

  /** Where git is asked about a folder of the workspace. */
  place(under: RepoPath): Place {
    // The repository may be any folder down to the one asked about, such as one that was checked out into the workspace.
    const folders = under.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/') as RepoPath)
    const trusted = [ROOT, ...folders].map(folder => this.paths.absolute(folder, ROOT))
    return { directory: this.paths.absolute(under, ROOT), trusted: this.trusted ? trusted : [] }
  }
}

/** The top folder of the git repository around `directory`, or null. */
export async function gitRoot(directory: string): Promise<string | null> {
  const root = await gitOutput(['rev-parse', '--show-toplevel'], { directory, trusted: [] })
  return root === null ? null : root.replace(/\r?\n$/, '')
}

/** The path of an item of `ls-files --stage`; null for repositories within this one, which are no files. */
function tracked(item: string): string | null {
  const [, mode, path] = /^(\d{6}) [0-9a-f]+ \d\t(.*)$/s.exec(item) ?? []
  if (path === undefined) return item.endsWith('/') ? null : item
  return mode === SUBMODULE ? null : path
}
