import { decodeBase64 } from './json.js'

const ID_AND_KEY = /^[\w-]{20}:[\w-]{22}$/

/**
 * Whether base64 holds the id and the key of an API key, as Elasticsearch takes it.
 *
 * Source: https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-create-api-key
 */
export function isElasticApiKey(encoded: string): boolean {
  return ID_AND_KEY.test(decodeBase64(encoded)?.toString('latin1') ?? '')
}
