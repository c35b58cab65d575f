import { describe, expect, it } from '@jest/globals'
import { findableOf, ignorableOf } from '../../../../src/secrets/gitleaks/findable.js'
import type { Found } from '../../../../src/secrets/model.js'

const latin1 = (text: string) => Buffer.from(text).toString('latin1')

const FOUND = {
  rule: 'github-token',
  user: false,
  path: 'a.ts',
  allowable: { group: latin1('gehéim'), match: latin1('k = gehéim'), line: latin1('\nk = gehéim // ß'), startLine: 7 },
} as Found

describe('a finding as files of gitleaks name it', () => {
  it('is decoded, and goes by the ids of both', () => {
    expect(findableOf(FOUND, 'abc')).toEqual({
      rules: ['github-token', 'github-pat'],
      user: false,
      path: 'a.ts',
      commit: 'abc',
      secret: 'gehéim',
      match: 'k = gehéim',
      line: '\nk = gehéim // ß',
    })
    expect(ignorableOf(FOUND)).toEqual({ rules: ['github-token', 'github-pat'], path: 'a.ts', line: 7 })
  })

  it("of the user's goes by its own id alone, and by the group that is the secret", () => {
    const found = { ...FOUND, rule: 'acme', user: true, allowable: { ...FOUND.allowable, group: '' } }
    expect(findableOf(found)).toMatchObject({ rules: ['acme'], user: true, secret: '' })
  })
})
