import { isElasticApiKey } from '../proof/elastic.js'
import { endsWithGrafanaCrc } from '../proof/grafana.js'
import { decodeJsonObject, type JsonObject } from '../proof/json.js'
import { monitoringNear } from './monitoring-near.js'
import { nearRule } from './near.js'
import { checksum } from './proofs.js'
import { refined } from './refined.js'
import type { Proof, TokenRule } from './rule.js'

/** Measuring, logging and alerting. Where a rule has no source, its form is generally known. */

const BASE64 = /[\w+/-]/
const UUID_LOWER = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'

export const monitoringRules: readonly TokenRule[] = [
  // https://github.com/grafana/grafana/tree/main/pkg/components/satokengen
  {
    id: 'grafana-token',
    what: 'a Grafana service account token',
    keywords: ['glsa_'],
    form: /glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}/,
    prove: token => checksum(endsWithGrafanaCrc(token)),
  },
  // a JSON: organization, name, key, region
  {
    id: 'grafana-cloud-token',
    what: 'a Grafana Cloud access policy token',
    keywords: ['glc_eyj'],
    form: /glc_eyJ[A-Za-z0-9+/_-]{30,600}={0,2}/,
    around: BASE64,
    prove: token => members(decodeJsonObject(token.slice('glc_'.length)), ['o', 'k']),
  },
  // a JSON that begins with the key: https://grafana.com/docs/grafana/latest/developers/http_api/auth/
  {
    id: 'grafana-legacy-key',
    what: 'a Grafana API key',
    keywords: ['eyjrijoi'],
    form: /eyJrIjoi[A-Za-z0-9+/_-]{50,400}={0,2}/,
    around: BASE64,
    prove: key => members(decodeJsonObject(key), ['k', 'n', 'id']),
  },
  // docs.aws.amazon.com/secretsmanager: newer application keys name themselves
  {
    id: 'datadog-app-key',
    what: 'a Datadog application key',
    keywords: ['ddapp_'],
    form: /ddapp_[A-Za-z0-9]{34}/,
  },
  // https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/ for the kinds
  { id: 'newrelic-user-key', what: 'a New Relic user key', keywords: ['nrak-'], form: /NRAK-[A-Z0-9]{27}/ },
  { id: 'newrelic-insert-key', what: 'a New Relic insert key', keywords: ['nrii-'], form: /NRII-[\w-]{32}/ },
  { id: 'newrelic-browser-key', what: 'a New Relic browser key', keywords: ['nrjs-'], form: /NRJS-[0-9a-f]{19}/ },
  { id: 'newrelic-rest-key', what: 'a New Relic REST API key', keywords: ['nrra-'], form: /NRRA-[0-9a-f]{42}/ },
  // of 40 characters in all; those of Europe say so
  {
    id: 'newrelic-license-key',
    what: 'a New Relic license key',
    keywords: ['nral'],
    form: /(?:[a-z]{2}\d\dxx[0-9a-f]{26,30}|[0-9a-f]{32,36})(?:FFFF)?NRAL/,
    before: 40,
  },
  // https://docs.sentry.io/security-legal-pii/security/token-formats/; those of integrations are alike
  { id: 'sentry-user-token', what: 'a Sentry token', keywords: ['sntryu_', 'sntryi_'], form: /sntry[ui]_[0-9a-f]{64}/ },
  {
    id: 'sentry-organization-token',
    what: 'a Sentry organization token',
    keywords: ['sntrys_eyj'],
    form: /sntrys_eyJ[A-Za-z0-9+/]{30,600}={0,2}_[A-Za-z0-9+/]{43}/,
    around: BASE64,
    prove: token => members(decodeJsonObject(token.slice('sntrys_'.length, token.lastIndexOf('_'))), ['iat', 'org']),
  },
  // https://docs.sentry.io/concepts/key-terms/dsn-explainer/: the second key is secret, and no longer needed
  {
    id: 'sentry-dsn',
    what: 'a Sentry DSN with its secret key',
    keywords: ['https://', 'http://'],
    form: /https?:\/\/[0-9a-f]{32}:[0-9a-f]{32}@[\w.:-]{1,200}(?:\/[\w-]{1,64}){0,4}\/\d{1,20}/,
  },
  // https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication
  {
    id: 'dynatrace-token',
    what: 'a Dynatrace token',
    keywords: ['dt0'],
    form: /dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}/,
  },
  // https://github.com/honeycombio/refinery: which kind, region, and 58 more characters
  {
    id: 'honeycomb-ingest-key',
    what: 'a Honeycomb ingest key',
    keywords: ['hcaik_', 'hcxik_', 'hcaic_', 'hcxic_', 'hcbik_', 'hcbic_'],
    form: /hc[a-z]i[kc]_[0-9a-z]{58}/,
  },
  // https://docs.launchdarkly.com/sdk/concepts/client-side-server-side
  {
    id: 'launchdarkly-key',
    what: 'a LaunchDarkly key',
    keywords: ['sdk-', 'mob-'],
    form: new RegExp(`(?:sdk|mob)-${UUID_LOWER}`),
  },
  // others name what they have so
  {
    id: 'launchdarkly-key',
    what: 'a LaunchDarkly access token',
    keywords: ['api-'],
    form: new RegExp(`api-${UUID_LOWER}`),
    confidence: 'medium',
  },
  // https://www.elastic.co/docs: the base64 of id and key
  {
    id: 'elastic-cloud-key',
    what: 'an Elastic Cloud API key',
    keywords: ['essu_'],
    form: /essu_[A-Za-z0-9+/]{40,160}={0,2}/,
    around: BASE64,
    prove: key => structured(isElasticApiKey(key.slice('essu_'.length)), 'it holds an id and a key'),
  },
  { id: 'checkly-key', what: 'a Checkly API key', keywords: ['cu_'], form: /cu_[0-9a-f]{32}/ },
  // https://axiom.co/docs/reference/tokens
  {
    id: 'axiom-token',
    what: 'an Axiom token',
    keywords: ['xaat-', 'xapt-'],
    form: new RegExp(`xa[ap]t-${UUID_LOWER}`),
  },
  // https://uptimerobot.com/api/: a user's number before the key
  {
    id: 'uptimerobot-key',
    what: 'an UptimeRobot API key',
    keywords: ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9'],
    form: /u\d{5,9}-[0-9a-f]{24}/,
  },
]

/** By header, by name and in configurations; what it decodes to is its own. */
const elasticApiKey = nearRule({
  id: 'elastic-api-key',
  what: 'an Elasticsearch API key',
  words: ['elastic', 'kibana', 'es_api', 'es_key', 'apikey ', 'apikey:', 'apikey=', 'api_key', 'apikey"'],
  form: /[A-Za-z0-9+/]{58}(?:==)?/,
})

export const monitoringDetectors = [
  ...monitoringNear.map(nearRule),
  refined(elasticApiKey, match =>
    isElasticApiKey(match.secret) ? { ...match, confidence: 'high', reason: 'it holds an id and a key' } : null,
  ),
]

function members(object: JsonObject | null, names: readonly string[]): Proof {
  return structured(
    object !== null && names.every(name => Object.hasOwn(object, name)),
    'it holds what such a key does',
  )
}

function structured(holds: boolean, reason: string): Proof {
  return { holds, reason: holds ? reason : 'it has the form of one, but does not hold what such a key does' }
}
