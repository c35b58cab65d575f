import { type ChangedLines, changedLines } from '../../src/gate/changed-lines.js'
import type { Event } from '../../src/gate/event.js'
import type { Ports } from '../../src/gate/ports.js'
import { MemoryFiles, MemoryLog, memoryEvent, memoryPorts, nobody } from './memory.js'
import { type MemoryClone, type MemoryCommit, memoryGit } from './memory-git.js'
import { memoryGitHub } from './memory-github.js'

// main:   root - next - tip            gone (what a forced push replaced)
// topic:    \ work - head - update (which merges next into the topic)
// merge: GitHub's test merge of head into tip; later: of update
const names = ['root', 'next', 'tip', 'work', 'head', 'update', 'gone', 'merge', 'later', 'apart'] as const
export type Name = (typeof names)[number]
export const ID = Object.fromEntries(names.map((name, index) => [name, String(index).repeat(40)])) as Record<
  Name,
  string
>

const commit = (main: string, topic: string, ...parents: Name[]): MemoryCommit => {
  return { parents: parents.map(each => ID[each]), files: { main, topic, both: 'same\n' } }
}
const COMMITS: Record<string, MemoryCommit> = {
  [ID.root]: commit('1\n', '1\n'),
  [ID.next]: commit('1\n2\n', '1\n', 'root'),
  [ID.tip]: commit('1\n2\n3\n', '1\n', 'next'),
  [ID.work]: commit('1\n', '1\nw\n', 'root'),
  [ID.head]: commit('1\n', '1\nw\nh\n', 'work'),
  [ID.update]: commit('1\n2\n', '1\nw\nh\n', 'head', 'next'),
  [ID.gone]: commit('1\ng\n', '1\n', 'root'),
  [ID.merge]: commit('1\n2\n3\n', '1\nw\nh\n', 'tip', 'head'),
  [ID.later]: commit('1\n2\n3\n', '1\nw\nh\n', 'tip', 'update'),
  [ID.apart]: { files: {} },
}

/** The files as they are. */
const NOW = { main: '1\n2\n3\n', topic: '1\nw\nh\nuncommitted\n', both: 'same\n', untracked: 'u\n' }

/** A clone and what caused the run in it; commits by their names. */
export interface Scene extends MemoryClone {
  at: Name | null
  event?: string
  commit?: Name
  base?: Name
  ref?: string
  /** GITHUB_SHA */
  sha?: Name
  baseRef?: string
  privileged?: boolean
}

/** The ports of a scene, with what else a test is about. */
export function portsOf(scene: Scene, more: Partial<Ports> = {}): Ports {
  const { at, event = null, commit, base, ref = null, sha, privileged = false, ...clone } = scene
  const subject = { ...nobody, event, ref, commit: commit ? ID[commit] : null, base: base ? ID[base] : null }
  const files = new MemoryFiles(NOW)
  const git = memoryGit(files, COMMITS, { ...clone, head: at === null ? null : ID[at] })
  const told: Event = memoryEvent({ subject, privileged })
  const environment = sha === undefined ? {} : { GITHUB_SHA: ID[sha] }
  return memoryPorts({ files, git, event: told, environment, log: new MemoryLog(), ...more })
}

/** The lines that changed in a scene, told in short. */
export async function look(scene: Scene, more: Partial<Ports> = {}): Promise<string | string[]> {
  return inShort(await changedLines(portsOf(scene, more), scene.baseRef))
}

function inShort(found: ChangedLines): string | string[] {
  if (found.kind !== 'known') return `${found.kind}: ${found.why}`
  const base = names.find(name => ID[name] === found.base)
  const changes = found.changes.map(({ path, ranges }) => `${path} ${ranges.map(range => range.join('-')).join(',')}`)
  return [`${base}${found.how.slice(40)}`, ...changes, ...found.unknown.map(path => `${path} ?`)]
}

/** A pull request of `head` into `tip`. */
export const PULL = { event: 'pull_request', commit: 'head', base: 'tip' } as const

const COMPARE = 'GET /repos/{owner}/{repo}/compare/{basehead}'

/** GitHub, where it knows of one comparison. */
export const comparing = (basehead: string, start: Name, files: unknown = []) =>
  memoryGitHub((route, parameters) =>
    route === COMPARE && parameters['basehead'] === basehead
      ? { merge_base_commit: { sha: ID[start] }, files }
      : undefined,
  )
