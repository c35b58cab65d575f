import picomatch from 'picomatch'
import type { Commands } from '../../src/gate/commands.js'
import type { Event } from '../../src/gate/event.js'
import type { Machine } from '../../src/gate/machine.js'
import { UserMistake } from '../../src/gate/mistake.js'
import {
  type InputPath,
  isInRepository,
  isWithin,
  type OutsidePath,
  type RepoPath,
  repoPathFrom,
} from '../../src/gate/path.js'
import type { ByteRange, Clock, Files, Git, Log, Ports, Programs, Task, Workers } from '../../src/gate/ports.js'
import type { Subject } from '../../src/gate/result.js'
import type { Traffic } from '../../src/gate/traffic.js'
import { fakeNetwork } from './network-fake.js'

const WORKSPACE = '/workspace'

/** Files in memory, below a workspace called `/workspace`. Held to the same tests as those on disk. */
export class MemoryFiles implements Files {
  readonly content = new Map<string, Uint8Array>()
  /** A copy that is overwritten before the next one: nobody may keep one. */
  private lent: Uint8Array | null = null

  constructor(files: Record<string, string | Uint8Array> = {}) {
    for (const [path, content] of Object.entries(files)) this.content.set(path, bytes(content))
  }

  async find(patterns: readonly string[], under: RepoPath): Promise<InputPath[]> {
    const outside = patterns.map(each => this.outside(each)).filter(each => each !== null)
    const inside = patterns.filter(each => this.outside(each) === null)
    return [...new Set([...outside, ...this.match(inside, under)])].filter(each => this.content.has(each)).sort()
  }

  /** A whole path, without any magic, that leads out of the workspace. */
  private outside(pattern: string): OutsidePath | null {
    const named = pattern.startsWith('/') && this.locate(pattern) === null && !/[*?[\]{}()!+@|]/.test(pattern)
    return named ? (pattern as OutsidePath) : null
  }

  private match(patterns: readonly string[], under: RepoPath): RepoPath[] {
    if (patterns.length === 0) return []
    const wanted = patterns.filter(each => !each.startsWith('!')).map(each => this.absolute(each, under))
    const ignore = patterns.filter(each => each.startsWith('!')).map(each => this.absolute(each.slice(1), under))
    const matches = picomatch(wanted, { dot: true, ignore })
    const installed = /(^|\/)(\.git|node_modules|\.venv|venv|site-packages|\.tox)\//
    const paths = [...this.content.keys()].filter(path => matches(path) && !installed.test(path)) as RepoPath[]
    return paths.filter(path => isInRepository(path) && isWithin(path, under))
  }

  async size(path: InputPath): Promise<number | null> {
    return this.content.get(path)?.length ?? null
  }

  async *stream(path: InputPath, range?: ByteRange): AsyncIterable<Uint8Array> {
    const content = this.content.get(path)
    if (content === undefined) throw new Error(`${path} is no file of the workspace`)
    // A copy that is overwritten before the next piece: nobody may keep one.
    const piece = Buffer.from(content.subarray(range?.from ?? 0, range?.to ?? content.length))
    const half = Math.ceil(piece.length / 2)
    for (const part of [piece.subarray(0, half), piece.subarray(half)]) {
      if (part.length === 0) continue
      yield part
      part.fill(0x58)
    }
  }

  bytes(path: InputPath, atMost: number): Uint8Array | null {
    this.lent?.fill(0x58)
    const content = this.content.get(path)
    this.lent = content === undefined || content.length > atMost ? null : Buffer.from(content)
    return this.lent
  }

  async write(path: string, under: RepoPath, content: string): Promise<string> {
    const inside = path.startsWith('/') ? this.locate(path) : repoPathFrom(path, under)
    this.content.set(inside ?? path, bytes(content))
    return inside === null ? path : `${WORKSPACE}/${inside}`
  }

  isInside(path: string, under: RepoPath): boolean {
    return (path.startsWith('/') ? this.locate(path) : repoPathFrom(path, under)) !== null
  }

  locate(path: string): RepoPath | null {
    if (path === WORKSPACE) return '.' as RepoPath
    return path.startsWith(`${WORKSPACE}/`) ? repoPathFrom(path.slice(WORKSPACE.length + 1)) : null
  }

  /** A pattern relative to the workspace; the folder in it is a name, whatever characters it has. */
  private absolute(pattern: string, under: RepoPath): string {
    const path = pattern.startsWith('/') ? this.locate(pattern) : repoPathFrom(pattern, under)
    if (path === null) throw new UserMistake([{ where: 'files', message: `${pattern} is outside the workspace` }])
    if (under === '.' || !isWithin(path, under)) return path
    return under.replace(/[()[\]{}*?|!@+]/g, '\\$&') + path.slice(under.length)
  }

  text(path: string): string | undefined {
    const content = this.content.get(path)
    return content === undefined ? undefined : new TextDecoder().decode(content)
  }
}

/** A clock that stands still until somebody sleeps. */
export class MemoryClock implements Clock {
  time = 0

  now(): number {
    return this.time
  }

  date(): number {
    return Date.UTC(2026, 0, 1) + this.time
  }

  async sleep(milliseconds: number): Promise<void> {
    this.time += milliseconds
  }
}

/** A log that keeps what it is told. */
export class MemoryLog implements Log {
  readonly lines: string[] = []

  info(text: string): void {
    this.lines.push(text)
  }

  warning(line: string): void {
    this.lines.push(`warning: ${line}`)
  }

  debug(line: string): void {
    this.lines.push(`debug: ${line}`)
  }
}

export const nobody: Subject = {
  repository: null,
  commit: null,
  base: null,
  ref: null,
  event: null,
  runId: null,
  attempt: null,
  job: null,
  leg: null,
  pullRequest: null,
}

/** The event of a run outside GitHub; what a test is about it passes itself. */
export function memoryEvent(event: Partial<Event> = {}): Event {
  return {
    subject: nobody,
    branch: null,
    defaultBranch: null,
    commentOn: null,
    checkOn: null,
    readOnly: null,
    readsByDefault: null,
    privileged: false,
    makesBaseline: false,
    workflow: null,
    job: null,
    trigger: null,
    ...event,
  }
}

/** Workers that run their tasks at once, on the same thread, over the same files and history. */
export function memoryWorkers(
  tasks: Record<string, Task>,
  files: Files,
  git: Git = noGit(files),
  traffic: Traffic = noTraffic,
): Workers {
  return {
    width: 2,
    run: async (task, input, { tell, signal } = {}) => {
      signal?.throwIfAborted()
      const thread = {
        tell: (news: unknown) => tell?.(structuredClone(news)),
        signal: signal ?? new AbortController().signal,
        traffic,
      }
      const ports = { files, git, programs: noPrograms }
      const { output, buffers } = await (tasks[task] as Task)(structuredClone(input) as never, ports, thread)
      return structuredClone(output, { transfer: [...buffers] })
    },
  }
}

/** A thread that cannot send anything. */
export const noTraffic: Traffic = {
  pacer: async () => {
    throw new Error('there is no time here')
  },
  pool: async () => {
    throw new Error('there is no network here')
  },
}

/** A machine on which nothing is installed. */
export const noPrograms: Programs = { has: async () => false, run: async () => null }

/** A machine without a shell: what a test runs it brings itself. */
export const noCommands: Commands = {
  run: async ({ command }) => {
    throw new Error(`nothing is prepared for ${command}`)
  },
  start: async ({ program }) => {
    throw new Error(`nothing is prepared for ${program}`)
  },
  folder: async () => null,
  checkout: async () => null,
}

/** A laptop without a runner; what a test is about it passes itself. */
export function memoryMachine(machine: Partial<Machine> = {}): Machine {
  return {
    node: '24.1.0',
    system: 'linux 6.8.0, x64',
    runnerNode: null,
    noArtifacts: 'There is no job.',
    runnerVersion: async () => null,
    container: async () => null,
    isFile: async () => false,
    ...machine,
  }
}

/** Git where there is no repository: it knows the files as they are. */
export function noGit(files: Files): Git {
  return {
    files: async under => (await files.find(['**/*'], under)).filter(isInRepository),
    mergeBase: async () => null,
    ancestors: async () => null,
    changedFiles: async () => null,
    show: async () => null,
    extent: async () => null,
    head: async () => null,
    resolve: async () => null,
    parents: async () => null,
    diff: async () => null,
    fetch: async () => null,
    deepen: async () => false,
    branches: async () => null,
    introduced: async () => null,
    staged: async () => null,
    async *blobs(ids) {
      for (const id of ids) yield { id, size: 0, content: null }
    },
  }
}

/** Ports in memory; what a test is about it passes itself. */
export function memoryPorts(ports: Partial<Ports> = {}): Ports {
  const files = ports.files ?? new MemoryFiles()
  const git = ports.git ?? noGit(files)
  return {
    files,
    git,
    event: memoryEvent(),
    github: null,
    artifacts: null,
    machine: memoryMachine(),
    network: fakeNetwork(),
    workers: memoryWorkers({}, files, git),
    programs: noPrograms,
    commands: noCommands,
    clock: new MemoryClock(),
    interruption: { during: work => work(new AbortController().signal) },
    environment: {},
    log: new MemoryLog(),
    ...ports,
  }
}

function bytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
