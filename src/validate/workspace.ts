import { type RepoPath, repoPathFrom } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import type { Repository } from './repository.js'
import type { Format } from './tree/document.js'
import { readBytes } from './tree/read.js'
import type { Source } from './tree/source.js'

/** Larger files are no configuration. */
export const LARGEST = 12_000_000

/** The files below a folder, by their paths as seen from there; those that others refer to are read and parsed once. */
export class Workspace implements Repository {
  private readonly sources = new Map<string, Source | null>()

  constructor(
    private readonly files: Files,
    private readonly base: RepoPath,
  ) {}

  has(path: RepoPath): boolean {
    return this.bytes(path) !== null
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

  /** The text of a file's first bytes; empty where it cannot be read. */
  beginning(path: RepoPath, bytes: number): string {
    return new TextDecoder().decode(this.bytes(path)?.subarray(0, bytes))
  }

  private bytes(path: RepoPath): Uint8Array | null {
    const whole = repoPathFrom(path, this.base)
    return whole === null ? null : this.files.bytes(whole, LARGEST)
  }
}
