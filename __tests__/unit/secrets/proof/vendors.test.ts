import { describe, expect, it } from '@jest/globals'
import { type Kind, kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { accountOf, isBedrockKey } from '../../../../src/secrets/proof/aws.js'
import { marvin32 } from '../../../../src/secrets/proof/marvin32.js'
import {
  isAnnotatedKey,
  isClientSecret,
  isIdentifiableKey,
  isLegacyDevOpsToken,
} from '../../../../src/secrets/proof/microsoft.js'

const minted = ({ mint }: Kind, seed: number): string => mint(randomFrom(seed))
const seeds = [1, 2, 3, 4, 5]

describe('Marvin32', () => {
  it('has another value for another seed, and for a zero more at the end', () => {
    const bytes = Buffer.from('key material')
    const values = [
      marvin32(bytes, 'Default0'),
      marvin32(bytes, 'Access00'),
      marvin32(Buffer.concat([bytes, Buffer.alloc(1)]), 'Default0'),
      marvin32(Buffer.alloc(0), 'Default0'),
    ]
    expect(new Set(values).size).toBe(4)
    expect(values.every(value => Number.isInteger(value) && value >= 0 && value < 2 ** 32)).toBe(true)
  })

  it('fits the sample of a client secret that Microsoft publishes', () => {
    const body = `zzz8Q~${'z'.repeat(31)}`
    expect(isClientSecret(`${body}blP`)).toBe(true)
    expect(isClientSecret(`${body}blQ`)).toBe(false)
  })
})

describe('keys of Microsoft', () => {
  it.each(seeds)('are proven by their checksums, and no others are (seed %i)', seed => {
    const storage = minted(kindOf('azure-storage-key'), seed)
    expect(isIdentifiableKey(storage, ['Default0'])).toBe(true)
    expect(isIdentifiableKey(storage, ['Access00'])).toBe(false)
    expect(isIdentifiableKey(storage, [])).toBe(false)
    const annotated = minted(kindOf('azure-ai-key'), seed)
    expect(isAnnotatedKey(annotated)).toBe(true)
    expect(isAnnotatedKey(annotated.slice(1))).toBe(false)
    const legacy = minted(kindOf('azure-devops-legacy-token'), seed)
    expect(isLegacyDevOpsToken(legacy)).toBe(true)
    expect(isLegacyDevOpsToken(legacy.split('').reverse().join(''))).toBe(false)
  })

  it.each(['', '=', '====', 'AAAA', '!'.repeat(84), 'é'.repeat(52)])('are not what is none: %s', text => {
    expect([isIdentifiableKey(text, ['Default0']), isAnnotatedKey(text), isLegacyDevOpsToken(text)]).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('keys of AWS', () => {
  const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

  function idOf(account: bigint): string {
    const bits = ((1n << 47n) | (account << 7n)) << 32n
    return `AKIA${Array.from({ length: 16 }, (_, at) => BASE32[Number((bits >> BigInt(5 * (15 - at))) & 31n)]).join('')}`
  }

  it.each<[bigint, string | null]>([
    [123456789012n, '123456789012'],
    [7n, '000000000007'],
    [999999999999n, '999999999999'],
    [1000000000000n, null],
    [0n, null],
  ])('hold the account %d', (account, expected) => {
    expect(accountOf(idOf(account))).toBe(expected)
  })

  it('made before 2019 hold none, nor does what is no base32', () => {
    expect(accountOf(`AKIAI${'B'.repeat(15)}`)).toBeNull()
    expect(accountOf(`AKIA${'1'.repeat(16)}`)).toBeNull()
    expect(accountOf('AKIA')).toBeNull()
  })

  it('of Bedrock say so inside', () => {
    const prefixes: [string, string][] = [
      ['aws-bedrock-key', 'ABSK'],
      ['aws-bedrock-short-key', 'bedrock-api-key-'],
    ]
    for (const [id, prefix] of prefixes) expect(isBedrockKey(minted(kindOf(id), 1).slice(prefix.length))).toBe(true)
    expect(isBedrockKey(Buffer.from('BedrockAPIKey').toString('base64'))).toBe(false)
    expect(isBedrockKey('')).toBe(false)
  })
})
