import { describe, expect, it } from '@jest/globals'
import { evidence, isRandom, randomness } from '../../../../src/secrets/value/randomness.js'
import { ALPHABETS, drawn, drawnTexts } from '../../../support/drawn.js'

const WRITTEN = [
  'getElementById',
  'HTTPServerFactory',
  'DEVLINK_ATTR_DPIPE_VALUE_MASK',
  'password_reset_token_expired',
  'react-dom/server.browser',
  '@types/babel__traverse',
  'com.example.billing.InvoiceRepository',
  'btn btn-primary btn-lg',
  'SHA256withRSAandMGF1',
  '/usr/share/applications/firefox.desktop',
  'https://example.org/docs/getting-started',
  'The quick brown fox jumps over the lazy dog',
  'application/vnd.openxmlformats-officedocument',
  '2024-01-31T12:30:00Z',
  '1.22.333-beta.4',
  'us-gov-west-1',
  'xmlhttprequest',
  'internationalization',
  'kubernetes.io/ingress.class',
  'Donaudampfschifffahrtsgesellschaft',
]

describe('isRandom', () => {
  it.each(WRITTEN)('says no to what somebody wrote: %s', text => {
    expect(isRandom(text)).toBe(false)
  })

  it.each(Object.entries(ALPHABETS).filter(([name]) => name !== 'digits'))(
    'says yes to nearly all random texts of 16 characters and more: %s',
    (_name, alphabet) => {
      for (const [length, most] of [
        [16, 20],
        [24, 3],
        [40, 1],
      ] as const) {
        const missed = drawnTexts(alphabet, length, 1000).filter(text => !isRandom(text))
        expect(missed.length).toBeLessThanOrEqual(most)
      }
    },
  )

  it('recognises most random texts of 8 characters', () => {
    const missed = drawnTexts(ALPHABETS.alphanumeric, 8, 1000).filter(text => !isRandom(text))
    expect(missed.length).toBeLessThan(150)
  })

  it.each(['', 'a', 'x7Kq2', '12345678901234567890', '\xd0\x9f\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c1x9Q'])(
    'says nothing of short texts, numbers and other scripts: %j',
    text => {
      expect(isRandom(text)).toBe(false)
    },
  )

  it('does not read on without end', () => {
    expect(isRandom(drawn(ALPHABETS.alphanumeric, 100_000, 7))).toBe(true)
    expect(isRandom('password'.repeat(10_000))).toBe(false)
  })
})

describe('randomness', () => {
  it('orders words, mixed names and random texts', () => {
    const [word, mixed, random] = ['configuration', 'cfgsrv01x', 'q8Zx3VbT7mKd1Lw0']
    expect(randomness(word)).toBeLessThan(0.05)
    expect(randomness(mixed)).toBeGreaterThan(randomness(word))
    expect(randomness(random)).toBeGreaterThan(0.95)
    expect(randomness('')).toBe(0.5)
  })

  it('has more evidence the longer a random text is', () => {
    const text = drawn(ALPHABETS.alphanumeric, 64, 3)
    expect(evidence(text)).toBeGreaterThan(evidence(text.slice(0, 16)))
  })
})
