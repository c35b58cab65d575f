import { type NearRule, UUID } from './near.js'

const PAGERDUTY = ['pagerduty', 'pager_duty', 'pd_', 'pdtoken', 'pdapi', 'pdkey']

/** Tokens of monitoring that only their vendor's word tells; the forms are generally known where no source is given. */
export const monitoringNear: readonly NearRule[] = [
  // https://docs.datadoghq.com/account_management/api-app-keys/
  {
    id: 'datadog-api-key',
    what: 'a Datadog API key',
    words: ['datadog', 'dd_', 'dd-', 'ddapikey'],
    form: /[0-9a-f]{32}/,
  },
  {
    id: 'datadog-app-key',
    what: 'a Datadog application key',
    words: ['datadog', 'dd_', 'dd-', 'ddappkey', 'ddapplicationkey'],
    form: /[0-9a-f]{40}/,
  },
  // https://docs.sentry.io/security-legal-pii/security/token-formats/
  {
    id: 'sentry-legacy-token',
    what: 'a Sentry token',
    words: ['sentry'],
    form: /[0-9a-f]{64}/,
    named: /token|auth|api_?key|bearer|secret/i,
  },
  // https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector
  {
    id: 'splunk-hec-token',
    what: 'a Splunk HTTP event collector token',
    words: ['splunk', 'hec'],
    form: UUID,
    named: /token|key|auth|secret|splunk$/i,
  },
  {
    id: 'splunk-observability-token',
    what: 'a Splunk Observability token',
    words: ['splunk', 'signalfx', 'sfx', 'x-sf-token'],
    form: /[\w-]{22}/,
    named: /token/i,
  },
  // https://docs.honeycomb.io/get-started/best-practices/api-keys/
  {
    id: 'honeycomb-key',
    what: 'a Honeycomb API key',
    words: ['honeycomb', 'hny'],
    form: /[0-9a-f]{32}|[A-Za-z0-9]{22}/,
    named: /key|team|token|auth|secret/i,
  },
  // https://developer.pagerduty.com/docs/authentication: a user's key has a mark
  {
    id: 'pagerduty-user-key',
    what: 'a PagerDuty user API key',
    words: [...PAGERDUTY, 'token token='],
    form: /u\+[\w-]{18}/,
  },
  {
    id: 'pagerduty-key',
    what: 'a PagerDuty API key',
    words: PAGERDUTY,
    form: /[\w-]{20}/,
    named: /token|key|auth|secret/i,
  },
  {
    id: 'pagerduty-integration-key',
    what: 'a PagerDuty integration key',
    words: PAGERDUTY,
    form: /[0-9a-f]{32}/,
    named: /key|token|routing|integration|secret/i,
  },
  // https://docs.opsgenie.com/docs/authentication
  { id: 'opsgenie-key', what: 'an Opsgenie API key', words: ['opsgenie', 'geniekey'], form: UUID },
  { id: 'rollbar-token', what: 'a Rollbar access token', words: ['rollbar'], form: /[0-9a-f]{32}/ },
  { id: 'bugsnag-key', what: 'a Bugsnag API key', words: ['bugsnag'], form: /[0-9a-f]{32}/ },
  { id: 'airbrake-key', what: 'an Airbrake project key', words: ['airbrake'], form: /[0-9a-f]{32}/ },
  {
    id: 'honeybadger-key',
    what: 'a Honeybadger API key',
    words: ['honeybadger'],
    form: /hbp_[A-Za-z0-9]{36}|[0-9a-z]{8}(?<random>[0-9a-f]{24})/,
  },
  {
    id: 'logz-token',
    what: 'a Logz.io token',
    words: ['logz', 'logzio'],
    form: /[A-Za-z]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
  },
  // https://documentation.solarwinds.com/en/success_center/loggly: in the addresses that logs are sent to
  {
    id: 'loggly-token',
    what: 'a Loggly customer token',
    words: ['loggly'],
    form: UUID,
    named: /token|key|auth|secret|(?:inputs|bulk)\/$/i,
    inPath: true,
  },
  { id: 'papertrail-token', what: 'a Papertrail API token', words: ['papertrail'], form: /[A-Za-z0-9]{20}/ },
  { id: 'sumologic-key', what: 'a Sumo Logic access key', words: ['sumo', 'sumologic'], form: /[A-Za-z0-9]{64}/ },
  {
    id: 'betterstack-token',
    what: 'a Better Stack token',
    words: ['betterstack', 'better_stack', 'better-stack', 'logtail', 'betteruptime', 'better_uptime', 'better-uptime'],
    form: /[A-Za-z0-9]{24}/,
  },
  {
    id: 'statuspage-key',
    what: 'a Statuspage API key',
    words: ['statuspage'],
    form: new RegExp(`${UUID.source}|[0-9a-f]{64}`),
  },
  // https://help.victorops.com/knowledge-base/rest-endpoint-integration-guide/: the key is a part of the address
  {
    id: 'victorops-key',
    what: 'a VictorOps API key',
    words: ['victorops', 'x-vo-api-key'],
    form: UUID,
    named: /key|token|auth|secret|alert\/$/i,
    inPath: true,
  },
  {
    id: 'appsignal-key',
    what: 'an AppSignal push API key',
    words: ['appsignal', 'push_api_key'],
    form: UUID,
  },
  {
    id: 'scout-key',
    what: 'a Scout key',
    words: ['scout', 'scout_apm', 'scoutapm'],
    form: /[A-Za-z0-9]{20}/,
  },
]
