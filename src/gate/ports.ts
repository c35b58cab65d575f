import type { Artifacts } from './artifacts.js'
import type { Commands } from './commands.js'
import type { Event } from './event.js'
import type { GitHub } from './github.js'
import type { Machine } from './machine.js'
import type { Network } from './network.js'
import type { InputPath, RepoPath } from './path.js'
import type { Traffic } from './traffic.js'

/**
 * Everything a gate may know of the world. `platform/` has the real ones, the tests have ones in memory; one suite
 * of tests holds both to the same behaviour.
 */
export interface Ports {
  files: Files
  git: Git
  event: Event
  /** GitHub's API for the repository of the event; null where there is no token or no repository to ask about. */
  github: GitHub | null
  /** The artifacts of the run that this job belongs to; null where the job may not have any. */
  artifacts: Artifacts | null
  machine: Machine
  network: Network
  workers: Workers
  programs: Programs
  commands: Commands
  clock: Clock
  interruption: Interruption
  environment: Readonly<Record<string, string | undefined>>
  log: Log
}

/**
 * The files below the workspace; links that lead out of it count as absent. Files outside of it can only be read, and
 * only those that are named by their whole path.
 */
export interface Files {
  /** Files below `under` that match one of the glob patterns, sorted; links, `.git` and installed packages are left out. */
  find(patterns: readonly string[], under: RepoPath): Promise<InputPath[]>
  /** Size in bytes, or null where there is no such file. */
  size(path: InputPath): Promise<number | null>
  /**
   * The file's bytes, or those from one offset up to before another, in pieces; throws where it cannot be read. A piece is
   * good only until the next one is asked for: they may be of one memory.
   */
  stream(path: InputPath, range?: ByteRange): AsyncIterable<Uint8Array>
  /**
   * The whole of a file at once, for threads that do nothing else meanwhile: good only until the next one is asked for.
   * Null where there is no such file, or it is a link, or larger than `atMost` bytes.
   */
  bytes(path: InputPath, atMost: number): Uint8Array | null
  /** Writes a file, making its folders; `path` is relative to `under` or absolute. Returns where it was written. */
  write(path: string, under: RepoPath, content: string): Promise<string>
  /** Whether a path as `write` takes it would lie inside the workspace. */
  isInside(path: string, under: RepoPath): boolean
  /** Reads a path of this machine, such as one in a report, as one in the workspace; null where it is elsewhere. */
  locate(path: string): RepoPath | null
}

/** The bytes from one offset up to before another. */
export interface ByteRange {
  from: number
  to: number
}

/** How much of the history is here. */
export interface Extent {
  /** Commits that lead to the one that is checked out, as many as were counted. */
  commits: number
  /** Whether a shallow clone left out the others. */
  shallow: boolean
}

/** The first and the last of lines that follow each other. */
export type LineRange = readonly [first: number, last: number]

/** What a change did to a file that is there after it: a renamed one, or one that gained or lost lines. */
export interface FileChange {
  path: RepoPath
  /** Its path before, which is another one where the file was renamed; null where the file is new. */
  from: RepoPath | null
  /** The lines of the file that are new or different, ascending; two ranges have another line between them. */
  ranges: readonly LineRange[]
  /** Whether any of these lines has more than white space. */
  substantial: boolean
}

/** Content that a commit, or the index, brings to a path: neither its parents nor HEAD have it there. */
export interface Introduced {
  path: RepoPath
  /** The content's id in git. */
  blob: string
  kind: 'file' | 'link' | 'submodule'
  /** What the parents (or HEAD) have at the path, or at the one it was renamed from; none where the file is new. */
  before: readonly string[]
}

export interface IntroducedBy extends Introduced {
  commit: string
  /** When the commit was written, by its author: ISO 8601. */
  date: string
}

/** Commits that lead to `heads` (all branches and tags where it is null), without those that lead to `not`. */
export interface CommitRange {
  heads: readonly string[] | null
  not: readonly string[]
}

/**
 * What a blob holds; null where it is larger than was asked for, or not here, which then has no size either. Good until the
 * next one is asked for.
 */
export interface Blob {
  id: string
  size: number
  content: Uint8Array | null
}

/**
 * The repository's history as far as it is here; every answer is null where git or the commits asked about are not.
 * Commits are whole ids.
 */
export interface Git {
  /** The commit that is checked out. */
  head(): Promise<string | null>
  /** The commit that is meant by an id, a branch, a tag, or a branch of `origin`, whole or as git lets it be written. */
  resolve(name: string): Promise<string | null>
  /** The parents that a commit names, whether they are here or not. */
  parents(commit: string): Promise<string[] | null>
  /** Files that git tracks, or would if they were added, below `under`. */
  files(under: RepoPath): Promise<RepoPath[] | null>
  /** The best common ancestor of two commits; null too where a shallow clone does not reach it. */
  mergeBase(a: string, b: string): Promise<string | null>
  /** The commit and its first-parent ancestors, newest first, at most `limit`. */
  ancestors(commit: string, limit: number): Promise<string[] | null>
  /** Files that differ between two commits: of a renamed file both names. */
  changedFiles(from: string, to: string): Promise<RepoPath[] | null>
  /**
   * What differs in lines between two commits, sorted by path, or between a commit and the files as they are, those that
   * nobody has added or committed included, where `to` is null. Links and submodules are left out.
   */
  diff(from: string, to: string | null): Promise<FileChange[] | null>
  /** A file's text at a commit, at most 1 MiB; undefined where the commit has no such file. */
  show(commit: string, path: RepoPath): Promise<string | undefined | null>
  /** Branches, those of `origin` too, by their whole names (`refs/remotes/origin/main`), and the commits they are at. */
  branches(): Promise<ReadonlyMap<string, string> | null>
  /**
   * Tells of all content that a range's commits bring, oldest first, and returns how many commits they are; content that
   * only a merge brings is told too. Null where the range cannot be read to its end, whatever was told by then.
   */
  introduced(range: CommitRange, tell: (change: IntroducedBy) => void): Promise<number | null>
  /** What is staged to be committed. */
  staged(): Promise<Introduced[] | null>
  /** The contents of blobs, in this order; those above `atMost` bytes are passed over. */
  blobs(ids: readonly string[], atMost: number): AsyncIterable<Blob>
  /** How much there is, counted up to `limit` commits. */
  extent(limit: number): Promise<Extent | null>
  /**
   * Gets a commit of the event's repository, by its id or as the branch or tag of that name, with the history that it
   * takes to keep a whole clone whole, and none for a shallow one. Null too where it cannot be had.
   */
  fetch(name: string): Promise<string | null>
  /** Gets more history of commits into a shallow clone, all of it where `by` is null. Returns whether that was possible. */
  deepen(commits: readonly string[], by: number | null): Promise<boolean>
}

/** That this process is told to end, as by Ctrl-C or the cancelling of a job. */
export interface Interruption {
  /** Does work that ends early once the signal is given, and tells what it has: told again, the process ends at once. */
  during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
}

/** Work that runs beside the main thread, by the name it has in `src/entries.ts`. */
export interface Workers {
  /** How many tasks can run at once. */
  readonly width: number
  /**
   * Runs a task; input and output are structured clones. An error in the task is thrown here, and the signal's reason where
   * it is given before the task has begun.
   */
  run(task: string, input: unknown, watching?: Watching): Promise<unknown>
}

/** How a task is followed while it runs. */
export interface Watching {
  /** Gets what the task tells, structured clones too, in order and before its output. */
  tell?: (news: unknown) => void
  /** Asks the task to end early: what it does about that is its own. */
  signal?: AbortSignal | undefined
}

/** Programs that are installed on this machine; none of the repository is run. */
export interface Programs {
  /** Whether there is one of that name. */
  has(name: string): Promise<boolean>
  /**
   * Runs one, without a shell, in a folder of its own that holds the texts as files called `0`, `1` and so on. Returns what it
   * writes to standard output, whatever its exit code; null where it cannot be started, or takes longer than a minute.
   */
  run(name: string, args: readonly string[], texts: readonly string[]): Promise<string | null>
}

export interface Clock {
  /** Milliseconds that only grow, from an arbitrary start. */
  now(): number
  /** Milliseconds since 1970. */
  date(): number
  sleep(milliseconds: number): Promise<void>
}

export interface Log {
  /** One line or several; control characters are made harmless. */
  info(text: string): void
  warning(line: string): void
  /** Shown only where debugging is switched on. */
  debug(line: string): void
}

/** A task for `Workers`: it gets the ports that exist on the other side, and the thread that it runs on. */
export type Task = (input: never, ports: TaskPorts, thread: Thread) => Promise<TaskOutput>

export type TaskPorts = Pick<Ports, 'files' | 'git' | 'programs'>

/** The other side of `Watching`, and what a task that sends requests has. */
export interface Thread {
  tell(news: unknown): void
  signal: AbortSignal
  traffic: Traffic
}

export interface TaskOutput {
  output: unknown
  /** Buffers in the output that go over to the other side, where copying them would take as much memory again. */
  buffers: readonly ArrayBuffer[]
}
