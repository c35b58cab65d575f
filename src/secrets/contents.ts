import { globMatcher } from '../gate/glob.js'
import { workingDirectory } from '../gate/judge.js'
import { isInRepository, isWithin, type RepoPath } from '../gate/path.js'
import type { Introduced, IntroducedBy, Ports } from '../gate/ports.js'
import type { SecretInputs } from './inputs.js'
import type { SecretPolicy } from './policy.js'
import { unreadable } from './scope/reach.js'
import { type Searched as Scoped, scopeOf } from './scope/scope.js'
import type { ContentToSearch, SearchOptions, SearchOutcome } from './search/job.js'
import { searchAll } from './search/run.js'
import { contentKey } from './sightings.js'

/** In milliseconds. */
const DAY = 24 * 60 * 60 * 1000

const OTHER_KINDS = { link: 'symbolic link', submodule: 'submodule, a repository of its own' } as const

/** What was searched, and what was found in it. */
export interface Searched {
  scope: Scoped
  outcome: SearchOutcome
  /** How many commits; null where the scope is no commits. */
  commits: number | null
  /** The commit that first brought a content to a path, by `contentKey`. */
  introducedBy: ReadonlyMap<string, IntroducedBy>
  /** The last content that the commits brought to a path. */
  lastOf: ReadonlyMap<string, string>
  /** The files of the tree; null where the scope is another one. */
  tree: ReadonlySet<string> | null
}

/** Searches what the inputs ask for. @throws UserMistake where it cannot be read to its end */
export async function searchContents(inputs: SecretInputs, policy: SecretPolicy, ports: Ports): Promise<Searched> {
  const scope = await scopeOf(inputs, ports)
  const wanted = await filterOf(inputs, policy)
  const options: SearchOptions = {
    today: DAY * Math.floor(ports.clock.date() / DAY),
    decode: inputs.decode,
    user: policy.user,
    // A rule of the user's may go by anything in the file.
    differences: scope.kind === 'history' && policy.user === null,
    maxSize: inputs['max-file-size'] ?? null,
  }
  const collected = new Collector(options, policy, wanted, ports)
  const base = { scope, commits: null, introducedBy: collected.introducedBy, lastOf: collected.lastOf, tree: null }
  if (scope.kind === 'tree') {
    const files = await treeOf(workingDirectory(inputs), ports)
    for (const path of files) collected.addFile(path)
    return { ...base, outcome: await collected.end(), tree: new Set(files) }
  }
  // Git takes its time, in which everything is made ready.
  if (scope.kind === 'staged') {
    const [staged] = await Promise.all([ports.git.staged(), scannerAhead(options)])
    if (staged === null) throw await unreadable(ports.git)
    for (const each of staged) collected.add(each)
    return { ...base, outcome: await collected.end() }
  }
  const isEmpty = scope.kind === 'commits' && scope.empty !== undefined
  const [commits] = isEmpty
    ? [0]
    : await Promise.all([ports.git.introduced(scope.range, change => collected.addOf(change)), scannerAhead(options)])
  if (commits === null) throw await unreadable(ports.git)
  return { ...base, commits, outcome: await collected.end() }
}

async function scannerAhead(options: SearchOptions): Promise<void> {
  const { scannerFor } = await import('./scan/scanner.js')
  await scannerFor(options)
}

/** Files that git knows or would take, or where there is no git all there are. */
export async function treeOf(under: RepoPath, { git, files }: Pick<Ports, 'git' | 'files'>): Promise<RepoPath[]> {
  return (await git.files(under)) ?? (await files.find(['**/*'], under)).filter(isInRepository)
}

/** Which paths are searched: those that the inputs name, in the folder; a baseline has nothing but hashes. */
async function filterOf(inputs: SecretInputs, policy: SecretPolicy): Promise<(path: RepoPath) => boolean> {
  const under = workingDirectory(inputs)
  const includes = inputs.include.length === 0 ? () => true : await globMatcher(inputs.include, under)
  const excludes = inputs.exclude.length === 0 ? () => false : await globMatcher(inputs.exclude, under)
  return path => isWithin(path, under) && path !== policy.baselinePath && includes(path) && !excludes(path)
}

/** Gathers contents, each once, and has them searched. */
class Collector {
  readonly introducedBy = new Map<string, IntroducedBy>()
  readonly lastOf = new Map<string, string>()
  private readonly skipped: SearchOutcome['skipped'] = []
  private readonly seen = new Set<string>()
  private readonly waiting: ContentToSearch[] = []
  private readonly hashes: ReadonlyMap<string, readonly string[]>

  constructor(
    private readonly options: SearchOptions,
    { baseline }: SecretPolicy,
    private readonly wanted: (path: RepoPath) => boolean,
    private readonly ports: Ports,
  ) {
    this.hashes = new Map(
      [...(baseline?.byFile ?? [])].map(([file, entries]) => [file, entries.map(({ hash }) => hash)]),
    )
  }

  addFile(path: RepoPath): void {
    if (this.wanted(path)) this.waiting.push({ path, blob: null, before: [], hashes: this.hashes.get(path) ?? [] })
  }

  /** What a commit brings, told oldest first: a content that comes twice is searched where it came first. */
  addOf(change: IntroducedBy): void {
    const key = contentKey(change.blob, change.path)
    this.lastOf.set(change.path, change.blob)
    if (!this.introducedBy.has(key)) this.introducedBy.set(key, change)
    this.add(change)
  }

  add({ path, blob, kind, before }: Introduced): void {
    if (!this.wanted(path)) return
    if (kind !== 'file') {
      this.skipped.push({ path, why: OTHER_KINDS[kind] })
      return
    }
    if (this.seen.has(blob)) return
    this.seen.add(blob)
    this.waiting.push({ path, blob, before, hashes: this.hashes.get(path) ?? [] })
  }

  async end(): Promise<SearchOutcome> {
    // The contents of a path follow each other, oldest first: git makes one of the other, and so can the search.
    this.waiting.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    const outcome = await searchAll(this.waiting, this.options, this.ports)
    if (outcome.incomplete) throw await unreadable(this.ports.git)
    return { ...outcome, skipped: [...this.skipped, ...outcome.skipped] }
  }
}
