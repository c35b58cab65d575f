import { type RepoPath, repoPathFrom } from '../gate/path.js'
import type { Introduced } from '../gate/ports.js'

/** Bytes of one item: git takes paths of any length, and no machine does. */
const LARGEST = 1 << 20

const NEWLINE = 0x0a

const KINDS: Readonly<Record<string, Introduced['kind']>> = { 10: 'file', 12: 'link', 16: 'submodule' }

/** What git wrote is not what it was asked for. */
export class NoRaw extends Error {}

/**
 * Reads what git writes with `--raw -z --no-abbrev` in pieces, of commits, merges (`-c`) and the index alike. What is no
 * change, such as the line before those of a commit, goes to `onOther`. Paths are those below `prefix`.
 */
export class RawReader {
  private rest: Buffer = Buffer.alloc(0)
  private change: Omit<Introduced, 'path'> | null = null
  /** Paths that are still to come of this change, its own the last. */
  private paths = 0

  constructor(
    private readonly prefix: string,
    private readonly onChange: (change: Introduced) => void,
    private readonly onOther: (item: string) => void,
  ) {}

  /** @throws NoRaw */
  push(piece: Uint8Array): void {
    const bytes = this.rest.length === 0 ? Buffer.from(piece) : Buffer.concat([this.rest, piece])
    let from = 0
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, from)) {
      this.item(bytes.subarray(from, end))
      from = end + 1
    }
    this.rest = bytes.subarray(from)
    if (this.rest.length > LARGEST) throw new NoRaw('an item has no end')
  }

  /** @throws NoRaw */
  end(): void {
    if (this.rest.length > 0 || this.paths > 0) throw new NoRaw('it breaks off')
  }

  private item(bytes: Buffer): void {
    if (this.paths > 0) {
      this.paths--
      if (this.paths === 0) this.path(bytes.toString('utf8'))
      return
    }
    // Git ends a commit's own line twice, where changes follow, and the second time as lines end.
    const text = bytes.toString('latin1', bytes[0] === NEWLINE ? 1 : 0)
    if (text.startsWith(':')) this.header(text)
    else if (text !== '') this.onOther(text)
  }

  /** As many colons as there are parents; for each and for what came of them a mode, then for each an id. */
  private header(text: string): void {
    const parents = text.lastIndexOf(':') + 1
    const fields = text.slice(parents).split(' ')
    const [mode, blob, status] = [fields[parents], fields[2 * parents + 1], fields[2 * parents + 2]]
    if (mode === undefined || blob === undefined || !status || fields.length !== 2 * parents + 3) {
      throw new NoRaw('a change has other fields')
    }
    // Of a merge there is only the path that the file has now.
    this.paths = parents === 1 && /^[RC]/.test(status) ? 2 : 1
    const kind = KINDS[mode.slice(0, 2)]
    const before = fields
      .slice(parents + 1, 2 * parents + 1)
      .filter((_, index) => kind !== undefined && KINDS[fields[index]?.slice(0, 2) ?? ''] === kind)
    // A file that is gone is of no kind; one that only moved, or may now be executed, has nothing new.
    const isNew = kind !== undefined && !before.includes(blob)
    this.change = isNew ? { blob, kind, before: [...new Set(before)] } : null
  }

  private path(text: string): void {
    if (this.change === null || !text.startsWith(this.prefix)) return
    this.onChange({ path: readable(text.slice(this.prefix.length)), ...this.change })
  }
}

/** The path as one of the workspace. What can be none is told too, with marks in place of what makes it so. */
function readable(text: string): RepoPath {
  return repoPathFrom(text) ?? (repoPathFrom(text.replace(/^[\\/]|\.\.|:/g, '\ufffd')) as RepoPath)
}
