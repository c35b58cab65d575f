import { describe, expect, it } from '@jest/globals'
import { type Kind, kindOf, randomFrom } from '../../bench/secrets/mint/index.mjs'
import type { Detector } from '../../src/secrets/model.js'
import { matchesIn } from './secrets.js'

const SEEDS = [11, 12, 13]

/** What a rule has to do with tokens that are minted, wherever they stand. */
export function findsMinted(
  detectors: readonly Detector[],
  ids: readonly string[],
  failing: Record<string, string> = {},
): void {
  describe.each(ids)('%s', id => {
    const kind = kindOf(id)

    it.each(SEEDS)('is found wherever it stands, with the confidence that its evidence allows (seed %i)', seed => {
      const random = randomFrom(seed)
      const token = kind.mint(random)
      for (const content of places(kind, token, seed)) {
        const found = matchesIn(detectors, content).filter(({ rule }) => rule === id)
        expect({ content, found }).toEqual({
          content,
          found: [
            expect.objectContaining({ secret: token, start: content.indexOf(token), confidence: confidence(kind) }),
          ],
        })
        expect(found[0]?.reason).not.toContain(token)
      }
    })

    const { spoil } = kind
    if (spoil !== undefined) {
      it('counts for less where its checksum fails', () => {
        const random = randomFrom(id)
        const content = line(kind, spoil(kind.mint(random), random))
        const found = matchesIn(detectors, content).filter(({ rule }) => rule === id)
        expect(found.map(match => match.confidence)).toEqual(
          failing[id] === undefined ? ['low'] : [failing[id]].filter(Boolean),
        )
      })
    }

    if (kind.evidence !== 'context') {
      it('is not found as a part of something longer', () => {
        const token = kind.mint(randomFrom(id))
        for (const content of [`x = "a${token}"`, `x = "${token}Zq"`]) {
          expect(matchesIn(detectors, content).filter(({ secret }) => secret === token)).toEqual([])
        }
      })
    }
  })
}

function confidence({ evidence }: Kind): unknown {
  return evidence === 'context' ? expect.stringMatching(/^(?:medium|high)$/) : 'high'
}

function places(kind: Kind, token: string, seed: number): string[] {
  const [name = 'TOKEN'] = kind.names
  if (kind.context !== undefined) return [kind.context(randomFrom(seed), token)]
  return [
    line(kind, token),
    `const value = '${token}';\n`,
    `{"${name}":"${token}"}`,
    `${name}=${token}\r\n`,
    `  ${name}: ${token}\n  next: 1\n`,
    `deploy --with ${name} "${token}" now`,
  ]
}

function line(kind: Kind, token: string): string {
  return `${kind.names[0] ?? 'TOKEN'} = "${token}"`
}
