import { formatSize } from '../../gate/size.js'
import type { Match } from '../model.js'
import type { Scanner, SearchedText } from '../scan/scanner.js'
import { stillThere } from '../suppress/there.js'
import type { FileKind } from '../text/kinds.js'
import { isTextAsBefore, prepare } from '../text/prepare.js'
import { changedWindow, type Window } from './changed-window.js'
import { foundIn, type Suspect } from './found.js'
import { type ContentToSearch, LARGEST, type SearchOptions, type SearchOutcome } from './job.js'
import { keyStoreFound } from './key-store.js'
import { mergeConflicts } from './merge-conflicts.js'

const NONE: readonly Suspect[] = []

/** A text whose bytes are searched as they are. */
interface Earlier {
  path: string
  blob: string
  kind: FileKind
  bytes: Buffer
}

/** Searches contents that are given one after the other, and gathers what it finds. */
export class ContentSearch {
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

  /** The text that was searched last, where the next one may be made of it. */
  private last: Earlier | null = null
  private memory = Buffer.alloc(0)

  constructor(
    private readonly scanner: Scanner,
    private readonly options: Pick<SearchOptions, 'maxSize' | 'differences'>,
  ) {}

  /** Returns what it found and could not yet compare with what was there before. */
  search(content: ContentToSearch, read: Uint8Array): readonly Suspect[] {
    const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength)
    this.noteSize(content.path, bytes.length)
    const earlier = this.earlierOf(content)
    const window = earlier === null || content.hashes.length > 0 ? null : changedWindow(earlier.bytes, bytes)
    if (earlier !== null && window !== null && isTextAsBefore(bytes, window.same)) {
      this.searchPart(content, bytes, earlier, window)
      return NONE
    }
    return this.searchWhole(content, bytes, earlier)
  }

  private searchWhole(content: ContentToSearch, bytes: Buffer, before: Earlier | null): readonly Suspect[] {
    const { path, blob, hashes } = content
    const { outcome } = this
    const prepared = prepare(path, bytes)
    if (prepared.kind === 'skipped') {
      if (prepared.why !== 'empty') outcome.skipped.push({ path, why: prepared.what })
      outcome.found.push(...keyStoreFound(path, blob, prepared))
      return NONE
    }
    const { text } = prepared
    this.count(bytes)
    const conflicts = this.options.differences ? [] : mergeConflicts(text.content)
    for (const line of conflicts) outcome.conflicts.push({ path, blob, line })
    if (hashes.length > 0) {
      outcome.there.push({ path, blob, hashes: [...stillThere(text.content, new Set(hashes))] })
    }
    // What was converted is nowhere in the bytes.
    const isAsItIs = text.content.length === bytes.length
    const earlier = isAsItIs ? before : null
    const window = earlier === null ? null : changedWindow(earlier.bytes, bytes)
    const matches = window === null ? this.scanner.scan(text) : this.matchesIn(window, text, bytes)
    const suspects = this.tell(foundIn(text, matches, blob), earlier)
    if (isAsItIs && this.options.differences && !this.scanner.readsWhole(path)) this.keep(content, text.kind, bytes)
    return earlier === null ? suspects : NONE
  }

  /** Searches what a content brought, of which its text is made only where something is found. */
  private searchPart(content: ContentToSearch, bytes: Buffer, earlier: Earlier, window: Window): void {
    const { path, blob } = content
    const { kind } = earlier
    this.count(bytes)
    const matches = this.matchesIn(window, { path, kind }, bytes)
    if (matches.length > 0) {
      this.tell(foundIn({ path, kind, content: bytes.toString('latin1') }, matches, blob), earlier)
    }
    this.keep(content, kind, bytes)
  }

  private matchesIn(
    { start, end }: Window,
    { path, kind }: Pick<SearchedText, 'path' | 'kind'>,
    bytes: Buffer,
  ): Match[] {
    // Made of the bytes: a slice of a text is slow to read, character by character.
    const matches = this.scanner.scanPart({ path, kind, content: bytes.toString('latin1', start, end) })
    return matches.map(match => ({ ...match, start: match.start + start, end: match.end + start }))
  }

  private tell(suspects: readonly Suspect[], earlier: Earlier | null): readonly Suspect[] {
    for (const { found, raw } of suspects) {
      found.known = earlier?.bytes.includes(raw, 0, 'latin1') === true
      this.outcome.found.push(found)
    }
    return suspects
  }

  /** What this content was made of, if that was searched right before. */
  private earlierOf({ path, before }: ContentToSearch): Earlier | null {
    const isNext = this.last?.path === path && before.length === 1 && before[0] === this.last.blob
    return isNext ? this.last : null
  }

  /** One memory for all contents: what is left of thousands of others is slow to go. */
  private keep({ path, blob }: ContentToSearch, kind: FileKind, bytes: Buffer): void {
    if (blob === null) return
    if (this.memory.length < bytes.length) this.memory = Buffer.allocUnsafe(2 * bytes.length)
    this.memory.set(bytes)
    this.last = { path, blob, kind, bytes: this.memory.subarray(0, bytes.length) }
  }

  private count(bytes: Buffer): void {
    this.outcome.files += 1
    this.outcome.bytes += bytes.length
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
