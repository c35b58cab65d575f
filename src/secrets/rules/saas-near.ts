import type { Detector } from '../model.js'
import { type NearRule, nearRule, UUID } from './near.js'

/* Services whose tokens are little but digits and letters: their name has to stand near. */

/** For forms with something of their own: whatever they are called, and if they are called nothing. */
const ANY = /^/
const SECRET = /secret/i
const HEX_32 = /[0-9a-f]{32}/
const ALNUM_32 = /[A-Za-z0-9]{32}/

/** A line a kind: its id, what it is, the vendor's words, the form, and more where the ordinary name does not do. */
const near = (id: string, what: string, words: readonly string[], form: RegExp, more?: Partial<NearRule>): Detector =>
  nearRule({ id, what, words, form, ...more })

export const saasNearDetectors: readonly Detector[] = [
  // airtable.com/developers: retired in 2024
  near('airtable-legacy-key', 'an API key of Airtable', ['airtable'], /key[A-Za-z0-9]{14}/, { named: ANY }),
  // developers.asana.com, OAuth
  near('asana-client-secret', 'a client secret of Asana', ['asana'], HEX_32, { named: SECRET }),
  // developer.atlassian.com/cloud/trello, authorization
  near('trello-key', 'an API key of Trello', ['trello'], HEX_32),
  // contentful.com/developers, authentication: 32 bytes in base64url
  near('contentful-delivery-token', 'a delivery token of Contentful', ['contentful'], /[A-Za-z0-9_-]{43}/),
  // algolia.com/doc, API keys: the one for searching has the same form and is public, so its name has to say
  near('algolia-key', 'an admin API key of Algolia', ['algolia'], HEX_32, {
    named: /^(?!.*(?:search|public))(?:.*admin|.*write|.*algolia.*key)/is,
  }),
  // dropbox.com/developers: the key beside it has the same form and is public
  near('dropbox-app-secret', 'an app secret of Dropbox', ['dropbox'], /[a-z0-9]{15}/, { named: SECRET }),
  // developer.box.com, authentication
  near('box-client-secret', 'a client secret of Box', ['box_client', 'boxclient', 'box-client'], ALNUM_32),
  near('box-client-secret', 'a developer token of Box', ['box_developer', 'boxdeveloper', 'box-developer'], ALNUM_32),
  // developer.okta.com, API tokens: 42 characters in all; SSWS is its scheme in headers
  near('okta-token', 'an API token of Okta', ['okta', 'ssws'], /00[A-Za-z0-9_-]{40}/),
  // auth0.com/docs, application settings
  near('auth0-client-secret', 'a client secret of Auth0', ['auth0'], /[A-Za-z0-9_-]{64}/),
  // upstash.com/docs/redis, REST API: base64, whose first byte is 0 or 1
  near('upstash-token', 'a REST token of Upstash', ['upstash'], /A[A-Za-z0-9+/_-]{40,120}={0,2}/),
  // redis.io/docs, Redis Cloud's REST API
  near(
    'redis-cloud-key',
    "a secret key of Redis Cloud's API",
    ['rediscloud', 'redis_cloud', 'redis-cloud', 'redislabs'],
    /S[a-z0-9]{40,50}/,
  ),
  // mongodb.com/docs/atlas, API keys; mcli_ is what its command line reads
  near('mongodb-atlas-key', 'a private key of MongoDB Atlas', ['mongodb', 'mongodbatlas', 'atlas', 'mcli'], UUID, {
    named: /private|secret/i,
  }),
  // segment.com/docs, write keys: the word is of every memory and network, so the name has to say more
  near('segment-write-key', 'a write key of Segment', ['segment'], ALNUM_32, {
    named: /segment.{0,20}key|write_?key/is,
  }),
  // amplitude.com/docs, keys: the API key of the same form is public
  near('amplitude-secret-key', 'a secret key of Amplitude', ['amplitude'], HEX_32, { named: SECRET }),
  // developer.mixpanel.com, project secret: the project's token of the same form is public
  near('mixpanel-secret', 'an API secret of Mixpanel', ['mixpanel'], HEX_32, { named: SECRET }),
  // gitleaks: 44 characters after b_
  near('beamer-key', 'an API key of Beamer', ['beamer'], /b_[A-Za-z0-9_-]{42,44}={0,2}/, { named: ANY }),
  // developer.mastercard.com/open-banking: form by gitleaks
  near('finicity-key', 'an app key of Finicity', ['finicity'], HEX_32),
  near('finicity-secret', 'a secret of Finicity', ['finicity'], /[A-Za-z0-9]{20}/, { named: SECRET }),
  // sanity.io/docs, API tokens: 80 letters and digits in older ones, 178 in newer ones
  near('sanity-token', 'an API token of Sanity', ['sanity'], /sk[A-Za-z0-9]{78,200}/, { named: ANY }),
  // storyblok.com/docs, management API: tokens without the two numbers only read
  near(
    'storyblok-token',
    'a management token of Storyblok',
    ['storyblok'],
    /[A-Za-z0-9]{22}tt-[0-9]{2,10}-[A-Za-z0-9_-]{16,28}/,
    { named: ANY },
  ),
  // developers.webflow.com, site tokens
  near('webflow-token', 'an API token of Webflow', ['webflow'], /[0-9a-f]{64}/),
  // help.ifttt.com, webhooks
  near('ifttt-key', 'a webhook key of IFTTT', ['ifttt'], /[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{22}/),
  // form generally known; its client takes the key as its only argument
  near('shodan-key', 'an API key of Shodan', ['shodan'], ALNUM_32, {
    named: /key|token|secret|shodan(?:[\w.]{0,20}\(["'`]?| init)$/i,
  }),
  // docs.virustotal.com: files are known by hashes of the same form, so only a key's name counts
  near('virustotal-key', 'an API key of VirusTotal', ['virustotal', 'vt_api', 'vtapi', 'x-apikey'], /[0-9a-f]{64}/, {
    named: /key|token|secret/i,
  }),
  near('virustotal-key', 'an API key of VirusTotal', ['vt.client'], /[0-9a-f]{64}/, { named: ANY }),
  // docs.censys.com: the id beside it is a UUID
  near('censys-secret', 'an API secret of Censys', ['censys'], ALNUM_32),
  // docs.abuseipdb.com
  near('abuseipdb-key', 'an API key of AbuseIPDB', ['abuseipdb'], /[0-9a-f]{80}/, { named: ANY }),
  // ipinfo.io/developers: its clients take the token as their only argument
  near('ipinfo-token', 'an access token of IPinfo', ['ipinfo'], /[0-9a-f]{14}/, {
    named: /token|key|ipinfo[\w.]{0,20}\(["'`]?$/i,
  }),
  // dev.maxmind.com: license keys before 2023
  near('maxmind-license-key', 'a license key of MaxMind', ['maxmind', 'geoip', 'geolite'], /[A-Za-z0-9]{16}/, {
    named: /licen[sc]e/i,
  }),
]
