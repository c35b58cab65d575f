import { describe, expect, it } from '@jest/globals'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { saasRules } from '../../../../src/secrets/rules/saas.js'
import { saasGuardedDetectors } from '../../../../src/secrets/rules/saas-guarded.js'
import { saasHookDetectors } from '../../../../src/secrets/rules/saas-hooks.js'
import { saasPlatformRules } from '../../../../src/secrets/rules/saas-platforms.js'
import { matchesIn } from '../../../support/secrets.js'
import { expectWherever, minted, textsFrom } from '../../../support/token-forms.js'

const detectors = [
  ...[...saasRules, ...saasPlatformRules].map(tokenDetector),
  ...saasGuardedDetectors,
  ...saasHookDetectors,
]

/** Of one length: a character more or less makes another thing of them. */
const EXACT = [
  'notion-token',
  'linear-key',
  'linear-oauth-token',
  'airtable-token',
  'asana-token',
  'trello-token',
  'clickup-token',
  'postman-key',
  'typeform-token',
  'contentful-token',
  'supabase-token',
  'supabase-secret-key',
  'neon-key',
  'mongodb-atlas-secret',
  'prefect-key',
  'segment-token',
  'readme-key',
  'shippo-token',
  'easypost-key',
  'duffel-token',
  'frameio-token',
  'defined-networking-key',
  'retool-token',
  'adobe-client-secret',
  'canva-client-secret',
  'lob-key',
]
const LOOSE = [
  'notion-legacy-token',
  'figma-token',
  'mapbox-secret-token',
  'dropbox-token',
  'planetscale-token',
  'planetscale-password',
  'planetscale-oauth-token',
  'posthog-key',
  'maxmind-license-key',
  'rapidapi-key',
  'zapier-webhook',
  'ifttt-webhook',
  'make-webhook',
]

const { alnum, hex } = textsFrom('saas tests')
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64')

function rulesIn(content: string): string[] {
  return matchesIn(detectors, content).map(({ rule }) => rule)
}

describe('a token with a form of its own', () => {
  it.each([...EXACT, ...LOOSE])('is found wherever it stands: %s', id => {
    expectWherever(detectors, id)
  })

  it.each(EXACT)('has neither a character more nor one less: %s', id => {
    const token = minted(id, 1)
    expect(rulesIn(`"${token.slice(0, -1)}"`)).not.toContain(id)
    expect(rulesIn(`"${token}7"`)).not.toContain(id)
    expect(rulesIn(`"x${token}"`)).not.toContain(id)
  })

  it('is no name, however long', () => {
    expect(rulesIn(`secret_${'SomeVeryLongCamelCaseName'}${'OfAFunctionInCodeX'}`)).toEqual([])
  })
})

describe('a long-lived token of Dropbox', () => {
  const token = minted('dropbox-long-lived-token', 1)

  it('is found where something names the vendor', () => {
    expect(rulesIn(`dbx = dropbox.Dropbox("${token}")`)).toEqual(['dropbox-long-lived-token'])
    expect(rulesIn(`DROPBOX_TOKEN=${token}`)).toEqual(['dropbox-long-lived-token'])
  })

  it('is nothing elsewhere, and neither are zeros in base64', () => {
    expect(rulesIn(`x = "${token}"`)).toEqual([])
    expect(rulesIn(`dropbox ${'A'.repeat(200)}`)).toEqual([])
    expect(rulesIn(`dropbox ${alnum(40)}${token}`)).toEqual([])
  })
})

describe('a token that holds something', () => {
  it('is certain where its payload is what the vendor writes into it', () => {
    expect(matchesIn(detectors, minted('mapbox-secret-token', 1))).toEqual([
      expect.objectContaining({ confidence: 'high', reason: 'its payload names an account' }),
    ])
    const user = encoded({ UserID: hex(24), Password: hex(32) })
    expect(matchesIn(detectors, `QSTASH_TOKEN="${user}"`)).toEqual([
      expect.objectContaining({ rule: 'upstash-qstash-token', secret: user, confidence: 'high' }),
    ])
  })

  it('is unlikely where it is not', () => {
    const [, , signature = ''] = minted('mapbox-secret-token', 1).split('.')
    const stranger = encoded({ who: hex(24) }).replaceAll('=', '')
    expect(matchesIn(detectors, `sk.${stranger}.${signature}`)[0]?.confidence).toBe('low')
  })
})

describe('an address that is a secret', () => {
  it('is found with its scheme and without', () => {
    const address = minted('make-webhook', 1)
    expect(matchesIn(detectors, `fetch('${address}', {})`)[0]?.secret).toBe(address)
    expect(matchesIn(detectors, `host: ${address.slice('https://'.length)}\n`)[0]?.secret).toBe(address.slice(8))
    expect(rulesIn(`https://hook.integromat.com/${alnum(32).toLowerCase()}`)).toEqual(['make-webhook'])
    expect(rulesIn(`https://maker.ifttt.com/trigger/test/json/with/key/${alnum(22)}`)).toEqual(['ifttt-webhook'])
  })

  it.each([
    ['https://hooks.zapier.com/hooks', 'catch', '123456', 'abcdef', ''].join('/'),
    ['https://hooks.zapier.com/hooks', 'catch', '7654321', 'xxxxxx', ''].join('/'),
    'https://maker.ifttt.com/trigger/{event}/with/key/{key}',
    'https://maker.ifttt.com/trigger/test/with/key/YOUR_KEY_GOES_RIGHT_HERE',
    'https://hook.eu1.make.com/your-webhook',
    `https://hook.eu1.make.com/${'x'.repeat(32)}`,
    `https://webhook.eu1.make.com/${alnum(32).toLowerCase()}`,
  ])('is none where its last part stands for another: %s', content => {
    expect(matchesIn(detectors, content)).toEqual([])
  })
})

describe('what is for tests, public, or of another', () => {
  it.each(['shippo', 'duffel'])('says that it is of test mode: %s', vendor => {
    const seeds = Array.from({ length: 20 }, (_, seed) => minted(`${vendor}-token`, seed))
    const test = seeds.find(token => token.includes('_test_')) ?? ''
    expect(matchesIn(detectors, test)[0]).toMatchObject({
      confidence: 'medium',
      reason: expect.stringContaining('test'),
    })
  })

  it.each([
    `pk.${encoded({ u: 'kestrel' }).replaceAll('=', '')}.${alnum(22)}`,
    `phc_${alnum(43)}`,
    `sb_publishable_${alnum(22)}_${alnum(8)}`,
    `live_pub_${hex(31)}`,
    `sgp_${hex(40)}`,
    `test_${hex(40)}`,
    'figd_your_personal_access_token_goes_here_please',
    `figd_${'x'.repeat(40)}`,
    'napi_create_string_utf8',
    'retool_01.png',
    `patch ${alnum(14)}.${hex(64)}`,
    `https://app.asana.com/1/1200000000000000:${hex(32)}`,
    `ssl.B${alnum(134)}`,
  ])('is not found: %s', content => {
    expect(matchesIn(detectors, content)).toEqual([])
  })
})
