import type { RepoPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import { bytesOf } from './bytes.js'
import type { Repository } from './repository.js'
import type { Format } from './tree/document.js'
import { readBytes } from './tree/read.js'
import type { Source } from './tree/source.js'

/** The files below a folder, by their paths as seen from there; those that others refer to are read and parsed once. */
export class Workspace implements Repository {
  private readonly sources = new Map<string, Source | null>()
  /** What was asked for: modules that many files import are looked for in many places. */
  private readonly there = new Map<string, boolean>()

  constructor(
    private readonly files: Files,
    private readonly base: RepoPath,
  ) {}

  has(path: RepoPath): boolean {
    const known = this.there.get(path) ?? this.bytes(path) !== null
    this.there.set(path, known)
    return known
  }

  source(path: RepoPath, format: Format): Source | null {
    const known = this.sources.get(path)
    if (known !== undefined) return known
    const source = this.read(path, format)
    this.sources.set(path, source)
    return source
  }

  /** A file that is not kept. */
  read(path: RepoPath, format: Format): Source | null {
    const bytes = this.bytes(path)
    return bytes === null ? null : readBytes(path, bytes, format)
  }

  private bytes(path: RepoPath): Uint8Array | null {
    return bytesOf(path, this.base, this.files)
  }
}
