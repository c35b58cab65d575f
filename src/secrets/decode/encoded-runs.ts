import { findEscaped } from './escapes.js'
import { findRuns } from './runs.js'

export type Encoding = 'base64' | 'hex' | 'url' | 'unicode' | 'entities'

/** A part of a text that stands encoded in it. */
export interface EncodedRun {
  start: number
  end: number
  encoding: Encoding
  /** Its text, one character per byte of UTF-8. */
  decoded: string
}

/**
 * The parts of a text (one character per byte) that are a text in base64, hexadecimal digits, URL encoding, escapes or
 * entities. Those of one encoding do not overlap; of two they may, as base64 whose padding is URL-encoded does.
 */
export function encodedRuns(content: string): EncodedRun[] {
  const found: EncodedRun[] = []
  findRuns(content, found)
  findEscaped(content, found)
  return found
}
