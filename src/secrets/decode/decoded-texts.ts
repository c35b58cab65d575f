import { type Encoding, encodedRuns } from './encoded-runs.js'

/** All that is decoded of a text is no more than so many times as long as it: base64 in itself over and over is three. */
const MOST_GROWTH = 4

/** A text that stood encoded in another. */
export interface DecodedText {
  /** One character per byte of UTF-8. */
  content: string
  /** Where it stands, encoded, in the text that it was found in: the outermost encoding's place. */
  origin: { start: number; end: number }
  /** The innermost first: `['base64', 'url']` is base64 within URL encoding. */
  encodings: readonly Encoding[]
}

/** What stands encoded in a text, and what stands encoded in that, up to `depth` times over. */
export function* decodedTexts(content: string, depth: number): Generator<DecodedText> {
  let left = MOST_GROWTH * content.length
  let outer: readonly (DecodedText | null)[] = depth > 0 ? [null] : []
  for (let level = 1; outer.length > 0; level += 1) {
    const inner: DecodedText[] = []
    for (const text of outer) {
      for (const { start, end, encoding, decoded } of encodedRuns(text?.content ?? content)) {
        left -= decoded.length
        if (left < 0) return
        const found: DecodedText = {
          content: decoded,
          origin: text?.origin ?? { start, end },
          encodings: [encoding, ...(text?.encodings ?? [])],
        }
        yield found
        if (level < depth) inner.push(found)
      }
    }
    outer = inner
  }
}
