import { FileRefused } from '../refusal.js'

/**
 * The values of a file with one JSON object a line. Lines that begin otherwise are what somebody else printed there.
 *
 * @throws FileRefused where an object is broken
 */
export function* jsonLines(text: string): Generator<unknown> {
  let line = 0
  for (const written of text.split('\n')) {
    line++
    if (!written.startsWith('{')) continue
    try {
      yield JSON.parse(written)
    } catch {
      throw new FileRefused('has a line that begins like a JSON object and is none: it may have been cut off', line)
    }
  }
}
