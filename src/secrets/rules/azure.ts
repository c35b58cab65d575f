import type { Detector } from '../model.js'
import { isClientSecret } from '../proof/microsoft.js'
import { inside } from './inside.js'
import { annotated, identifiable, otherAnnotated } from './microsoft.js'
import { nearRule } from './near.js'
import { perhaps } from './proofs.js'
import { refined } from './refined.js'
import { sasDetector } from './sas.js'

const MESSAGING = ['Send0000', 'Manage00', 'Listen00', 'System00', 'Unknown0']
const COSMOS = ['MastRO00', 'MastRW00', 'SysAll00', 'SystRO00', 'SystRW00', 'Resour00', 'Encryp00']
/** Of the service, subscriptions, gateways and repositories. */
const API_MANAGEMENT = ['Tenant00', 'IoTHub00', 'Gateway0', 'GitKey00']
/** Signatures of keys that have rules of their own, before the last eight digits. */
const SIGNED = /(?:\+ASt|ACDb|\+ABa|\+AMC|APIM|AzCa|\+ASb|\+AEh|\+ARm|AIoT|AZEG)[A-Za-z0-9+/]{6}={1,2}$/

/** What the keys of the emulators of storage and Cosmos DB begin with: they are published, and the same for everybody. */
const EMULATORS = ['Eby8vdM02xNOcqFl', 'C2y6yDjf5/R+ob0N']

/** Keys and secrets of Azure. */
export const azureDetectors: readonly Detector[] = [
  clientSecret('azure-client-secret', '8Q~'),
  clientSecret('azure-client-secret', '9Q~'),
  clientSecret('azure-client-secret-legacy', '7Q~'),
  // no other digit has been given out yet
  ...[...'0123456'].map(digit => clientSecret('azure-client-secret', `${digit}Q~`)),
  // The seeds: https://github.com/microsoft/security-utilities, IdentifiableMetadata
  identifiable('azure-storage-key', 'an Azure storage account key', 64, '+ASt', ['Default0']),
  identifiable('azure-cosmos-key', 'an Azure Cosmos DB account key', 64, 'ACDb', COSMOS),
  identifiable('azure-batch-key', 'an Azure Batch account key', 64, '+ABa', ['AbAcct00']),
  identifiable('azure-ml-classic-key', 'an Azure Machine Learning classic key', 64, '+AMC', ['Classic0']),
  identifiable('azure-api-management-key', 'an Azure API Management key', 64, 'APIM', API_MANAGEMENT),
  identifiable('azure-function-key', 'an Azure Functions key', 40, 'AzFu', ['Master00', 'System00', 'Functi00']),
  identifiable('azure-search-key', 'an Azure AI Search key', 39, 'AzSe', ['Query000', 'PAdmin00']),
  identifiable('azure-container-registry-key', 'an Azure Container Registry password', 39, '+ACR', ['ACRDflt0']),
  // Of these, keys in which letters were put for signs after the checksum was made are in use.
  identifiable('azure-redis-key', 'an Azure Cache for Redis key', 32, 'AzCa', ['Access00'], true),
  identifiable('azure-service-bus-key', 'an Azure Service Bus key', 32, '+ASb', MESSAGING),
  identifiable('azure-event-hub-key', 'an Azure Event Hubs key', 32, '+AEh', MESSAGING),
  identifiable('azure-relay-key', 'an Azure Relay key', 32, '+ARm', MESSAGING),
  identifiable('azure-iot-key', 'an Azure IoT key', 32, 'AIoT', ['IoTHub00', 'DpsKey00', 'Device00']),
  identifiable('azure-event-grid-key', 'an Azure Event Grid key', 32, 'AZEG', []),
  annotated('azure-ai-key', 'an Azure AI services key', 'ACOG'),
  otherAnnotated('azure-annotated-key', 'an Azure key', ['ACOG', 'AZDO']),
  // Keys of the years before 2022 are random bytes, known by the connection string or the name around them.
  sasDetector,
  unsigned(
    nearRule({
      id: 'azure-cosmos-legacy-key',
      what: 'an Azure Cosmos DB account key of the old form',
      words: ['documents.azure.com', 'cosmos'],
      form: /[A-Za-z0-9+/]{86}==/,
      reach: 120,
    }),
  ),
  unsigned(
    nearRule({
      id: 'azure-storage-legacy-key',
      what: 'an Azure storage account key of the old form',
      words: ['accountkey', 'account_key', 'account-key', 'storage', 'azure', 'blob', 'batch'],
      form: /[A-Za-z0-9+/]{86}==/,
    }),
  ),
  unsigned(
    nearRule({
      id: 'azure-messaging-legacy-key',
      what: 'an Azure Service Bus, Event Hubs or IoT key of the old form',
      words: ['sharedaccesskey', 'servicebus', 'eventhub', 'event_hub', 'iothub', 'iot_hub', 'azure-devices'],
      form: /[A-Za-z0-9+/]{43}=/,
    }),
  ),
  // form generally known: 32 hexadecimal digits
  nearRule({
    id: 'azure-ai-legacy-key',
    what: 'an Azure AI services key of the old form',
    words: ['azure', 'cognitive', 'openai', 'ocp-apim-subscription-key', 'speech', 'translator', 'textanalytics'],
    form: /[0-9a-f]{32}/,
  }),
]

/** What has a signature is known by its own rule, which proves it. */
function unsigned(detector: Detector): Detector {
  return refined(detector, match => {
    const isKnown = SIGNED.test(match.secret) || EMULATORS.some(beginning => match.secret.startsWith(beginning))
    return isKnown ? null : match
  })
}

/** By the mark that says how it was made. Only Microsoft's own tools know of the checksum, so its lack proves little. */
function clientSecret(id: string, mark: string): Detector {
  const form = new RegExp(`[\\w.~-]{3}${mark}[\\w.~-]{31,34}`)
  const prove = (secret: string) => perhaps(isClientSecret(secret))
  const confidence = mark === '7Q~' ? 'high' : 'medium'
  return inside(
    { id, what: 'a client secret of an Azure application', form, around: /[\w.~-]/, confidence, prove },
    mark,
    3,
  )
}
