import { describe, expect, it } from '@jest/globals'
import { randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { nearRule } from '../../../../src/secrets/rules/near.js'
import { matchesIn } from '../../../support/secrets.js'

const hex = randomFrom(7).text('0123456789abcdef', 32)
const other = randomFrom(8).text('0123456789abcdef', 32)
const rule = nearRule({ id: 'acme-key', what: 'an Acme key', words: ['acmeworks', 'aw_'], form: /[0-9a-f]{32}/ })

function found(content: string, path?: string): string[] {
  return matchesIn([rule], content, path).map(({ secret }) => secret)
}

describe('a token near a vendor’s word', () => {
  it.each([
    `ACMEWORKS_API_KEY=${hex}`,
    `AW_API_KEY=${hex}`,
    `"acmeworksToken": "${hex}",`,
    `const acmeworksToken: string = '${hex}'`,
    `acmeworks:\n  api_key: ${hex}\n`,
    `provider "acmeworks" {\n  site = "eu"\n  api_key = "${hex}"\n}`,
    `[acmeworks]\r\nuser=ci\r\ntoken=${hex}\r\n`,
    `- name: ACMEWORKS_TOKEN\n  value: "${hex}"`,
    `variable "acmeworks_key" {\n  default = "${hex}"\n}`,
    `<add key="AcmeworksSecret" value="${hex}"/>`,
    `<acmeworksKey>${hex}</acmeworksKey>`,
    `setenv("ACMEWORKS_TOKEN", "${hex}")`,
    `acmeworks login ${hex}`,
    `ENV ACMEWORKS_KEY ${hex}`,
    `curl -H "Authorization: Bearer ${hex}" https://api.acmeworks.com/v1`,
    `# ACMEWORKS_KEY: ${hex}.`,
    `myAcmeworksKey = '${hex}'`,
  ])('is found: %s', content => {
    expect(found(content)).toEqual([hex])
  })

  it('says where it is, how sure that is and what it is called', () => {
    const content = `export ACMEWORKS_API_KEY="${hex}"`
    expect(matchesIn([rule], content)).toEqual([
      expect.objectContaining({
        rule: 'acme-key',
        start: 26,
        end: 58,
        confidence: 'medium',
        name: 'ACMEWORKS_API_KEY',
      }),
    ])
  })

  it.each([
    ['another name', `ACMEWORKS_ORG=${hex}`],
    ['the name of an id', `ACMEWORKS_KEY_ID=${hex}`],
    ['what is public', `acmeworksPublicKey: ${hex}`],
    ['a digest', `acmeworks_key_sha256: ${hex}`],
    ['a pinned action', `uses: acmeworks/token-action@${hex}`],
    ['an image', `image: acmeworks/key@sha256:${hex}`],
    ['a longer run', `ACMEWORKS_KEY=${hex}${other}`],
    ['one character less', `ACMEWORKS_KEY=${hex.slice(1)}`],
    ['a part of a name', `ACMEWORKS_KEY=${hex}_suffix`],
    ['a path', `https://acmeworks.com/key/${hex}`],
    ['what is far away', `ACMEWORKS_KEY=${' '.repeat(90)}${hex}`],
    ['what is two lines on', `acmeworks key\n\n${hex}`],
    ['filler', `ACMEWORKS_KEY=${'0123456789abcdef'.repeat(2)}`],
    ['the middle of a word', `draw_key = ${hex}`],
    ['no vendor', `API_KEY=${hex}`],
    ['the token of another vendor on the next line', `ACMEWORKS_SITE=eu\nCICD_TOKEN=${hex}`],
    ['what is four lines on', `acmeworks:\n  a: 1\n  b: 2\n  c: 3\n  key: ${hex}`],
    ['the line after a name of another', `ACMEWORKS_KEY=\nORG=${hex}`],
  ])('is not found: %s', (_, content) => {
    expect(found(content)).toEqual([])
  })

  it('is not looked for in lockfiles', () => {
    expect(found(`acmeworks key ${hex}`, 'yarn.lock')).toEqual([])
  })

  it('takes the first token after the word, and each at its own word', () => {
    expect(found(`ACMEWORKS_KEY=${hex}\nACMEWORKS_TOKEN=${other}`)).toEqual([hex, other])
  })

  it('may be in a path, under a name of its own', () => {
    const inPath = nearRule({ ...hook, inPath: true })
    expect(matchesIn([inPath], `https://hooks.acmeworks.com/in/${hex}/`)).toHaveLength(1)
    expect(matchesIn([nearRule(hook)], `https://hooks.acmeworks.com/in/${hex}/`)).toEqual([])
  })
})

const hook = { id: 'acme-hook', what: 'an Acme hook', words: ['acmeworks.com'], form: /[0-9a-f]{32}/, named: /\/in\/$/ }
