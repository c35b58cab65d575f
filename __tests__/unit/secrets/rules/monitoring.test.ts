import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { monitoringDetectors, monitoringRules } from '../../../../src/secrets/rules/monitoring.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { findsMinted } from '../../../support/minted-rules.js'
import { matchesIn } from '../../../support/secrets.js'

const detectors = [...monitoringRules.map(tokenDetector), ...monitoringDetectors]
const minted = (id: string, seed = 1) => kindOf(id).mint(randomFrom(seed))
const found = (content: string, path?: string) =>
  matchesIn(detectors, content, path).map(({ rule, confidence }) => `${rule}: ${confidence}`)

findsMinted(detectors, [
  'grafana-token',
  'grafana-cloud-token',
  'grafana-legacy-key',
  'datadog-api-key',
  'datadog-app-key',
  'newrelic-user-key',
  'newrelic-insert-key',
  'newrelic-browser-key',
  'newrelic-rest-key',
  'newrelic-license-key',
  'sentry-user-token',
  'sentry-organization-token',
  'sentry-legacy-token',
  'sentry-dsn',
  'dynatrace-token',
  'splunk-hec-token',
  'splunk-observability-token',
  'honeycomb-ingest-key',
  'honeycomb-key',
  'pagerduty-key',
  'pagerduty-integration-key',
  'opsgenie-key',
  'rollbar-token',
  'bugsnag-key',
  'airbrake-key',
  'honeybadger-key',
  'logz-token',
  'loggly-token',
  'papertrail-token',
  'sumologic-key',
  'elastic-api-key',
  'elastic-cloud-key',
  'betterstack-token',
  'checkly-key',
  'axiom-token',
  'statuspage-key',
  'victorops-key',
  'appsignal-key',
  'uptimerobot-key',
  'scout-key',
])

describe('tokens of monitoring', () => {
  it('are known by their headers and addresses', () => {
    const [hex, uuid] = [minted('datadog-api-key'), minted('opsgenie-key')]
    expect(found(`curl -H "DD-API-KEY: ${hex}" https://api.example.net`)).toEqual(['datadog-api-key: medium'])
    expect(found(`Authorization: GenieKey ${uuid}`)).toEqual(['opsgenie-key: medium'])
    expect(found(`-H "Authorization: Splunk ${uuid}"`)).toEqual(['splunk-hec-token: medium'])
    expect(found(`https://logs-01.loggly.com/inputs/${uuid}/tag/http/`)).toEqual(['loggly-token: medium'])
    expect(found(`Authorization: Token token=${minted('pagerduty-user-key')}`)).toEqual(['pagerduty-user-key: medium'])
    expect(found(`Authorization: ApiKey ${minted('elastic-api-key')}`)).toEqual(['elastic-api-key: high'])
  })

  it('are known where the vendor is a heading, and where two are given', () => {
    const [key, app] = [minted('datadog-api-key'), minted('datadog-app-key')]
    expect(found(`datadog:\n  apiKey: ${key}\n`, 'values.yaml')).toEqual(['datadog-api-key: medium'])
    expect(found(`datadog.initialize(api_key='${key}', app_key='${app}')`)).toEqual([
      'datadog-api-key: medium',
      'datadog-app-key: medium',
    ])
    expect(found(`datadog({ appId: '${minted('rollbar-token')}', apiKey: '${key}' })`)).toHaveLength(1)
  })

  it('of LaunchDarkly are told by their prefix, but others name what they have alike', () => {
    const uuid = minted('opsgenie-key')
    expect(found(`sdk-${uuid} mob-${uuid}`)).toEqual(['launchdarkly-key: high', 'launchdarkly-key: high'])
    expect(found(`api-${uuid}`)).toEqual(['launchdarkly-key: medium'])
  })

  it('of Datadog may name themselves', () => {
    expect(found(`ddapp_${randomFrom(5).text('ABCDEFGHIJabcdefghij0123456789', 34)}`)).toEqual([
      'datadog-app-key: high',
    ])
  })

  it('that hold something else count for less', () => {
    const body = Buffer.from(JSON.stringify({ o: '1', n: 'metrics', m: { r: 'us' } })).toString('base64')
    expect(found(`glc_${body}`)).toEqual(['grafana-cloud-token: low'])
    expect(found(`essu_${randomFrom(6).text('ABCDEFabcdef0123456789', 60)}`)).toEqual(['elastic-cloud-key: low'])
  })

  it('with fewer or more characters are none', () => {
    const ids = ['newrelic-user-key', 'newrelic-browser-key', 'sentry-user-token', 'dynatrace-token', 'checkly-key']
    for (const id of [...ids, 'honeycomb-ingest-key', 'uptimerobot-key', 'axiom-token', 'grafana-token']) {
      const token = minted(id)
      expect(found(`"${token.slice(0, -1)}"`)).toEqual([])
      expect(found(`"${token}a"`)).toEqual([])
    }
  })

  it('are no public keys, ids, commits or words', () => {
    const [key, commit, uuid] = [minted('rollbar-token'), minted('datadog-app-key'), minted('opsgenie-key')]
    expect(found(`SENTRY_DSN=https://${key}@o1.ingest.sentry.io/42`)).toEqual([])
    expect(found(`DD_GIT_COMMIT_SHA=${commit}`)).toEqual([])
    expect(found(`DD_VERSION=${commit}`)).toEqual([])
    expect(found(`uses: DataDog/key-action@${commit}`)).toEqual([])
    expect(found(`padd_key = ${key}`)).toEqual([])
    expect(found(`splunk_index_id: ${uuid}`)).toEqual([])
    expect(found(`opsgenie_team_id = "${uuid}"`)).toEqual([])
    expect(found('papertrail_token: papertrailSettings20')).toEqual([])
    expect(found(`apikey ${'elasticsearchclientfactoryconfigurationbuilderproviderimpl'}`)).toEqual([])
    expect(found('pagerduty_key: pagerduty-api-key-id')).toEqual([])
  })
})
