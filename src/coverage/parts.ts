import { bytesOf } from '../gate/bytes.js'
import type { ByteRange, Files } from '../gate/ports.js'
import type { FormatName } from './formats/names.js'
import { partReaders } from './formats/readers.js'
import { recognise } from './formats/recognise.js'
import { beginningOf, type ReportToRead } from './read.js'

/** A part of a report, which begins and ends where `PartReader.boundary` says. */
export interface Part extends ByteRange {
  format: FormatName
  /** Whether it is the first or the last of its report. */
  place: 'first' | 'within' | 'last'
}

// A worker costs some 50 ms to start: what is smaller is read by one thread sooner.
const WORTH_PARTS = 16_000_000
// In how many bytes after the place where it should be a boundary is looked for.
const WINDOW = 1 << 20

/**
 * Cuts a large report into as many parts of about the same size, where its format and what stands there allow; null
 * where they do not, and where it is not worth it.
 */
export async function partsOf(
  { path, format: given }: ReportToRead,
  count: number,
  files: Files,
): Promise<[Part, Part, ...Part[]] | null> {
  const size = (await files.size(path)) ?? 0
  if (count < 2 || size < WORTH_PARTS) return null
  const format = given === 'auto' ? recognise(await beginningOf(files, path)) : given
  const reader = await partReaders[format]?.()
  if (reader === undefined) return null
  const cuts = [0]
  for (let part = 1; part < count; part += 1) {
    const from = Math.floor((size * part) / count)
    const boundary = reader.boundary(await bytesOf(files.stream(path, { from, to: Math.min(size, from + WINDOW) })))
    if (boundary === null || from + boundary >= size) return null
    cuts.push(from + boundary)
  }
  const parts = cuts.map((from, index): Part => {
    const place = index === 0 ? 'first' : index === count - 1 ? 'last' : 'within'
    return { format, place, from, to: cuts[index + 1] ?? size }
  })
  return parts as [Part, Part, ...Part[]]
}
