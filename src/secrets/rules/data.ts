import { type NearRule, nearRule } from './near.js'
import type { TokenRule } from './rule.js'

/** Databases, pipelines and reports. Where a rule has no source, its form is generally known. */

const BASE64 = /[\w+/-]/

export const dataRules: readonly TokenRule[] = [
  // https://docs.databricks.com/en/dev-tools/auth/pat.html; some have a version after it
  { id: 'databricks-token', what: 'a Databricks token', keywords: ['dapi'], form: /dapi[0-9a-f]{32}(?:-\d)?/ },
  // https://docs.getdbt.com/docs/dbt-cloud-apis/authentication
  { id: 'dbt-token', what: 'a dbt Cloud token', keywords: ['dbtc_', 'dbtu_'], form: /dbt[cu]_[\w-]{40,64}/ },
  // https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys
  {
    id: 'confluent-secret',
    what: 'a Confluent API secret',
    keywords: ['cflt'],
    form: /cflt[A-Za-z0-9+/]{60}/,
    around: BASE64,
  },
  // https://docs.influxdata.com/influxdb3/core/admin/tokens/
  { id: 'influxdb3-token', what: 'an InfluxDB token', keywords: ['apiv3_'], form: /apiv3_[\w-]{86}/ },
  // https://www.metabase.com/docs/latest/people-and-groups/api-keys: base64 of 32 bytes
  { id: 'metabase-key', what: 'a Metabase API key', keywords: ['mb_'], form: /mb_[A-Za-z0-9+/]{43}=/, around: BASE64 },
  // https://docs.dagster.io/dagster-plus: an agent's; a user's is told by the vendor's word alone
  {
    id: 'dagster-token',
    what: 'a Dagster token',
    keywords: ['agent:'],
    form: /agent:[\w-]{1,64}:[0-9a-f]{32}/,
    confidence: 'medium',
  },
  // https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm
  {
    id: 'tableau-token',
    what: 'a Tableau personal access token',
    keywords: ['==:'],
    form: /[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}/,
    before: 22,
    around: BASE64,
  },
  { id: 'clickhouse-cloud-secret', what: 'a ClickHouse key', keywords: ['4b1d'], form: /4b1d[A-Za-z0-9]{38}/ },
  {
    id: 'cockroachdb-key',
    what: 'a CockroachDB API key',
    keywords: ['ccdb1_'],
    form: /CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}/,
  },
  // https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html
  {
    id: 'astradb-token',
    what: 'an Astra DB token',
    keywords: ['astracs:'],
    form: /AstraCS:[A-Za-z0-9]{20,26}:[0-9a-f]{64}/,
  },
]

const nearRules: readonly NearRule[] = [
  {
    id: 'confluent-legacy-secret',
    what: 'a Confluent API secret',
    words: ['confluent', 'ccloud', 'kafka', 'schema_registry'],
    form: /[A-Za-z0-9+/]{64}/,
    named: /secret|passw/i,
  },
  // https://docs.influxdata.com/influxdb/v2/admin/tokens/: base64 of 64 bytes
  {
    id: 'influxdb-token',
    what: 'an InfluxDB token',
    words: ['influx', 'authorization: token ', '--token'],
    form: /[\w-]{86}==/,
  },
  {
    id: 'airbyte-client-secret',
    what: 'an Airbyte client secret',
    words: ['airbyte'],
    form: /[A-Za-z0-9]{32}/,
    named: /secret/i,
  },
  {
    id: 'fivetran-secret',
    what: 'a Fivetran API secret',
    words: ['fivetran'],
    form: /[A-Za-z0-9]{32}/,
    named: /secret/i,
  },
  { id: 'typesense-key', what: 'a Typesense API key', words: ['typesense'], form: /[A-Za-z0-9]{32}/ },
  // https://www.meilisearch.com/docs/learn/security/basic_security: a master key may be any text
  {
    id: 'meilisearch-key',
    what: 'a Meilisearch key',
    words: ['meili', 'meilisearch'],
    form: /[0-9a-f]{64}|[\w-]{43}/,
  },
  { id: 'redash-key', what: 'a Redash API key', words: ['redash'], form: /[A-Za-z0-9]{40}/ },
  // https://min.io/docs: as those of AWS, or what its console makes
  {
    id: 'minio-secret-key',
    what: 'a MinIO secret key',
    words: ['minio'],
    form: /[A-Za-z0-9+/]{40}|[A-Za-z0-9]{32}/,
    named: /secret|passw/i,
  },
  // https://hasura.io/docs/latest/auth/authentication/admin-secret-access/: any text, that of its cloud 64 characters
  {
    id: 'hasura-admin-secret',
    what: 'a Hasura admin secret',
    words: ['hasura'],
    form: /[A-Za-z0-9]{24,64}/,
    named: /secret|access_?key/i,
  },
  { id: 'dagster-token', what: 'a Dagster token', words: ['dagster'], form: /user:(?<random>[0-9a-f]{32})/ },
  {
    id: 'looker-secret',
    what: 'a Looker client secret',
    words: ['looker', 'lookersdk'],
    form: /[A-Za-z0-9]{24}/,
    named: /secret/i,
  },
  {
    id: 'mode-secret',
    what: 'a Mode API secret',
    words: ['mode_', 'modeanalytics', 'modeapisecret', 'modepassword'],
    form: /[0-9a-f]{24}/,
    named: /secret|passw/i,
  },
  // https://docs.couchbase.com/cloud/management-api-guide/management-api-start.html
  {
    id: 'couchbase-secret',
    what: 'a Couchbase Capella secret',
    words: ['couchbase', 'capella'],
    form: /[A-Za-z0-9+/#!@%^*]{64}/,
    named: /secret|passw/i,
  },
]

export const dataDetectors = nearRules.map(nearRule)
