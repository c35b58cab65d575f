import type { Detector } from '../model.js'
import { mixed } from './aws.js'
import { inside } from './inside.js'
import { nearRule } from './near.js'
import { pairRule } from './paired.js'
import type { TokenRule } from './rule.js'

const HMAC_SECRET = /[A-Za-z0-9+/]{40}/

/** Google. Where a rule has no note, its form is generally known. */
export const googleRules: readonly TokenRule[] = [
  // https://cloud.google.com/docs/authentication/api-keys
  { id: 'gcp-api-key', what: 'a Google API key', keywords: ['aiza'], form: /AIza[\w-]{35}/ },
  {
    id: 'google-oauth-secret',
    what: 'a Google OAuth client secret',
    keywords: ['gocspx-'],
    form: /GOCSPX-[\w-]{28}/,
  },
  {
    id: 'google-refresh-token',
    what: 'a Google OAuth refresh token',
    keywords: ['1//0'],
    form: /1\/\/0[\w-]{40,250}/,
    around: /[\w/-]/,
  },
  {
    id: 'google-access-token',
    what: 'a Google OAuth access token',
    keywords: ['ya29.'],
    // What goes on with dots is cut short.
    form: /ya29\.(?:[a-z]\.)?[\w-]{30,1500}(?!\.\.)/,
  },
]

/** The same for tokens that a rule cannot express. */
export const googleDetectors: readonly Detector[] = [
  inside(
    {
      id: 'firebase-server-key',
      what: 'a Firebase Cloud Messaging server key',
      form: /AAAA[\w-]{7}:APA91b[\w-]{134}/,
    },
    ':APA91b',
    11,
  ),
  // https://cloud.google.com/storage/docs/authentication/hmackeys: an id of 24 or 61 characters, 40 of base64
  pairRule({
    id: 'gcp-hmac-secret',
    what: 'a Google Cloud Storage HMAC secret',
    keywords: ['goog'],
    partner: /GOOG[A-Z0-9]{20,57}/,
    called: 'the id of an HMAC key',
    form: HMAC_SECRET,
    alphabet: 'A-Za-z0-9+/',
  }),
  mixed(
    nearRule({
      id: 'gcp-hmac-secret',
      what: 'a Google Cloud Storage HMAC secret',
      words: ['gcs', 'google', 'gcp', 'hmac'],
      form: HMAC_SECRET,
      named: /secret|hmac[\w. -]{0,16}key/i,
    }),
  ),
]
