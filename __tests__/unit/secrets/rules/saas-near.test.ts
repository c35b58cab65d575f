import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { saasNearDetectors } from '../../../../src/secrets/rules/saas-near.js'
import { matchesIn } from '../../../support/secrets.js'
import { minted, SEEDS, textsFrom } from '../../../support/token-forms.js'

const IDS = [
  'airtable-legacy-key',
  'asana-client-secret',
  'trello-key',
  'contentful-delivery-token',
  'algolia-key',
  'dropbox-app-secret',
  'box-client-secret',
  'okta-token',
  'auth0-client-secret',
  'upstash-token',
  'redis-cloud-key',
  'mongodb-atlas-key',
  'segment-write-key',
  'amplitude-secret-key',
  'mixpanel-secret',
  'beamer-key',
  'finicity-key',
  'finicity-secret',
  'sanity-token',
  'storyblok-token',
  'webflow-token',
  'ifttt-key',
  'shodan-key',
  'virustotal-key',
  'censys-secret',
  'abuseipdb-key',
  'ipinfo-token',
]
const { alnum, hex } = textsFrom('tokens near a name')

describe('a token without a form of its own', () => {
  it.each(IDS)('is found in a line that names its vendor: %s', id => {
    for (const seed of SEEDS) {
      const token = minted(id, seed)
      const line = kindOf(id).context?.(randomFrom(seed), token) ?? ''
      expect(matchesIn(saasNearDetectors, line)).toEqual([
        expect.objectContaining({ rule: id, secret: token, confidence: 'medium' }),
      ])
    }
  })

  it.each(IDS)('is nothing without that name: %s', id => {
    expect(matchesIn(saasNearDetectors, `key = "${minted(id, 1)}"`)).toEqual([])
  })

  const written: [id: string, before: string, after: string][] = [
    ['trello-key', 'https://api.trello.com/1/boards?key=', '&fields=name'],
    ['upstash-token', "new Redis({ url: 'https://calm-fox-1.upstash.io', token: '", "' })"],
    ['mongodb-atlas-key', 'provider "mongodbatlas" {\n  private_key = "', '"\n}'],
    ['mongodb-atlas-key', 'MCLI_PRIVATE_API_KEY=', ''],
    ['sanity-token', "import { createClient } from '@sanity/client'\nconst c = createClient({ token: '", "' })"],
    ['shodan-key', "api = shodan.Shodan('", "')"],
    ['shodan-key', 'shodan init ', '\n'],
    ['virustotal-key', 'client = vt.Client("', '")'],
    ['virustotal-key', "curl -H 'x-apikey: ", "' https://www.virustotal.com/api/v3/files"],
    ['ipinfo-token', "handler = ipinfo.getHandler('", "')"],
    ['ipinfo-token', 'curl https://ipinfo.io/8.8.8.8?token=', ''],
    ['abuseipdb-key', 'curl -H "Key: ', '" https://api.abuseipdb.com/api/v2/check'],
    ['airtable-legacy-key', "new Airtable({apiKey: '", "'}).base('appX')"],
    ['auth0-client-secret', 'auth0:\n  clientSecret: "', '"'],
  ]
  it.each(written)('is found as programs have it: %s in %s', (id, before, after) => {
    for (const seed of SEEDS) {
      const token = minted(id, seed)
      expect(matchesIn(saasNearDetectors, before + token + after)).toEqual([
        expect.objectContaining({ rule: id, secret: token }),
      ])
    }
  })
})

describe('what has the form and the name near it, and is no secret', () => {
  it.each([
    ['a key for searching', `algolia: {\n  apiKey: '${hex(32)}',\n  indexName: 'docs' }`],
    ['a key for searching', `NEXT_PUBLIC_ALGOLIA_SEARCH_KEY=${hex(32)}`],
    ['a key for searching', `algoliasearch('APPID', '${hex(32)}')`],
    ['a file by its hash', `https://www.virustotal.com/gui/file/${hex(64)}`],
    ['a file by its hash', `# seen on virustotal\nsha256 = "${hex(64)}"`],
    ['a key of every page', `amplitude.init('${hex(32)}')`],
    ['a key of every page', `AMPLITUDE_API_KEY=${hex(32)}`],
    ['a token of every page', `MIXPANEL_TOKEN=${hex(32)}`],
    ['the public half', `DROPBOX_APP_KEY=${alnum(15).toLowerCase()}`],
    ['the public half', `AUTH0_CLIENT_ID=${alnum(64)}`],
    ['a texture', `atlas guid: ${minted('mongodb-atlas-key', 1)}`],
    ['a segment of memory', `segment .text ${alnum(32)}`],
    ['a card', `trelloCardId: ${hex(32)}`],
    ['an entry', `contentful_entry_id=${alnum(43)}`],
    ['a commit', `ipinfo commit ${hex(14)}`],
    ['a checkbox', `checkbox_client_id=${alnum(32)}`],
    ['filler', `SHODAN_API_KEY=${'x'.repeat(32)}`],
    ['filler', `WEBFLOW_TOKEN=${'0123456789abcdef'.repeat(4)}`],
  ])('is not found: %s', (_, content) => {
    expect(matchesIn(saasNearDetectors, content)).toEqual([])
  })
})
