// Files that exist to hold credentials, each in its own format.
import { shuffled } from '../words.mjs'
import { applications } from './applications.mjs'
import { keys } from './keys.mjs'
import { logins } from './logins.mjs'
import { registries } from './registries.mjs'
import { systems } from './systems.mjs'
import { sheetOf } from './writer.mjs'

const EACH = 2
const ROOTS = ['home', 'dotfiles', 'backup', 'provisioning', 'ops', 'server', 'www', 'projects']

/** Sheets of every format, `EACH` times, below folders that tell them apart. */
export function credentialFiles(randomOf) {
  const random = randomOf('credentials')
  const formats = [...registries, ...logins, ...systems, ...applications, ...keys]
  const all = shuffled(random, Array(EACH).fill(formats).flat())
  return all.map((format, at) => sheetOf(format, random, `${random.pick(ROOTS)}/${String(at).padStart(3, '0')}`))
}
