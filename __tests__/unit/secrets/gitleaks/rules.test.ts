import { describe, expect, it } from '@jest/globals'
import { compileUserRules } from '../../../../src/secrets/gitleaks/rules.js'
import { rulesOf, textOf } from '../../../support/gitleaks.js'

const matcherOf = async (config: string) => compileUserRules(await rulesOf({ '.gitleaks.toml': config }))
const rule = (regex: string, more = '') => `[[rules]]\nid = 'acme'\nregex = '''${regex}'''\n${more}\n`

describe('rules of the user', () => {
  it('give the place of the secret in bytes, and what allowlists go by', async () => {
    const matcher = await matcherOf(rule('key = "(\\w+)"', "description = 'A key'"))
    const text = textOf('a.txt', 'é\n😀 key = "abc"\r\n')
    const [match, ...others] = matcher.detect(text)
    expect(others).toEqual([])
    expect(match).toEqual({
      rule: 'acme',
      what: 'a secret',
      confidence: 'high',
      reason: 'the rule `acme` of the gitleaks configuration matches it (A key)',
      start: 15,
      end: 18,
      secret: 'abc',
      group: 'abc',
      match: 'key = "abc"',
      line: Buffer.from('\n😀 key = "abc"\r').toString('latin1'),
      startLine: 2,
    })
    expect(text.content.slice(15, 18)).toBe('abc')
  })

  it('keep the bytes of a secret that is no UTF-8', async () => {
    const matcher = await matcherOf(rule('k=(.+)'))
    const [match] = matcher.detect({ ...textOf('a.txt', ''), content: 'k=\xff\xfea\n' })
    expect(match).toMatchObject({ start: 2, end: 5, secret: '\xff\xfea' })
  })

  it('name files once, whatever is in them', async () => {
    const matcher = await matcherOf("[[rules]]\nid = 'files'\npath = 'p12$'")
    expect(matcher.named(textOf('a/b.p12', ''))).toMatchObject([
      { rule: 'files', start: 0, end: 0, secret: '', startLine: 0 },
    ])
    expect(matcher.named(textOf('a/b.p13', ''))).toEqual([])
    expect(matcher.detect(textOf('a/b.p12', 'p12'))).toEqual([])
  })

  it.each([
    '(x+x+)+y',
    '(x|xx)+y',
    '(x*)*y',
    '((x+)+)+$y',
    '(.*x){20}y',
    '(x+x+)+y|x',
    '(?:x?){500}x{500}y',
    '(?:x{1,30}){30}y|x',
  ])('end, whatever they and the text are: %s', async regex => {
    const matcher = await matcherOf(rule(regex))
    const text = textOf('a.txt', 'x'.repeat(100_000))
    expect(matcher.detect(text).length).toBeLessThan(1000)
  })

  it('say where they leave something out, which takes a line with more than anybody reads', async () => {
    const matcher = await matcherOf(rule('k[0-9]{4}'))
    const keys = Array.from({ length: 1000 }, (_, index) => `k${index + 1000}`)
    const lines = matcher.detect(textOf('a.txt', keys.join('\n')))
    expect(lines.map(({ secret }) => secret)).toEqual(keys)
    expect(lines.map(({ startLine }) => startLine)).toEqual(keys.map((_, index) => index + 1))
    expect(lines.filter(({ reason }) => reason.includes('more of this line'))).toEqual([])
    const line = matcher.detect(textOf('a.txt', keys.join(' ').repeat(15)))
    expect(line.length).toBeGreaterThanOrEqual(20)
    expect(line.at(-1)?.reason).toContain('and more of this line than are read')
  })

  it('take `^` for the beginning of the text in long texts too', async () => {
    const matcher = await matcherOf(rule('^k[0-9]|v[0-9]'))
    const found = matcher.detect(textOf('a.txt', 'k1 v1\n'.repeat(300)))
    expect(found.filter(({ secret }) => secret === 'k1')).toHaveLength(1)
    expect(found.filter(({ secret }) => secret === 'v1')).toHaveLength(300)
  })

  it('find what stands behind the first part of a long text', async () => {
    const matcher = await matcherOf(rule('k=(\\w+)', "keywords = ['k=']"))
    const text = textOf('a.txt', `${'é line\n'.repeat(40_000)}k=abc\n`)
    expect(matcher.detect(text)).toMatchObject([{ startLine: 40_001, start: 320_002, end: 320_005, secret: 'abc' }])
  })
})
