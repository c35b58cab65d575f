import type { FileDetector } from '../model.js'
import type { Format } from './format.js'
import { accounts } from './formats/accounts.js'
import { applications } from './formats/applications.js'
import { cloud } from './formats/cloud.js'
import { databases } from './formats/databases.js'
import { java } from './formats/java.js'
import { kubernetes } from './formats/kubernetes.js'
import { mail } from './formats/mail.js'
import { microsoft } from './formats/microsoft.js'
import { network } from './formats/network.js'
import { registries } from './formats/registries.js'
import { remote } from './formats/remote.js'
import { servers } from './formats/servers.js'
import { settings } from './formats/settings.js'
import { single } from './formats/single.js'
import { tools } from './formats/tools.js'
import { uploads } from './formats/uploads.js'
import { vaults } from './formats/vaults.js'
import { formatsByName } from './names.js'
import { secretsIn } from './reader.js'

/** Every format, by what it is used for. */
export const formats: readonly Format[] = [
  ...registries,
  ...accounts,
  ...applications,
  ...cloud,
  ...databases,
  ...java,
  ...kubernetes,
  ...mail,
  ...microsoft,
  ...network,
  ...remote,
  ...servers,
  ...settings,
  ...single,
  ...tools,
  ...uploads,
  ...vaults,
]

const formatsOf = formatsByName(formats)

/** All credential files: one detector, so that a path is looked up once. */
export const credentialFiles: readonly FileDetector[] = [
  {
    reads: path => formatsOf(path).formats.length > 0,
    detect(text) {
      const { formats, isExample } = formatsOf(text.path)
      return secretsIn(formats, text, isExample)
    },
  },
]
