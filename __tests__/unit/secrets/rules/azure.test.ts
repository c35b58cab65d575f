import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { azureDetectors } from '../../../../src/secrets/rules/azure.js'
import { findsMinted } from '../../../support/minted-rules.js'
import { matchesIn } from '../../../support/secrets.js'

const minted = (id: string, seed = 1) => kindOf(id).mint(randomFrom(seed))
const matches = (content: string) => matchesIn(azureDetectors, content)
const found = (content: string) => matches(content).map(({ rule, confidence }) => `${rule}: ${confidence}`)

findsMinted(
  azureDetectors,
  [
    'azure-client-secret',
    'azure-client-secret-legacy',
    'azure-storage-key',
    'azure-storage-legacy-key',
    'azure-cosmos-key',
    'azure-cosmos-legacy-key',
    'azure-batch-key',
    'azure-ml-classic-key',
    'azure-api-management-key',
    'azure-function-key',
    'azure-search-key',
    'azure-container-registry-key',
    'azure-redis-key',
    'azure-service-bus-key',
    'azure-event-hub-key',
    'azure-relay-key',
    'azure-messaging-legacy-key',
    'azure-iot-key',
    'azure-ai-key',
    'azure-ai-legacy-key',
    'azure-event-grid-key',
  ],
  { 'azure-client-secret': 'medium', 'azure-redis-key': 'medium' },
)

describe('keys of Azure', () => {
  it('are found in connection strings', () => {
    const [storage, bus] = [minted('azure-storage-key'), minted('azure-service-bus-key')]
    expect(found(`AccountName=acme01;AccountKey=${storage};EndpointSuffix=core.windows.net`)).toEqual([
      'azure-storage-key: high',
    ])
    expect(found(`Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=${bus}`)).toEqual(
      ['azure-service-bus-key: high'],
    )
  })

  it('of any other provider are known by the common form', () => {
    const key = minted('azure-ai-key')
    const other = `${key.slice(0, 76)}AWPS${key.slice(80)}`
    expect(found(`AccessKey=${other};Version=1.0;`)).toEqual(['azure-annotated-key: low'])
    expect(found(`AccessKey=${key};Version=1.0;`)).toEqual(['azure-ai-key: high'])
  })

  it('of the emulators are published ones', () => {
    const emulator = `Eby8vdM02xNOcqFl${minted('azure-storage-legacy-key').slice(16)}`
    expect(found(`AccountName=devstoreaccount1;AccountKey=${emulator}`)).toEqual([])
  })

  it('are no digests', () => {
    const digits = minted('azure-ai-legacy-key')
    expect(found(`azure_md5: ${digits}`)).toEqual([])
    expect(found(`azure openai etag "${digits}"`)).toEqual([])
    expect(found(`AZURE_OPENAI_KEY=${digits}`)).toEqual(['azure-ai-legacy-key: medium'])
  })
})

describe('a shared access signature', () => {
  const kind = kindOf('azure-sas-token')
  const signature = () => encodeURIComponent(randomFrom(9).bytes(32).toString('base64'))

  it.each([1, 2, 3, 4])('is found as a whole, wherever it stands (seed %i)', seed => {
    const token = kind.mint(randomFrom(seed))
    for (const content of [
      `https://acme.blob.core.windows.net/files/a.zip?${token}`,
      `AZURE_STORAGE_SAS_TOKEN=${token}`,
      `"sas": "?${token}"`,
      `BlobEndpoint=https://acme.blob.core.windows.net;SharedAccessSignature=${token}`,
      `<add value="${token.replaceAll('&', '&amp;')}"/>`,
      `See ${token}.`,
    ]) {
      expect(matches(content)).toEqual([
        expect.objectContaining({
          rule: 'azure-sas-token',
          confidence: 'high',
          secret: content.includes('&amp;') ? token.replaceAll('&', '&amp;') : token,
        }),
      ])
    }
  })

  it('may be of a queue or of a workflow', () => {
    expect(
      found(`SharedAccessSignature sr=acme.servicebus.windows.net&sig=${signature()}&se=1830000000&skn=send`),
    ).toEqual(['azure-sas-token: high'])
    const url = `https://a.logic.azure.com/workflows/1/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers`
    expect(found(`${url}&sv=1.0&sig=${randomFrom(3).bytes(32).toString('base64url')}`)).toEqual([
      'azure-sas-token: high',
    ])
  })

  it('has all of its parameters, and a signature of 32 bytes', () => {
    const rest = 'sv=2022-11-02&sr=c&sp=rl&se=2031-01-01T08:00:00Z'
    expect(found(`?${rest}&sig=${signature().slice(4)}`)).toEqual([])
    expect(found(`?${rest}&sig=%ZZ`)).toEqual([])
    expect(found(`?${rest}&sig=REDACTED`)).toEqual([])
    expect(found(`?sv=2022-11-02&sig=${signature()}`)).toEqual([])
    expect(found(`config=1&design=${signature()}&${rest}`)).toEqual([])
  })

  it('is looked for in bounded steps, whatever stands there', () => {
    expect(found(`${'sig=a&'.repeat(20_000)}${`sig=${'a'.repeat(43)}&`.repeat(200)}`)).toEqual([])
  })
})
