import { append } from '../../gate/append.js'
import type { Ports, TaskOutput, TaskPorts } from '../../gate/ports.js'
import { formatSize } from '../../gate/size.js'
import type { Match } from '../model.js'
import { type Scanner, type SearchedText, scannerFor } from '../scan/scanner.js'
import { stillThere } from '../suppress/there.js'
import { prepare } from '../text/prepare.js'
import { changedWindow } from './changed-window.js'
import { foundIn, type Suspect } from './found.js'
import { type ContentToSearch, LARGEST, type SearchJob, type SearchOptions, type SearchOutcome } from './job.js'
import { keyStoreFound } from './key-store.js'
import { mergeConflicts } from './merge-conflicts.js'

/** Searches the contents of a job, one after the other. */
export async function search(job: SearchJob, { files, git }: Pick<Ports, 'files' | 'git'>): Promise<SearchOutcome> {
  const searcher = new ContentSearch(await scannerFor(job.options), job.options)
  const blobs: ContentToSearch[] = []
  for (const content of job.contents) {
    if (content.blob !== null) {
      blobs.push(content)
      continue
    }
    await searchFile(content, files, searcher)
  }
  await searchBlobs(blobs, git, searcher)
  return searcher.outcome
}

/** The same for another thread. */
export async function searchTask(job: SearchJob, ports: TaskPorts): Promise<TaskOutput> {
  return { output: await search(job, ports), buffers: [] }
}

async function searchFile(content: ContentToSearch, files: Ports['files'], searcher: ContentSearch): Promise<void> {
  try {
    const bytes = files.bytes(content.path, LARGEST)
    const size = bytes === null ? await files.size(content.path) : null
    if (bytes !== null) searcher.search(content, bytes)
    // One that git knows and nobody has is deleted.
    else if (size !== null) searcher.passOver(content.path, size)
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (typeof code !== 'string') throw error
    searcher.outcome.unreadable.push({ path: content.path, why: code })
  }
}

async function searchBlobs(
  contents: readonly ContentToSearch[],
  git: Ports['git'],
  searcher: ContentSearch,
): Promise<void> {
  const suspects = new Map<string, Suspect[]>()
  const ids = contents.map(({ blob }) => blob as string)
  let at = 0
  for await (const { size, content } of ids.length === 0 ? [] : git.blobs(ids, LARGEST)) {
    const { path, before } = contents[at] as ContentToSearch
    const found = content === null ? [] : searcher.search(contents[at] as ContentToSearch, content)
    if (content === null && size === 0) searcher.outcome.incomplete = true
    else if (content === null) searcher.passOver(path, size)
    for (const earlier of before) for (const suspect of found) append(suspects, earlier, suspect)
    at += 1
  }
  if (suspects.size > 0) await markKnown(suspects, git)
}

/** A secret that was there before is not what this content brought. */
async function markKnown(suspects: ReadonlyMap<string, readonly Suspect[]>, git: Ports['git']): Promise<void> {
  for await (const { id, content } of git.blobs([...suspects.keys()], LARGEST)) {
    const prepared = content === null ? null : prepare('', content)
    if (prepared?.kind !== 'text') continue
    for (const { found, raw } of suspects.get(id) ?? []) if (prepared.text.content.includes(raw)) found.known = true
  }
}

class ContentSearch {
  readonly outcome: SearchOutcome = {
    found: [],
    files: 0,
    bytes: 0,
    skipped: [],
    unreadable: [],
    incomplete: false,
    tooLarge: [],
    conflicts: [],
    there: [],
  }

  /** The content that was searched last, where the next one may be made of it. */
  private last: { blob: string; bytes: Buffer } | null = null
  private memory = Buffer.alloc(0)

  constructor(
    private readonly scanner: Scanner,
    private readonly options: Pick<SearchOptions, 'maxSize' | 'differences'>,
  ) {}

  search(content: ContentToSearch, bytes: Uint8Array): Suspect[] {
    const { path, blob, hashes } = content
    const { outcome } = this
    this.noteSize(path, bytes.length)
    const prepared = prepare(path, bytes)
    if (prepared.kind === 'skipped') {
      if (prepared.why !== 'empty') outcome.skipped.push({ path, why: prepared.what })
      outcome.found.push(...keyStoreFound(path, blob, prepared))
      return []
    }
    const { text } = prepared
    outcome.files += 1
    outcome.bytes += bytes.length
    const conflicts = this.options.differences ? [] : mergeConflicts(text.content)
    for (const line of conflicts) outcome.conflicts.push({ path, blob, line })
    if (hashes.length > 0) {
      outcome.there.push({ path, blob, hashes: [...stillThere(text.content, new Set(hashes))] })
    }
    const earlier = this.earlierOf(text, content, bytes)
    const suspects = foundIn(text, this.matches(text, bytes, earlier), blob)
    for (const { found, raw } of suspects) {
      found.known = earlier?.includes(raw, 0, 'latin1') === true
      outcome.found.push(found)
    }
    if (blob !== null && this.options.differences) this.keep(blob, bytes)
    return earlier === null ? suspects : []
  }

  /** What this content was made of, if that was searched right before; what was converted has other places than bytes. */
  private earlierOf(text: SearchedText, { before }: ContentToSearch, bytes: Uint8Array): Buffer | null {
    if (this.last === null || before.length !== 1 || before[0] !== this.last.blob) return null
    const isAsItIs = text.content.length === bytes.length && !this.scanner.readsWhole(text.path)
    return isAsItIs ? this.last.bytes : null
  }

  private matches(text: SearchedText, bytes: Uint8Array, earlier: Buffer | null): Match[] {
    const window = earlier === null ? null : changedWindow(earlier, bytes)
    if (window === null) return this.scanner.scan(text)
    const { start, end } = window
    // Made of the bytes: a slice of the text is slow to read, character by character.
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end)
    const matches = this.scanner.scan({ ...text, content })
    return matches.map(match => ({ ...match, start: match.start + start, end: match.end + start }))
  }

  /** One memory for all contents: what is left of thousands of others is slow to go. */
  private keep(blob: string, bytes: Uint8Array): void {
    if (this.memory.length < bytes.length) this.memory = Buffer.allocUnsafe(2 * bytes.length)
    this.memory.set(bytes)
    this.last = { blob, bytes: this.memory.subarray(0, bytes.length) }
  }

  /** A file that is there and not too large was not read because it is a link: what it leads to is searched as itself. */
  passOver(path: string, size: number): void {
    this.noteSize(path, size)
    const why = size > LARGEST ? `larger than ${formatSize(LARGEST)}` : 'symbolic link'
    this.outcome.skipped.push({ path, why })
  }

  private noteSize(path: string, size: number): void {
    const { maxSize } = this.options
    if (maxSize !== null && size > maxSize) this.outcome.tooLarge.push({ path, size })
  }
}
