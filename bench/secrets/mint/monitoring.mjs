import { changed, crc32, littleEndian } from './checksums.mjs'
import { alnum, checksum, context, encoded, form, hex, number, structure, uuid, weakForm } from './kind.mjs'
import { BASE32, BASE62, BASE64URL, HEX, LOWER, LOWER_DIGITS, UPPER_DIGITS } from './random.mjs'

/**
 * Measuring, logging and alerting. Where a kind has no note, its form is generally known and was not read in the
 * vendor's documents.
 */

/** CRC-32 of all that comes before the last underscore, as hexadecimal with the low byte first (grafana, satokengen). */
const grafana = random => {
  const head = `glsa_${alnum(random, 32)}`
  return `${head}_${littleEndian(crc32(head)).toString('hex')}`
}

/** A JSON of issue time, addresses and organization in base64, then 32 random bytes (sentry, orgauthtoken). */
const sentryOrganization = random => {
  const region = random.pick(['us', 'de'])
  const claims = {
    iat: 1_700_000_000 + random.int(60_000_000) + 0.25,
    url: 'https://sentry.io',
    region_url: `https://${region}.sentry.io`,
    org: random.pick(['kestrel', 'northgate', 'bluefin-labs']),
  }
  return `sntrys_${encoded(claims, 'base64')}_${random.bytes(32).toString('base64').replace(/=+$/, '')}`
}

const dynatrace = random =>
  [
    random.pick(['dt0c01', 'dt0s01', 'dt0s02', 'dt0s08', 'dt0s16']),
    random.text(BASE32, 24),
    random.text(BASE32, 64),
  ].join('.')

const elastic = random => encoded(`${random.text(BASE64URL, 20)}:${random.text(BASE64URL, 22)}`, 'base64')

export const kinds = [
  checksum(
    'grafana-token',
    'Grafana',
    'service account token',
    ['GRAFANA_TOKEN', 'GRAFANA_API_KEY', 'GRAFANA_SERVICE_ACCOUNT_TOKEN'],
    grafana,
    { spoil: (token, random) => changed(token, -2, HEX, random) },
  ),
  // CredSweeper: a JSON with these four members
  structure(
    'grafana-cloud-token',
    'Grafana',
    'Cloud access policy token',
    ['GRAFANA_CLOUD_TOKEN', 'GRAFANA_CLOUD_API_KEY', 'GRAFANA_CLOUD_ACCESS_POLICY_TOKEN'],
    r =>
      `glc_${encoded({ o: number(r, 6), n: 'metrics-push', k: alnum(r, 24), m: { r: r.pick(['us', 'eu']) } }, 'base64')}`,
  ),
  structure('grafana-legacy-key', 'Grafana', 'API key of the old form', ['GRAFANA_API_KEY', 'GRAFANA_TOKEN'], r =>
    encoded({ k: alnum(r, 32), n: r.pick(['deploy', 'backup', 'terraform']), id: 1 + r.int(9) }, 'base64'),
  ),
  context('datadog-api-key', 'Datadog', 'API key', ['DD_API_KEY', 'DATADOG_API_KEY'], r => hex(r, 32)),
  context(
    'datadog-app-key',
    'Datadog',
    'application key',
    ['DD_APP_KEY', 'DATADOG_APP_KEY', 'DD_APPLICATION_KEY', 'DATADOG_APPLICATION_KEY'],
    r => hex(r, 40),
  ),
  // gitleaks
  form(
    'newrelic-user-key',
    'New Relic',
    'user API key',
    ['NEW_RELIC_API_KEY', 'NEWRELIC_API_KEY', 'NEW_RELIC_USER_KEY'],
    r => `NRAK-${r.text(UPPER_DIGITS, 27)}`,
  ),
  form(
    'newrelic-insert-key',
    'New Relic',
    'insert key',
    ['NEW_RELIC_INSERT_KEY', 'NEWRELIC_INSIGHTS_INSERT_KEY'],
    r => `NRII-${r.text(BASE64URL, 32)}`,
  ),
  form(
    'newrelic-browser-key',
    'New Relic',
    'browser key',
    ['NEW_RELIC_BROWSER_KEY', 'NEWRELIC_BROWSER_LICENSE_KEY'],
    r => `NRJS-${hex(r, 19)}`,
  ),
  // forms generally known
  form(
    'newrelic-rest-key',
    'New Relic',
    'REST API key',
    ['NEW_RELIC_REST_API_KEY', 'NEWRELIC_REST_KEY'],
    r => `NRRA-${hex(r, 42)}`,
  ),
  form('newrelic-license-key', 'New Relic', 'license key', ['NEW_RELIC_LICENSE_KEY', 'NEWRELIC_LICENSE_KEY'], r =>
    r.pick([() => `${hex(r, 32)}FFFFNRAL`, () => `eu01xx${hex(r, 26)}FFFFNRAL`])(),
  ),
  // gitleaks
  form(
    'sentry-user-token',
    'Sentry',
    'user token',
    ['SENTRY_AUTH_TOKEN', 'SENTRY_TOKEN', 'SENTRY_USER_TOKEN'],
    r => `sntryu_${hex(r, 64)}`,
  ),
  structure(
    'sentry-organization-token',
    'Sentry',
    'organization token',
    ['SENTRY_AUTH_TOKEN', 'SENTRY_ORG_TOKEN'],
    sentryOrganization,
  ),
  context('sentry-legacy-token', 'Sentry', 'token of the old form', ['SENTRY_AUTH_TOKEN', 'SENTRY_API_TOKEN'], r =>
    hex(r, 64),
  ),
  // the old form, whose second half is secret; a DSN with one key alone is meant to be public
  form('sentry-dsn', 'Sentry', 'DSN with a secret key', ['SENTRY_DSN', 'RAVEN_DSN'], r =>
    [`https://${hex(r, 32)}:${hex(r, 32)}`, `sentry.io/${number(r, 7)}`].join('@'),
  ),
  // Dynatrace's documents: prefix, public part and secret in base 32
  form('dynatrace-token', 'Dynatrace', 'access token', ['DT_API_TOKEN', 'DYNATRACE_API_TOKEN', 'DT_TOKEN'], dynatrace),
  context('splunk-hec-token', 'Splunk', 'HTTP event collector token', ['SPLUNK_HEC_TOKEN', 'SPLUNK_TOKEN'], uuid),
  context('splunk-observability-token', 'Splunk', 'Observability token', ['SPLUNK_ACCESS_TOKEN', 'SFX_TOKEN'], r =>
    r.text(BASE64URL, 22),
  ),
  // Honeycomb's refinery: 64 characters in all
  form(
    'honeycomb-ingest-key',
    'Honeycomb',
    'ingest key',
    ['HONEYCOMB_API_KEY', 'HONEYCOMB_INGEST_KEY'],
    r => `${r.pick(['hcaik', 'hcxik', 'hcaic'])}_01${r.text(LOWER_DIGITS, 56)}`,
  ),
  context(
    'honeycomb-key',
    'Honeycomb',
    'API key of the older forms',
    ['HONEYCOMB_API_KEY', 'HONEYCOMB_WRITEKEY', 'HONEYCOMB_TEAM_KEY'],
    r => r.pick([() => hex(r, 32), () => alnum(r, 22)])(),
  ),
  // forms generally known: a user's key has a mark, others are 20 characters
  weakForm('pagerduty-user-key', 'PagerDuty', 'user API key', ['PAGERDUTY_TOKEN', 'PAGERDUTY_API_KEY'], r =>
    ['u+', r.text(BASE64URL, 18)].join(''),
  ),
  context('pagerduty-key', 'PagerDuty', 'API key', ['PAGERDUTY_TOKEN', 'PAGERDUTY_API_KEY', 'PD_TOKEN'], r =>
    r.text(BASE64URL, 20),
  ),
  context(
    'pagerduty-integration-key',
    'PagerDuty',
    'integration key',
    ['PAGERDUTY_ROUTING_KEY', 'PAGERDUTY_INTEGRATION_KEY', 'PAGERDUTY_SERVICE_KEY'],
    r => hex(r, 32),
  ),
  context('opsgenie-key', 'Opsgenie', 'API key', ['OPSGENIE_API_KEY', 'OPSGENIE_KEY'], uuid),
  context('rollbar-token', 'Rollbar', 'access token', ['ROLLBAR_ACCESS_TOKEN', 'ROLLBAR_TOKEN'], r => hex(r, 32)),
  context('bugsnag-key', 'Bugsnag', 'API key', ['BUGSNAG_API_KEY', 'BUGSNAG_KEY'], r => hex(r, 32)),
  context('airbrake-key', 'Airbrake', 'project key', ['AIRBRAKE_PROJECT_KEY', 'AIRBRAKE_API_KEY'], r => hex(r, 32)),
  context(
    'honeybadger-key',
    'Honeybadger',
    'API key',
    ['HONEYBADGER_API_KEY'],
    r => r.text(LOWER_DIGITS, 8) + hex(r, 24),
  ),
  // LaunchDarkly's documents
  form('launchdarkly-key', 'LaunchDarkly', 'SDK key or access token', ['LAUNCHDARKLY_SDK_KEY', 'LD_SDK_KEY'], r =>
    [r.pick(['sdk', 'mob', 'api']), uuid(r)].join('-'),
  ),
  context('logz-token', 'Logz.io', 'shipping token', ['LOGZIO_TOKEN', 'LOGZ_TOKEN', 'LOGZIO_SHIPPING_TOKEN'], r =>
    r.text(LOWER + LOWER.toUpperCase(), 32),
  ),
  context('loggly-token', 'Loggly', 'customer token', ['LOGGLY_TOKEN', 'LOGGLY_CUSTOMER_TOKEN'], uuid),
  context('papertrail-token', 'Papertrail', 'API token', ['PAPERTRAIL_API_TOKEN', 'PAPERTRAIL_TOKEN'], r =>
    alnum(r, 20),
  ),
  // gitleaks: 64 characters
  context(
    'sumologic-key',
    'Sumo Logic',
    'access key',
    ['SUMOLOGIC_ACCESSKEY', 'SUMO_ACCESS_KEY', 'SUMO_LOGIC_KEY'],
    r => alnum(r, 64),
  ),
  // Elasticsearch's documents: base64 of id and key
  context(
    'elastic-api-key',
    'Elastic',
    'API key',
    ['ELASTIC_API_KEY', 'ELASTICSEARCH_API_KEY', 'ES_API_KEY', 'KIBANA_API_KEY'],
    elastic,
  ),
  structure(
    'elastic-cloud-key',
    'Elastic',
    'Cloud API key',
    ['EC_API_KEY', 'ELASTIC_CLOUD_API_KEY'],
    r => `essu_${elastic(r)}`,
  ),
  context(
    'betterstack-token',
    'Better Stack',
    'source or API token',
    ['BETTERSTACK_TOKEN', 'LOGTAIL_SOURCE_TOKEN', 'BETTERUPTIME_API_TOKEN'],
    r => alnum(r, 24),
  ),
  // forms generally known
  form('checkly-key', 'Checkly', 'API key', ['CHECKLY_API_KEY', 'CHECKLY_TOKEN'], r => `cu_${hex(r, 32)}`),
  form('axiom-token', 'Axiom', 'API token', ['AXIOM_TOKEN', 'AXIOM_API_TOKEN'], r =>
    [r.pick(['xaat', 'xapt']), uuid(r)].join('-'),
  ),
  context('statuspage-key', 'Statuspage', 'API key', ['STATUSPAGE_API_KEY', 'STATUSPAGE_TOKEN'], r =>
    r.pick([() => uuid(r), () => hex(r, 64)])(),
  ),
  context('victorops-key', 'VictorOps', 'API key', ['VICTOROPS_API_KEY', 'VICTOROPS_KEY'], uuid),
  context('appsignal-key', 'AppSignal', 'push API key', ['APPSIGNAL_PUSH_API_KEY', 'APPSIGNAL_API_KEY'], uuid),
  form('uptimerobot-key', 'UptimeRobot', 'API key', ['UPTIMEROBOT_API_KEY', 'UPTIME_ROBOT_KEY'], r =>
    [`u${number(r, 6 + r.int(2))}`, hex(r, 24)].join('-'),
  ),
  context('scout-key', 'Scout', 'key', ['SCOUT_KEY', 'SCOUT_APM_KEY'], r => r.text(BASE62, 20)),
]
