import { decodeBase64 } from '../../proof/json.js'
import type { Entry } from '../entries.js'
import { valueIn } from '../entries.js'
import type { Format, Reading } from '../format.js'
import { lines } from '../grammars/lines.js'
import { xml } from '../grammars/xml.js'
import { encrypted } from '../readings.js'

const PREFERENCES = 'groups.xml services.xml scheduledtasks.xml datasources.xml drives.xml printers.xml'
const ANSWERS = '*unattend.xml *unattended.xml autounattend.xml sysprep.xml *unattend*.xml unattend'

/** Windows, .NET and what Microsoft's tools leave behind. */
export const microsoft: readonly Format[] = [
  {
    what: 'a .NET configuration',
    names: '*.config',
    read: xml,
    keys: '?',
    as: value => (/^(?:[A-Z]:\\|~\/|https?:)/i.test(value) ? null : { secret: value }),
  },
  {
    what: 'a .NET configuration',
    names: '*.config machinekey.config',
    read: xml,
    keys: 'validationkey decryptionkey',
    as: machineKey,
  },
  {
    what: 'a .NET configuration',
    names: '*.config',
    read: xml,
    keys: 'password',
    below: /(?:network|identity|credentials|impersonation|processmodel|user|smtp)\.$/,
  },
  // Microsoft has published the key: https://learn.microsoft.com/openspecs/windows_protocols/ms-gppref/
  { what: "Windows' group policy preferences", names: PREFERENCES, read: xml, keys: 'cpassword', as: cpassword },
  {
    what: "Windows' setup answers",
    names: ANSWERS,
    read: xml,
    keys: 'value administratorpassword password',
    below: /password|credentials|autologon|userdata|identification|userac/,
    as: answer,
  },
  { what: 'an Azure publish profile', names: '*.publishsettings', read: xml, keys: 'userpwd' },
  {
    what: 'a publish profile',
    names: '*.pubxml *.pubxml.user',
    read: xml,
    keys: 'password userpwd',
    as: encryptedOrPlain,
  },
  {
    what: 'a remote desktop connection',
    names: '*.rdp',
    read: lines(/^password 51:b:(?<secret>[0-9A-Fa-f]{16,4000})/d),
    keys: '*',
    as: encrypted,
  },
  {
    what: 'a remote desktop connection',
    names: '*.rdp',
    read: lines(/^clear password:s:(?<secret>\S{1,200})/d),
    keys: '*',
  },
  { what: 'an RDCMan file', names: '*.rdg', read: xml, keys: 'password', as: encryptedOrPlain },
  {
    what: 'a remote desktop list',
    names: '*.rdm *.rtsz *.rtsx',
    read: xml,
    keys: 'password safepassword credentialpassword passphrase',
  },
  {
    what: "SharePoint's or Exchange's settings",
    names: '*.credential *.clixml',
    read: xml,
    keys: 'password',
    as: encryptedOrPlain,
  },
]

/** Keys are in hexadecimal; `AutoGenerate` leaves them to the machine. */
function machineKey(value: string): Reading | null {
  if (!/^[0-9A-Fa-f]{16,256}$/.test(value)) return null
  return {
    secret: value,
    sort: 'sealed',
    what: 'a machine key',
    reason: 'whoever has it can forge and read what the application signs',
  }
}

function cpassword(value: string): Reading | null {
  const bytes = decodeBase64(value)
  if (bytes === null || bytes.length === 0 || bytes.length % 16 !== 0) return null
  return {
    secret: value,
    sort: 'sealed',
    what: 'a password',
    reason: 'it is encrypted with a key that Microsoft has published',
  }
}

/** Where `PlainText` is false, base64 of UTF-16: the password, and the name of its element behind it. */
function answer(value: string, { group }: Entry): Reading | null {
  if (valueIn(group, 'plaintext')?.toLowerCase() !== 'false') return { secret: value, what: 'a password' }
  const text = decodeBase64(value)?.toString('utf16le') ?? ''
  const password = /^([\x20-\x7e]{1,200}?)(?:Administrator)?Password$/.exec(text)?.[1]
  return password === undefined ? null : { secret: password, decoded: true, what: 'a password' }
}

function encryptedOrPlain(value: string): Reading {
  return (value.length >= 80 ? encrypted(value) : null) ?? { secret: value }
}
