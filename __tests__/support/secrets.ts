import type { Detector, Match } from '../../src/secrets/model.js'
import { Scanner } from '../../src/secrets/scan/scanner.js'
import { kindOf } from '../../src/secrets/text/kinds.js'

/** The day of all tests, in milliseconds since 1970. */
export const TODAY = Date.UTC(2026, 0, 1)

/** What detectors find in a text by themselves, without decoding it. */
export function matchesIn(detectors: readonly Detector[], content: string, path = 'a.txt'): Match[] {
  const text = { path, kind: kindOf(path), content: Buffer.from(content).toString('latin1') }
  return new Scanner({ detectors, files: [], user: null, decode: 0, today: TODAY }).scan(text)
}
