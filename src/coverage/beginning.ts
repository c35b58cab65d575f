import { bytesOf } from '../gate/bytes.js'
import type { InputPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'

const BYTES = 64 * 1024

/** The first 64 KiB of a text file; null where it is not there, or cannot be read. */
export async function beginningOf(path: InputPath, files: Files): Promise<string | null> {
  try {
    if ((await files.size(path)) === null) return null
    return new TextDecoder().decode(await bytesOf(files.stream(path), BYTES))
  } catch {
    // What the file says is a hint only: the report is read without it.
    return null
  }
}
