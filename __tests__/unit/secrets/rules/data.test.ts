import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { dataDetectors, dataRules } from '../../../../src/secrets/rules/data.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { findsMinted } from '../../../support/minted-rules.js'
import { matchesIn } from '../../../support/secrets.js'

const detectors = [...dataRules.map(tokenDetector), ...dataDetectors]
const minted = (id: string, seed = 1) => kindOf(id).mint(randomFrom(seed))
const found = (content: string, path?: string) =>
  matchesIn(detectors, content, path).map(({ rule, confidence }) => `${rule}: ${confidence}`)

findsMinted(detectors, [
  'databricks-token',
  'dbt-token',
  'confluent-secret',
  'confluent-legacy-secret',
  'influxdb3-token',
  'airbyte-client-secret',
  'fivetran-secret',
  'typesense-key',
  'meilisearch-key',
  'redash-key',
  'metabase-key',
  'minio-secret-key',
  'hasura-admin-secret',
  'tableau-token',
  'looker-secret',
  'mode-secret',
  'clickhouse-cloud-secret',
  'cockroachdb-key',
  'astradb-token',
  'couchbase-secret',
])

describe('tokens of databases and reports', () => {
  it('are known in the commands, headers and addresses that hold them', () => {
    const influx = minted('influxdb-token')
    expect(found(`INFLUX_TOKEN=${influx}`)).toEqual(['influxdb-token: medium'])
    expect(found(`Authorization: Token ${influx}`)).toEqual(['influxdb-token: medium'])
    expect(found(`influx write --token ${influx}`)).toEqual(['influxdb-token: medium'])
    expect(found(`https://redash.acme.io/api/queries/1.csv?api_key=${minted('redash-key')}`)).toEqual([
      'redash-key: medium',
    ])
    expect(found(`X-TYPESENSE-API-KEY: ${minted('typesense-key')}`)).toEqual(['typesense-key: medium'])
  })

  it('of Dagster name whose they are', () => {
    const hex = randomFrom(4).text('0123456789abcdef', 32)
    expect(found(`agent:prod:${hex}`)).toEqual(['dagster-token: medium'])
    expect(found(`DAGSTER_CLOUD_API_TOKEN=user:${hex}`)).toEqual(['dagster-token: medium'])
    expect(found(`user:${hex}`)).toEqual([])
  })

  it('with fewer or more characters are none', () => {
    for (const id of ['databricks-token', 'confluent-secret', 'tableau-token', 'cockroachdb-key', 'astradb-token']) {
      const token = minted(id)
      expect(found(`"${token.slice(0, -3)}"`)).toEqual([])
      expect(found(`"${token}a"`)).toEqual([])
    }
  })

  it('are no part of other data, no digests and no words', () => {
    const hex = randomFrom(5).text('0123456789abcdef', 64)
    expect(found(`${hex.slice(0, 20)}4b1d${hex}`)).toEqual([])
    expect(found(`getmeili/meilisearch@sha256:${hex}`)).toEqual([])
    expect(found(`meilisearch_checksum: ${hex}`)).toEqual([])
    expect(found('mode_password_file: /run/secrets/mode')).toEqual([])
    expect(found(`minio_secret_key: ${'minioadminminioadminminioadminminioadmin'}`)).toEqual([])
    expect(found(`darkmode_secret: ${hex.slice(0, 24)}`)).toEqual([])
    expect(found('if (kind==:a) user:password')).toEqual([])
  })
})
