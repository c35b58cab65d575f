import { execFileSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Event } from '../../src/gate/event.js'
import type { Subject } from '../../src/gate/result.js'
import { GitProgram } from '../../src/platform/git.js'
import { type ScopeInputs, scopeOf } from '../../src/secrets/scope/scope.js'
import { removeFolder, temporaryFolder } from './folder.js'
import { commitHistory, type History } from './history.js'
import { MemoryLog, memoryEvent, memoryPorts, nobody } from './memory.js'

// main:    root - next - tip        topic: root - work - head          develop: root - dev - wip
// rebased: tip - again              gone: work - gone (replaced by a forced push)
// merge:   GitHub's test merge of head into tip, with content of its own
const HISTORY: History = {
  root: { files: { root: 'r\n' } },
  next: { parents: ['root'], files: { root: 'r\n', next: 'n\n' } },
  tip: { parents: ['next'], files: { root: 'r\n', next: 'n\n', tip: 't\n' } },
  work: { parents: ['root'], files: { root: 'r\n', work: 'w\n' } },
  head: { parents: ['work'], files: { root: 'r\n', work: 'w\n', head: 'h\n' } },
  gone: { parents: ['work'], files: { root: 'r\n', work: 'w\n', gone: 'g\n' } },
  again: { parents: ['tip'], files: { root: 'r\n', next: 'n\n', tip: 't\n', again: 'a\n' } },
  dev: { parents: ['root'], files: { root: 'r\n', dev: 'd\n' } },
  wip: { parents: ['dev'], files: { root: 'r\n', dev: 'd\n', wip: 'w\n' } },
  merge: {
    parents: ['tip', 'head'],
    files: { root: 'r\n', next: 'n\n', tip: 't\n', work: 'w\n', head: 'h\n', merge: 'm\n' },
  },
  apart: { files: { apart: 'a\n' } },
}

export type Name = 'root' | 'next' | 'tip' | 'work' | 'head' | 'gone' | 'again' | 'dev' | 'wip' | 'merge' | 'apart'

const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' })

/** What is run in a clone: the event, and how much of the repository can be fetched. */
export interface Run extends Partial<Omit<Subject, 'commit' | 'base'>>, Partial<Pick<Event, 'branch' | 'privileged'>> {
  commit?: Name
  base?: Name | string
  inputs?: Partial<ScopeInputs>
  /** Whether nothing can be fetched. */
  offline?: boolean
  environment?: Record<string, string>
}

/** An origin as GitHub has it, with clones as `actions/checkout` makes them. */
export class Origin {
  private clones = 0

  private constructor(
    private readonly folder: string,
    private readonly id: Readonly<Record<string, string>>,
  ) {}

  /** `branches` are those of origin and where they are; `tags` likewise. */
  static async make(branches: Record<string, Name>, tags: Record<string, Name> = {}): Promise<Origin> {
    const folder = await temporaryFolder()
    const origin = join(folder, 'origin')
    git(folder, 'init', '--quiet', '--initial-branch=main', 'origin')
    git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
    const id = commitHistory(origin, HISTORY)
    for (const name of Object.keys(id)) git(origin, 'update-ref', '-d', `refs/heads/${name}`)
    const refs = [...of('heads', branches), ...of('tags', tags), ['refs/pull/7/merge', 'merge']]
    for (const [ref, name] of refs) git(origin, 'update-ref', ref as string, id[name as string] as string)
    // What no ref leads to any more is kept by GitHub, for a while.
    return new Origin(folder, id)
  }

  remove(): Promise<void> {
    return removeFolder(this.folder)
  }

  commit(name: Name): string {
    return this.id[name] as string
  }

  /** Checks a commit out, whole with all branches and tags, or only as deep as that. */
  checkout(name: Name, depth: number | null = null): string {
    const root = join(this.folder, `clone-${this.clones++}`)
    const first = join(this.folder, `${name}-${depth}`)
    if (!existsSync(first)) this.clone(first, name, depth)
    cpSync(first, root, { recursive: true })
    return root
  }

  private clone(root: string, name: Name, depth: number | null): void {
    git(this.folder, 'init', '--quiet', root)
    const refs = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*']
    const shallow = depth === null ? [] : [`--depth=${depth}`]
    git(root, 'fetch', '--quiet', '--no-tags', ...shallow, this.url, this.commit(name))
    if (depth === null) git(root, 'fetch', '--quiet', this.url, ...refs)
    git(root, 'checkout', '--quiet', this.commit(name))
  }

  /** What is searched in a clone: the commits by their names, or the kind; a mistake is its text. */
  async look(root: string, run: Run): Promise<{ searched: string; what: string; log: string[] }> {
    const {
      commit,
      base,
      inputs,
      offline = false,
      environment = {},
      branch = null,
      privileged = false,
      ...subject
    } = run
    const named = (name: string | undefined) => (name === undefined ? null : (this.id[name] ?? name))
    const event = memoryEvent({
      subject: { ...nobody, ...subject, commit: named(commit), base: named(base) },
      branch,
      defaultBranch: run.event === undefined ? null : 'main',
      privileged,
    })
    const remote = offline || run.event === undefined ? null : { url: this.url, token: null }
    const program = new GitProgram(root, false, remote)
    const log = new MemoryLog()
    try {
      const ports = memoryPorts({ git: program, event, environment, log })
      const found = await scopeOf({ scope: 'auto', ...inputs }, ports)
      if (found.kind === 'tree' || found.kind === 'staged') return { searched: found.kind, what: '', log: log.lines }
      const commits = new Set<string>()
      const count = await program.introduced(found.range, change => commits.add(change.commit))
      const searched =
        count === null ? 'unreadable' : Object.keys(HISTORY).filter(name => commits.has(this.id[name] ?? ''))
      const { what, empty } = found.kind === 'commits' ? found : { what: 'history', empty: undefined }
      const told = [what, ...(empty === undefined ? [] : [empty])].join(': ')
      return { searched: [searched].flat().join(' '), what: told, log: log.lines }
    } catch (error) {
      return { searched: 'mistake', what: (error as Error).message, log: log.lines }
    }
  }

  private get url(): string {
    return pathToFileURL(join(this.folder, 'origin')).href
  }
}

function of(kind: string, names: Record<string, Name>): [string, Name][] {
  return Object.entries(names).map(([name, commit]) => [`refs/${kind}/${name}`, commit])
}
