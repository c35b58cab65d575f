import { describe, expect, it } from '@jest/globals'
import { isMadeUp } from '../../../../src/secrets/value/made-up.js'
import { ALPHABETS, drawn, drawnTexts } from '../../../support/drawn.js'

const RANDOM = drawn(ALPHABETS.alphanumeric, 28, 11)

const FILLER = [
  'x'.repeat(36),
  'XXXXXXXXXXXXXXXX',
  '0'.repeat(40),
  '********',
  '................',
  '0123456789abcdef',
  'abcdefghijklmnopqrstuvwxyz',
  'fedcba9876543210',
  'zyxwvutsrqponm',
  'a1b2c3d4e5f6g7h8',
  '1a2b3c4d5e6f7a8b',
  'qwertyuiop',
  'qwerty123456',
  'asdfasdfasdf',
  'abcabcabcabc',
  'aaaabbbbccccdddd',
  'deadbeefdeadbeef',
  '1111-2222-3333-4444',
  '12345678-1234-1234-1234-123456789012',
  `AKIAIOSFODNN7${'EXAMPLE'}`,
  'your-api-key-here',
  'YOUR_TOKEN_HERE',
  'my_fake_key',
  'testtokenvalue12345',
  'this_is_a_test_token',
  'mysecrettokenvalue',
  'abcd1234',
  '123456',
  'aaaaaa',
  `${RANDOM}example`,
  `${RANDOM.slice(0, 14)}EXAMPLE${RANDOM.slice(14)}`,
  `fake-${RANDOM}`,
  `${RANDOM}-test`,
  `${RANDOM}${'0'.repeat(12)}`,
  '',
  'a',
]
const NONE = [
  'hunter2',
  'Winter2024!',
  's3cr3t',
  'P@ssw0rd!',
  'Tr0ub4dor&3',
  'admin123',
  'password123',
  'letmein',
  'postgres',
  'correct horse battery staple',
  RANDOM,
  // Four letters of a word come about by themselves.
  `${RANDOM.slice(0, 9)}test${RANDOM.slice(9)}`,
  `${RANDOM.slice(0, 20)}Fake${RANDOM.slice(20)}`,
  `TEST${RANDOM}`,
  `${RANDOM}0000`,
]

describe('isMadeUp', () => {
  it.each(FILLER)('recognises filler: %s', text => {
    expect(isMadeUp(text)).toBe(true)
  })

  it.each(NONE)('takes nothing else for it: %s', text => {
    expect(isMadeUp(text)).toBe(false)
  })

  it('practically never takes random text of 16 characters and more for filler', () => {
    let wrong = 0
    for (const [name, alphabet] of Object.entries(ALPHABETS)) {
      if (name === 'digits') continue
      for (const length of [16, 20, 32, 40, 64]) {
        wrong += drawnTexts(alphabet, length, 2500).filter(text => isMadeUp(text)).length
      }
    }
    // Of 100,000.
    expect(wrong).toBeLessThanOrEqual(1)
  })

  it('forgets what it was asked before', () => {
    for (let round = 0; round < 3; round += 1) {
      expect(isMadeUp('abcdefabcdefabcdef')).toBe(true)
      expect(isMadeUp(RANDOM)).toBe(false)
    }
  })

  it('does not read on without end', () => {
    expect(isMadeUp(`${drawn(ALPHABETS.base64, 600, 5)}${'x'.repeat(100_000)}`)).toBe(false)
  })
})
