import { expect } from '@jest/globals'
import { kindOf, randomFrom } from '../../bench/secrets/mint/index.mjs'
import type { Detector } from '../../src/secrets/model.js'
import { matchesIn } from './secrets.js'

export const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** What tokens stand between: nothing, quotes, JSON, a shell's line, a call, YAML, a header. */
const AROUND = [
  ['', ''],
  ['key = "', '"\n'],
  ['{"a":"', '"}'],
  ['export X=', '\n'],
  ["f('", "')"],
  ['- key: ', '\r\n'],
  ['Authorization: Bearer ', '\r\n'],
] as const

/** A token of a kind, the same for the same seed. */
export function minted(id: string, seed: number): string {
  return kindOf(id).mint(randomFrom(`${id} ${seed}`))
}

/** Texts of the alphabets that tokens are made of, by a seed. */
export function textsFrom(seed: string) {
  const random = randomFrom(seed)
  return {
    random,
    hex: (length: number) => random.text('0123456789abcdef', length),
    alnum: (length: number) => random.text('ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789', length),
  }
}

/** Holds detectors to finding tokens of a kind wherever they stand: as one match each, which is as `expected` too. */
export function expectWherever(detectors: readonly Detector[], id: string, expected: object = {}): void {
  for (const seed of SEEDS) {
    const token = minted(id, seed)
    for (const [before, after] of AROUND) {
      expect(matchesIn(detectors, `${before}${token}${after}`)).toEqual([
        expect.objectContaining({ rule: id, secret: token, start: before.length, ...expected }),
      ])
    }
  }
}
