import { describe, expect, it } from '@jest/globals'
import { kinds } from '../../../../bench/secrets/mint/index.mjs'
import { PART, SAME, SHARED } from '../../../../src/secrets/gitleaks/id-table.js'
import { gitleaksIds, gitleaksTwins, isKnownRule } from '../../../../src/secrets/gitleaks/ids.js'

/** Rules that are no kind of token: they go by assignments and files. */
const OTHERS = ['assigned-secret', 'key-store', 'private-key']

describe('ids of gitleaks', () => {
  it.each([
    ['github-token', ['github-pat']],
    ['stripe-live-key', ['stripe-access-token']],
    ['rsa-private-key', ['private-key']],
    ['jwt', ['jwt', 'jwt-base64']],
    ['slack-bot-token', ['slack-bot-token', 'slack-legacy-bot-token']],
    ['elastic-api-key', ['generic-api-key']],
  ])('%s is %j', (rule, ids) => {
    expect(gitleaksIds(rule)).toEqual(ids)
  })

  it('of an assigned secret are all that go by the name', () => {
    expect(gitleaksIds('assigned-secret')).toEqual(
      expect.arrayContaining(['generic-api-key', 'hashicorp-tf-password', 'kubernetes-secret-yaml']),
    )
    expect(gitleaksTwins('assigned-secret')).toEqual(['generic-api-key'])
  })

  it('are known, and others are not', () => {
    for (const id of ['github-pat', 'github-token', 'jwt', 'assigned-secret'])
      expect([id, isKnownRule(id)]).toEqual([id, true])
    expect(isKnownRule('acme')).toBe(false)
  })

  it('stand beside rules that there are', () => {
    const ours = new Set([...kinds.map(({ id }) => id), ...OTHERS])
    const named = [...Object.values(SAME), ...Object.values(PART), SHARED].flatMap(ids => ids.split(' '))
    expect(named.filter(id => !ours.has(id))).toEqual([])
  })
})
