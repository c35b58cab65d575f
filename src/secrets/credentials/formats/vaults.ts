import type { Entry } from '../entries.js'
import { valueIn } from '../entries.js'
import type { Format, Reading } from '../format.js'
import { csv } from '../grammars/csv.js'
import { json } from '../grammars/json.js'
import { xml } from '../grammars/xml.js'

/** What password managers, browsers and API clients export. */
export const vaults: readonly Format[] = [
  {
    what: "a password manager's export",
    names: '*.csv *.tsv',
    holds: [
      'username,password',
      'login_password',
      'Password,',
      'password,',
      ',password',
      ',Password',
      '"Password"',
      '"password"',
    ],
    read: csv,
    keys: 'password login_password passwort totp login_totp otpauth',
  },
  {
    what: "a password manager's export",
    names: '*bitwarden*.json',
    read: json,
    keys: 'password totp',
    below: /login\./,
  },
  {
    what: "KeePass' export",
    names: '*.xml',
    holds: ['<KeePassFile', '<pwlist'],
    read: xml,
    keys: 'password',
    as: keepass,
  },
  {
    what: "a browser's logins",
    names: 'logins.json *logins.json logins-backup.json',
    holds: ['"encryptedPassword"'],
    read: json,
    keys: 'encryptedpassword',
    as: firefox,
  },
  {
    what: 'a Postman file',
    names: '*.postman_environment.json *.postman_globals.json *.json',
    holds: ['_postman_variable_scope', '"_postman_id"', 'schema.getpostman.com'],
    read: json,
    keys: '*',
    as: postman,
  },
  {
    what: "Insomnia's export",
    names: '*insomnia*.json *insomnia*.yaml',
    holds: ['__export_format'],
    read: json,
    keys: '?',
  },
  {
    what: 'a keystore of Ethereum',
    names: 'utc--* *.json',
    holds: ['"ciphertext"'],
    read: json,
    keys: 'ciphertext',
    as: ethereum,
  },
]

function keepass(value: string, { attributes, group }: Entry): Reading | null {
  if (valueIn(attributes, 'protected') === 'True' || valueIn(group, 'protected') === 'True') return null
  return { secret: value }
}

function firefox(value: string): Reading | null {
  if (!/^M[A-Za-z0-9+/]{30,2000}={0,2}$/.test(value)) return null
  return {
    secret: value,
    sort: 'sealed',
    what: 'a password',
    reason: 'the key that it is encrypted with stands in key4.db beside it',
  }
}

/** Of a variable, its type says that it is secret; of an authorization, the name of its field. */
function postman(value: string, { name, group }: Entry): Reading | null {
  if (name !== 'value') return null
  const key = valueIn(group, 'key') ?? ''
  const isSecret = valueIn(group, 'type') === 'secret'
  const isField =
    /^(?:password|token|secret|value|accessToken|clientSecret|secretKey|consumerSecret|tokenSecret|privateKey)$/.test(
      key,
    )
  const isAuth =
    isField && /^(?:basic|bearer|oauth[12]|apikey|awsv4|digest|hawk|jwt|edgegrid|ntlm)$/.test(group.parent?.name ?? '')
  if (!isSecret && !isAuth) return null
  return { secret: value, what: isAuth ? "a request's login" : 'a variable that is marked as secret' }
}

/** https://ethereum.org/developers/docs/data-structures-and-encoding/web3-secret-storage/ */
function ethereum(value: string, { group }: Entry): Reading | null {
  if (valueIn(group, 'cipher') === undefined || valueIn(group, 'kdf') === undefined || !/^[0-9a-f]{64}$/i.test(value))
    return null
  return {
    secret: value,
    sort: 'sealed',
    what: 'a private key',
    reason: 'it is encrypted with nothing but a passphrase',
  }
}
