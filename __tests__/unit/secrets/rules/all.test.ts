import { describe, expect, it } from '@jest/globals'
import { type Kind, kinds, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { isKnownRule } from '../../../../src/secrets/gitleaks/ids.js'
import type { Match } from '../../../../src/secrets/model.js'
import { detectors, fileDetectors } from '../../../../src/secrets/rules/all.js'
import { Scanner } from '../../../../src/secrets/scan/scanner.js'
import { kindOf } from '../../../../src/secrets/text/kinds.js'
import { TODAY } from '../../../support/secrets.js'

const scanner = new Scanner({ detectors, files: fileDetectors, user: null, decode: 0, today: TODAY })

/** Kinds that are found under another id, and why. */
const OTHER_IDS: Readonly<Record<string, string>> = {
  // Nothing but a password, whose name says what it is for.
  'powerbi-password': 'assigned-secret',
  'snowflake-password': 'assigned-secret',
  // Both are 32 bytes in base64, and named only by one word in three.
  'wireguard-preshared-key': 'wireguard-key',
}
/** Kinds that are not found, and why. */
const NOT_FOUND: readonly string[] = [
  // Encrypted, and meant to be in repositories; what opens it is not in it.
  'ansible-vault',
]
const TOKENS = 3

function scan(content: string): Match[] {
  return scanner.scan({ path: 'a.txt', kind: kindOf('a.txt'), content: Buffer.from(content).toString('latin1') })
}

/** The ids of all that counts in the lines in which such a token usually stands. */
function idsOf(kind: Kind): string[][] {
  const random = randomFrom(`all ${kind.id}`)
  return Array.from({ length: TOKENS }, () => {
    const token = kind.mint(random)
    const lines = [
      `${kind.names[0]} = "${token}"`,
      ...(kind.context === undefined ? [] : [kind.context(random, token)]),
    ]
    return lines.flatMap(scan).flatMap(({ rule, confidence }) => (confidence === 'low' ? [] : [rule]))
  })
}

describe('the rules together', () => {
  const found = new Map(kinds.map(kind => [kind.id, idsOf(kind)]))

  it('find every kind of token by its own id, or by the one that is said here', () => {
    const missed = kinds
      .filter(({ id }) => !NOT_FOUND.includes(id))
      .flatMap(({ id }) => {
        const wanted = OTHER_IDS[id] ?? id
        return (found.get(id) ?? []).filter(ids => !ids.includes(wanted)).map(ids => `${id}: ${ids.join(' ')}`)
      })
    expect(missed).toEqual([])
  })

  it('leave alone what is listed as such, and only that', () => {
    expect(NOT_FOUND.filter(id => found.get(id)?.some(ids => ids.length > 0))).toEqual([])
    expect(Object.keys(OTHER_IDS).filter(id => found.get(id)?.every(ids => ids.includes(id)))).toEqual([])
  })

  it('are more than 450, with ids that other files can name', () => {
    const ids = new Set([...found.values()].flat(2))
    expect(ids.size).toBeGreaterThan(450)
    expect([...ids].filter(id => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))).toEqual([])
    expect([...ids].filter(id => !isKnownRule(id))).toEqual([])
  })

  it('have keywords that the automaton takes', () => {
    const keywords = detectors.flatMap(detector => detector.keywords)
    expect(keywords.filter(keyword => keyword === '' || /[A-Z]/.test(keyword) || /[^\0-\xff]/.test(keyword))).toEqual(
      [],
    )
  })

  it('are never sure of a token whose checksum is wrong', () => {
    const withSpoilt = kinds.filter(({ spoil }) => spoil !== undefined)
    expect(withSpoilt.length).toBeGreaterThan(20)
    const sure = withSpoilt.filter(({ id, names, mint, spoil, context }) => {
      const random = randomFrom(`spoilt ${id}`)
      return Array.from({ length: TOKENS }, () => spoil?.(mint(random), random) ?? '').some(token =>
        [`${names[0]} = "${token}"`, context?.(random, token) ?? ''].some(line =>
          scan(line).some(({ confidence }) => confidence === 'high'),
        ),
      )
    })
    expect(sure.map(({ id }) => id)).toEqual([])
  })
})
