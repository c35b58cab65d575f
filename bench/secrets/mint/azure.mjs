import { changed } from './checksums.mjs'
import { alnum, checksum, context, form, hex, number, structure } from './kind.mjs'
import { annotatedKey, clientSecret, identifiableKey, spoiledKey } from './microsoft.mjs'
import { BASE62, LOWER } from './random.mjs'

/**
 * Azure. The signatures, lengths and seeds of keys with a checksum are in microsoft/security-utilities. Where another
 * kind has no note, its form is generally known.
 */

const key = (length, signature, ...seeds) => [
  random => identifiableKey(random, length, signature, random.pick(seeds)),
  { spoil: spoiledKey },
]
const messaging = signature => key(32, signature, 'Send0000', 'Manage00', 'Listen00')

/** Keys of the years before 2022 are random bytes; the connection string around them says what they are. */
const plain = length => random => random.bytes(length).toString('base64')
const account = random => random.text(LOWER, 6 + random.int(6)) + number(random, 3)

export const kinds = [
  // the checksum covers all but its three digits; the mark 7Q~ has none
  checksum(
    'azure-client-secret',
    'Azure',
    'client secret of an application',
    ['AZURE_CLIENT_SECRET', 'ARM_CLIENT_SECRET', 'CLIENT_SECRET', 'AAD_CLIENT_SECRET'],
    clientSecret,
    { spoil: (token, random) => changed(token, 12, BASE62, random) },
  ),
  form(
    'azure-client-secret-legacy',
    'Azure',
    'client secret of an application, with the mark that has no checksum',
    ['AZURE_CLIENT_SECRET', 'ARM_CLIENT_SECRET'],
    r => `${alnum(r, 3)}7Q~${r.text(`${BASE62}._-~`, 31)}`,
  ),
  checksum(
    'azure-storage-key',
    'Azure',
    'storage account key',
    ['AZURE_STORAGE_KEY', 'AZURE_STORAGE_ACCOUNT_KEY', 'AccountKey', 'STORAGE_ACCOUNT_KEY'],
    ...key(64, '+ASt', 'Default0'),
  ),
  context(
    'azure-storage-legacy-key',
    'Azure',
    'storage account key of the old form',
    ['AZURE_STORAGE_KEY', 'AZURE_STORAGE_CONNECTION_STRING'],
    plain(64),
    {
      context: (random, token) => {
        const name = account(random)
        const text = `DefaultEndpointsProtocol=https;AccountName=${name};AccountKey=${token};EndpointSuffix=core.windows.net`
        return random.pick([`AZURE_STORAGE_CONNECTION_STRING="${text}"`, `"AzureWebJobsStorage": "${text}",`, text])
      },
    },
  ),
  // Azure's documents on shared access signatures: the signature is HMAC-SHA256 in base64, percent-encoded
  structure('azure-sas-token', 'Azure', 'shared access signature', ['AZURE_STORAGE_SAS_TOKEN', 'SAS_TOKEN'], r => {
    const expiry = `20${27 + r.int(8)}-0${1 + r.int(9)}-1${r.int(10)}T08:00:00Z`
    const what = r.pick(['ss=bfqt&srt=sco&sp=rwdlacup', 'sr=c&sp=rl', 'ss=b&srt=co&sp=rl'])
    return `sv=2022-11-02&${what}&se=${expiry}&spr=https&sig=${encodeURIComponent(plain(32)(r))}`
  }),
  checksum(
    'azure-cosmos-key',
    'Azure',
    'Cosmos DB account key',
    ['COSMOS_KEY', 'COSMOSDB_KEY', 'AZURE_COSMOS_KEY', 'COSMOS_PRIMARY_KEY'],
    ...key(64, 'ACDb', 'MastRO00', 'MastRW00'),
  ),
  context('azure-cosmos-legacy-key', 'Azure', 'Cosmos DB account key of the old form', ['COSMOS_KEY'], plain(64), {
    context: (random, token) =>
      `COSMOS_CONNECTION="AccountEndpoint=https://${account(random)}.documents.azure.com:443/;AccountKey=${token};"`,
  }),
  checksum(
    'azure-batch-key',
    'Azure',
    'Batch account key',
    ['AZURE_BATCH_KEY', 'BATCH_ACCOUNT_KEY'],
    ...key(64, '+ABa', 'AbAcct00'),
  ),
  checksum(
    'azure-ml-classic-key',
    'Azure',
    'Machine Learning classic key',
    ['AZURE_ML_KEY', 'AZUREML_API_KEY'],
    ...key(64, '+AMC', 'Classic0'),
  ),
  checksum(
    'azure-api-management-key',
    'Azure',
    'API Management key',
    ['APIM_KEY', 'APIM_MANAGEMENT_KEY'],
    ...key(64, 'APIM', 'Tenant00', 'Gateway0', 'GitKey00'),
  ),
  checksum(
    'azure-function-key',
    'Azure',
    'Functions key',
    ['AZURE_FUNCTION_KEY', 'FUNCTION_KEY', 'FUNCTIONS_MASTER_KEY'],
    r => identifiableKey(r, 40, 'AzFu', r.pick(['Master00', 'System00', 'Functi00']), 'base64url'),
    { spoil: spoiledKey },
  ),
  // only letters and digits, so made again until it is so
  checksum(
    'azure-search-key',
    'Azure',
    'AI Search key',
    ['AZURE_SEARCH_KEY', 'AZURE_SEARCH_API_KEY', 'SEARCH_ADMIN_KEY'],
    r => {
      const letters = () => Buffer.from(alnum(r, 52), 'base64')
      for (;;) {
        const made = identifiableKey({ ...r, bytes: letters }, 39, 'AzSe', r.pick(['Query000', 'PAdmin00']))
        if (!/[+/]/.test(made)) return made
      }
    },
    { spoil: spoiledKey },
  ),
  checksum(
    'azure-container-registry-key',
    'Azure',
    'Container Registry password',
    ['ACR_PASSWORD', 'REGISTRY_PASSWORD', 'AZURE_CONTAINER_REGISTRY_PASSWORD'],
    ...key(39, '+ACR', 'ACRDflt0'),
  ),
  checksum(
    'azure-redis-key',
    'Azure',
    'Cache for Redis key',
    ['AZURE_REDIS_KEY', 'REDIS_KEY', 'REDIS_PASSWORD'],
    ...key(32, 'AzCa', 'Access00'),
  ),
  checksum(
    'azure-service-bus-key',
    'Azure',
    'Service Bus key',
    ['SERVICEBUS_KEY', 'SERVICE_BUS_KEY', 'SharedAccessKey'],
    ...messaging('+ASb'),
  ),
  checksum(
    'azure-event-hub-key',
    'Azure',
    'Event Hubs key',
    ['EVENTHUB_KEY', 'EVENT_HUB_KEY', 'SharedAccessKey'],
    ...messaging('+AEh'),
  ),
  checksum('azure-relay-key', 'Azure', 'Relay key', ['RELAY_KEY', 'SharedAccessKey'], ...messaging('+ARm')),
  context('azure-messaging-legacy-key', 'Azure', 'Service Bus key of the old form', ['SERVICEBUS_KEY'], plain(32), {
    context: (random, token) =>
      `SERVICEBUS_CONNECTION="Endpoint=sb://${account(random)}.servicebus.windows.net/;` +
      `SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=${token}"`,
  }),
  checksum(
    'azure-iot-key',
    'Azure',
    'IoT key',
    ['IOTHUB_KEY', 'IOT_DEVICE_KEY', 'SharedAccessKey'],
    ...key(32, 'AIoT', 'IoTHub00', 'DpsKey00', 'Device00'),
  ),
  // the signature of the AI services is generally known; the rest is the common annotated form
  checksum(
    'azure-ai-key',
    'Azure',
    'AI services key',
    ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_KEY', 'COGNITIVE_SERVICES_KEY', 'AZURE_AI_KEY'],
    r => annotatedKey(r, 'ACOG'),
    { spoil: spoiledKey },
  ),
  // form generally known: 32 hexadecimal digits
  context(
    'azure-ai-legacy-key',
    'Azure',
    'AI services key of the old form',
    ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_KEY', 'AZURE_COGNITIVE_KEY', 'AZURE_SPEECH_KEY'],
    r => hex(r, 32),
  ),
  // the lengths are published, the seed of the checksum is not
  form('azure-event-grid-key', 'Azure', 'Event Grid key', ['EVENT_GRID_KEY', 'EVENTGRID_TOPIC_KEY'], r =>
    identifiableKey(r, 32, 'AZEG', 'Default0'),
  ),
]
