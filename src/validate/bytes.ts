import { type RepoPath, repoPathFrom } from '../gate/path.js'
import type { Files } from '../gate/ports.js'

/** Larger files are no configuration. */
const LARGEST = 12_000_000

/** What a file holds, by its path as seen from the folder; null where it cannot be read. */
export function bytesOf(path: RepoPath, base: RepoPath, files: Files): Uint8Array | null {
  const whole = repoPathFrom(path, base)
  return whole === null ? null : files.bytes(whole, LARGEST)
}
