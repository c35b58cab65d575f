import { describe, expect, it } from '@jest/globals'
import { kinds } from '../../../../bench/secrets/mint/index.mjs'
import { OWN, PART, SAME, SHARED } from '../../../../src/secrets/gitleaks/id-table.js'
import { gitleaksIds, gitleaksTwins, isKnownRule } from '../../../../src/secrets/gitleaks/ids.js'
import { detectors } from '../../../../src/secrets/rules/all.js'

/** Rules that go by files, or that a detector of another name has. */
const OTHERS = ['key-store', 'credential-file', 'libpq-connection-string']
/** Kinds that can be minted, and that other rules find: see `rules/all.test.ts`. */
const NOT_FOUND = ['ansible-vault', 'powerbi-password', 'snowflake-password']
/** Of detectors that have several rules, and none of this name. */
const NAMES = ['connection-string']
const rules = new Set([...kinds, ...detectors].map(({ id }) => id).filter(id => !NAMES.includes(id)))

describe('ids of gitleaks', () => {
  it.each([
    ['github-token', ['github-pat']],
    ['stripe-live-key', ['stripe-access-token']],
    ['rsa-private-key', ['private-key']],
    ['jwt', ['jwt', 'jwt-base64']],
    ['n8n-key', ['jwt']],
    ['monday-token', ['jwt']],
    ['private-key', ['private-key']],
    ['putty-private-key', ['private-key']],
    ['jwk-private-key', ['private-key']],
    ['gcp-service-account', ['private-key']],
    ['square-legacy-token', ['square-access-token']],
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
    const named = [...Object.values(SAME), ...Object.values(PART), SHARED, OWN].flatMap(ids => ids.split(' '))
    expect(named.filter(id => !rules.has(id) && !OTHERS.includes(id))).toEqual([])
  })

  it('know every rule, each in one place', () => {
    expect([...rules].filter(id => !isKnownRule(id) && !NOT_FOUND.includes(id))).toEqual([])
    const twins = new Set([...Object.values(SAME), SHARED].flatMap(ids => ids.split(' ')))
    expect(OWN.split(' ').filter(id => twins.has(id))).toEqual([])
  })
})
