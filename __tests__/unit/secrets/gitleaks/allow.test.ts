import { describe, expect, it } from '@jest/globals'
import { compileAllowlists, type Findable } from '../../../../src/secrets/gitleaks/allow.js'
import { gitleaksIds } from '../../../../src/secrets/gitleaks/ids.js'
import { rulesOf } from '../../../support/gitleaks.js'

const allowingOf = async (config: string) =>
  compileAllowlists(await rulesOf({ '.gitleaks.toml': `[extend]\nuseDefault = true\n${config}` }))

function found(rule: string, more: Partial<Findable> = {}): Findable {
  const secret = 'AbCd1234'
  return {
    rules: [rule, ...gitleaksIds(rule)],
    user: false,
    path: 'src/a.ts',
    secret,
    match: `key = ${secret}`,
    line: `\n  key = ${secret} # here`,
    ...more,
  }
}

describe('allowlists over findings of our own rules', () => {
  it.each([
    ["targetRules = ['github-pat']\nregexes = ['^Ab']", 'github-token', true],
    ["targetRules = ['github-token']\nregexes = ['^Ab']", 'github-token', true],
    ["targetRules = ['github-pat']\nregexes = ['^Ab']", 'gitlab-token', false],
    ["targetRules = ['generic-api-key']\npaths = ['^src/']", 'assigned-secret', true],
    ["targetRules = ['generic-api-key']\npaths = ['^src/']", 'elastic-api-key', true],
    ["targetRules = ['generic-api-key']\npaths = ['^src/']", 'github-token', false],
    ["paths = ['^src/']", 'anything', true],
    ["stopwords = ['CD12']", 'anything', true],
    ["regexTarget = 'match'\nregexes = ['^key']", 'anything', true],
    ["regexTarget = 'line'\nregexes = ['# here$']", 'anything', true],
    ["commits = ['ABC']", 'anything', false],
  ])('%j for %s: %s', async (list, rule, allowed) => {
    const allowing = await allowingOf(`[[allowlists]]\n${list}`)
    expect(allowing(found(rule)) !== null).toBe(allowed)
  })

  it('go by the commit where there is one', async () => {
    const allowing = await allowingOf("[[allowlists]]\ncondition = 'AND'\ncommits = [' ABC']\nstopwords = ['cd']")
    expect(allowing(found('x', { commit: 'aBc' }))).not.toBeNull()
    expect(allowing(found('x', { commit: 'abcd' }))).toBeNull()
    expect(allowing(found('x', { commit: 'abc', secret: 'other' }))).toBeNull()
  })

  it('say which one it was, and never the secret', async () => {
    const allowing = await allowingOf("[[allowlists]]\ndescription = 'Fixtures'\nstopwords = ['abcd1234']")
    expect(allowing(found('x'))).toBe('an allowlist of .gitleaks.toml (Fixtures)')
  })
})

describe('what a configuration changes of our own rules', () => {
  it('switches them off by either id', async () => {
    const allowing = await allowingOf(
      "disabledRules = ['github-pat', 'gitlab-token', 'private-key', 'kubernetes-secret-yaml']",
    )
    for (const rule of ['github-token', 'gitlab-token', 'rsa-private-key', 'private-key']) {
      expect([rule, allowing(found(rule))]).toEqual([rule, '.gitleaks.toml switches the rule off'])
    }
    // A part of what it finds is not all of it.
    for (const rule of ['github-oauth-token', 'assigned-secret'])
      expect([rule, allowing(found(rule))]).toEqual([rule, null])
  })

  it('leaves what a rule of the user finds under the same id', async () => {
    const allowing = await allowingOf("[[rules]]\nid = 'github-pat'\nregex = 'x'")
    expect(allowing(found('github-token'))).not.toBeNull()
    expect(allowing(found('github-pat', { user: true, rules: ['github-pat'] }))).toBeNull()
  })

  it('limits them to files, and to secrets that are random enough', async () => {
    const allowing = await allowingOf("[[rules]]\nid = 'generic-api-key'\npath = '^src/'\nentropy = 2.5")
    expect(allowing(found('assigned-secret'))).toBeNull()
    expect(allowing(found('assigned-secret', { path: 'test/a.ts' }))).toContain('other files')
    expect(allowing(found('assigned-secret', { secret: 'aaaabbbb' }))).toContain('more random')
    expect(allowing(found('github-token', { path: 'test/a.ts', secret: 'aaaabbbb' }))).toBeNull()
  })

  it('leaves the configuration itself alone', async () => {
    const allowing = await allowingOf('')
    expect(allowing(found('x', { path: '.gitleaks.toml' }))).toBe('.gitleaks.toml itself is not searched')
    expect(allowing(found('x', { path: 'sub/.gitleaks.toml' }))).toBeNull()
  })
})
