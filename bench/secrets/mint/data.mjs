import { signedToken } from './jwt.mjs'
import { alnum, assigned, context, encoded, form, hex, password, structure, uuid } from './kind.mjs'
import { BASE64, BASE64URL, UPPER_DIGITS } from './random.mjs'

/** The vendors of databases, pipelines and reports. */

/** kafka.apache.org, SASL: the login module with its options, as one line of a properties file. */
function jaas(random) {
  const module = random.pick([
    'org.apache.kafka.common.security.plain.PlainLoginModule',
    'org.apache.kafka.common.security.scram.ScramLoginModule',
  ])
  return `${module} required username="${random.text(UPPER_DIGITS, 16)}" password="${alnum(random, 40)}";`
}

export const kinds = [
  // gitleaks: 32 hexadecimal digits and perhaps a digit
  form(
    'databricks-token',
    'Databricks',
    'access token',
    ['DATABRICKS_TOKEN'],
    r => `dapi${hex(r, 32)}${r.pick(['', '-2', '-3'])}`,
  ),
  // form generally known: programmatic tokens are JWTs; a password is a password
  context('snowflake-password', 'Snowflake', 'password', ['SNOWFLAKE_PASSWORD', 'SNOWSQL_PWD'], password),
  // form generally known: service tokens and personal ones
  form(
    'dbt-token',
    'dbt',
    'service token',
    ['DBT_TOKEN', 'DBT_CLOUD_API_TOKEN', 'DBT_API_KEY'],
    r => `${r.pick(['dbtc', 'dbtu'])}_${r.text(BASE64URL, 42)}`,
  ),
  // docs.confluent.io: since July 2025 cflt begins the secret; the 64 base64 characters in all are generally known
  form(
    'confluent-secret',
    'Confluent',
    'API secret',
    ['CONFLUENT_API_SECRET', 'CONFLUENT_CLOUD_API_SECRET'],
    r => `cflt${r.text(BASE64, 60)}`,
  ),
  context(
    'confluent-legacy-secret',
    'Confluent',
    'API secret',
    ['CONFLUENT_API_SECRET', 'CONFLUENT_CLOUD_API_SECRET'],
    r => r.text(BASE64, 64),
  ),
  structure('kafka-jaas', 'Kafka', 'SASL login', ['sasl.jaas.config', 'KAFKA_SASL_JAAS_CONFIG'], jaas, {
    context: (_random, token) => `sasl.jaas.config=${token}`,
  }),
  // form generally known: base64 of 64 bytes; version 3 names itself
  form(
    'influxdb-token',
    'InfluxDB',
    'API token',
    ['INFLUXDB_TOKEN', 'INFLUX_TOKEN'],
    r => `${encoded(r.bytes(64))}==`,
    {
      context: assigned(['INFLUXDB_TOKEN', 'INFLUX_TOKEN', 'influxdb_token']),
    },
  ),
  form(
    'influxdb3-token',
    'InfluxDB',
    'version 3 token',
    ['INFLUXDB3_AUTH_TOKEN'],
    r => `apiv3_${r.text(BASE64URL, 86)}`,
  ),
  // form generally known: 32 letters and digits
  context('airbyte-client-secret', 'Airbyte', 'client secret', ['AIRBYTE_CLIENT_SECRET'], r => alnum(r, 32)),
  context('fivetran-secret', 'Fivetran', 'API secret', ['FIVETRAN_API_SECRET'], r => alnum(r, 32)),
  context('typesense-key', 'Typesense', 'API key', ['TYPESENSE_API_KEY', 'TYPESENSE_ADMIN_KEY'], r => alnum(r, 32)),
  // form generally known: keys are 64 hexadecimal digits
  context('meilisearch-key', 'Meilisearch', 'API key', ['MEILI_MASTER_KEY', 'MEILISEARCH_API_KEY'], r => hex(r, 64)),
  // form generally known: 40 letters and digits
  context('redash-key', 'Redash', 'API key', ['REDASH_API_KEY'], r => alnum(r, 40)),
  // form generally known: base64 of 32 bytes
  form(
    'metabase-key',
    'Metabase',
    'API key',
    ['METABASE_API_KEY', 'MB_API_KEY'],
    r => `mb_${encoded(r.bytes(32), 'base64')}`,
  ),
  // form generally known: 40 letters, digits and signs, as those of AWS
  context('minio-secret-key', 'MinIO', 'secret key', ['MINIO_SECRET_KEY', 'MINIO_ROOT_PASSWORD'], r =>
    r.text(BASE64, 40),
  ),
  // form generally known: any text
  context('hasura-admin-secret', 'Hasura', 'admin secret', ['HASURA_GRAPHQL_ADMIN_SECRET', 'HASURA_ADMIN_SECRET'], r =>
    alnum(r, 32),
  ),
  // form generally known: whose token it is, and 32 hexadecimal digits
  form(
    'dagster-token',
    'Dagster',
    'cloud token',
    ['DAGSTER_CLOUD_API_TOKEN', 'DAGSTER_AGENT_TOKEN'],
    r => `${r.pick(['user', `agent:${r.pick(['prod', 'kestrel'])}`])}:${hex(r, 32)}`,
  ),
  // form generally known: a JWT
  structure('astronomer-token', 'Astronomer', 'API token', ['ASTRO_API_TOKEN'], r =>
    signedToken(r, 'RS256', {
      scope: 'apiTokenId',
      aud: 'astronomer-ee',
      iss: 'https://api.astronomer.io',
      sub: uuid(r),
    }),
  ),
  // form generally known: base64 of 16 bytes, a colon, 32 letters and digits
  form(
    'tableau-token',
    'Tableau',
    'personal access token',
    ['TABLEAU_TOKEN_SECRET', 'TABLEAU_PAT', 'TABLEAU_TOKEN_VALUE'],
    r => `${encoded(r.bytes(16), 'base64')}:${alnum(r, 32)}`,
  ),
  // gitleaks: 24 letters and digits
  context('looker-secret', 'Looker', 'client secret', ['LOOKERSDK_CLIENT_SECRET', 'LOOKER_CLIENT_SECRET'], r =>
    alnum(r, 24),
  ),
  // form generally known: an application's secret of Microsoft's, or the password of the account
  context('powerbi-password', 'Power BI', 'account password', ['POWERBI_PASSWORD', 'PBI_PASSWORD'], password),
  // form generally known: 24 hexadecimal digits
  context('mode-secret', 'Mode', 'API secret', ['MODE_API_SECRET', 'MODE_PASSWORD'], r => hex(r, 24)),
  // gitleaks: 4b1d and 38 letters and digits
  form(
    'clickhouse-cloud-secret',
    'ClickHouse',
    'cloud key secret',
    ['CLICKHOUSE_KEY_SECRET', 'CLICKHOUSE_CLOUD_SECRET'],
    r => `4b1d${alnum(r, 38)}`,
  ),
  // betterleaks: 22 and 40 letters and digits
  form(
    'cockroachdb-key',
    'CockroachDB',
    'cloud API key',
    ['COCKROACH_API_KEY', 'CC_API_KEY'],
    r => `CCDB1_${alnum(r, 22)}_${alnum(r, 40)}`,
  ),
  // form generally known: the client's identifier of 24 letters, a colon and 64 hexadecimal digits of the token
  form(
    'astradb-token',
    'DataStax',
    'Astra DB token',
    ['ASTRA_DB_APPLICATION_TOKEN', 'ASTRA_DB_TOKEN'],
    r => `AstraCS:${alnum(r, 24)}:${hex(r, 64)}`,
  ),
  // form generally known: 64 base64 characters
  context('couchbase-secret', 'Couchbase', 'Capella API secret', ['CAPELLA_API_SECRET', 'COUCHBASE_PASSWORD'], r =>
    r.text(BASE64, 64),
  ),
]
