import type { Detector, Match, Text } from '../model.js'
import { decodeBase64 } from '../proof/json.js'
import { isMadeUp } from '../value/made-up.js'
import { foundAt, matchOf, type Told } from './span.js'

const NOTHING: readonly Match[] = []
const CRYPT = '[./A-Za-z0-9]'

/** A way to store passwords, recognised by how its hashes begin. */
interface HashForm {
  rule: string
  what: string
  keywords: readonly string[]
  /** Sticky; the hash. */
  form: RegExp
  /** Whether systems keep their users' passwords so: settings that set a user up have it too. */
  system?: true
}

const HASHES: readonly HashForm[] = [
  // httpd.apache.org, password formats; compose files have two dollars for one
  {
    rule: 'htpasswd-bcrypt',
    what: 'a bcrypt hash of a password',
    keywords: ['$2a$', '$2b$', '$2x$', '$2y$'],
    form: new RegExp(`\\$2[abxy]\\$\\$?[0-3]\\d\\$\\$?${CRYPT}{53}(?!${CRYPT})`, 'y'),
  },
  {
    rule: 'htpasswd-apr1',
    what: "a hash of a password as Apache's htpasswd makes it",
    keywords: ['$apr1$'],
    form: new RegExp(`\\$apr1\\$\\$?${CRYPT}{1,8}\\$\\$?${CRYPT}{22}(?!${CRYPT})`, 'y'),
  },
  {
    rule: 'htpasswd-sha',
    what: 'a SHA-1 hash of a password',
    keywords: ['{sha}'],
    form: /\{SHA\}[A-Za-z0-9+/]{27}=/iy,
  },
  // openldap.org, password storage
  {
    rule: 'ldap-password-hash',
    what: "a hash of a directory's password",
    keywords: ['{ssha'],
    form: /\{SSHA(?:256|384|512)?\}[A-Za-z0-9+/]{32,140}={0,2}/iy,
    system: true,
  },
  // crypt(5)
  {
    rule: 'sha512-crypt-hash',
    what: "a hash of a system's password",
    keywords: ['$6$'],
    form: new RegExp(`\\$6\\$\\$?(?:rounds=\\d{1,9}\\$\\$?)?${CRYPT}{1,16}\\$\\$?${CRYPT}{86}(?!${CRYPT})`, 'y'),
    system: true,
  },
  {
    rule: 'sha256-crypt-hash',
    what: "a hash of a system's password",
    keywords: ['$5$'],
    form: new RegExp(`\\$5\\$\\$?(?:rounds=\\d{1,9}\\$\\$?)?${CRYPT}{1,16}\\$\\$?${CRYPT}{43}(?!${CRYPT})`, 'y'),
    system: true,
  },
  {
    rule: 'yescrypt-hash',
    what: "a hash of a system's password",
    keywords: ['$y$', '$gy$'],
    form: new RegExp(`\\$g?y\\$\\$?${CRYPT}{2,12}\\$\\$?${CRYPT}{1,86}\\$\\$?${CRYPT}{43}(?!${CRYPT})`, 'y'),
    system: true,
  },
  {
    rule: 'md5-crypt-hash',
    what: "a hash of a system's password",
    keywords: ['$1$'],
    form: new RegExp(`\\$1\\$\\$?${CRYPT}{2,8}\\$\\$?${CRYPT}{22}(?!${CRYPT})`, 'y'),
    system: true,
  },
]

/** Files of users and their hashes. */
const USERS_FILE =
  /(?:^|[/._-])(?:shadow|gshadow|passwd|htpasswd|htusers|users?\.htpasswd|ht[a-z]{0,8}pass[a-z]{0,4})-?(?:\.[a-z0-9_-]{1,20}){0,2}$/i
/** A line of one: the user before the hash, at the line's beginning or after a quote or an option's sign. */
const USER = /(?:^|[\n\r"'`=,]|- |\\n)\s{0,24}([\w.@-]{1,64}):\$?$/
/** What settings call it that set up a user's password. */
const SETTING =
  /(?:rootpw|root_?pw|passwd|password|hashed?_?passw(?:or)?d|passw(?:or)?d_?hash|passw(?:or)?d-?crypted|crypt(?:ed)?_?passw(?:or)?d|userpassword|rootpassword|pass)["'\]]{0,2}\s{0,4}(?:[:=]{1,2}|=>|--iscrypted|password|\s)\s{0,8}(?:!{1,2}\S{1,16}\s)?["']?$/i
const SETTINGS_KINDS = new Set([
  'yaml',
  'toml',
  'ini',
  'properties',
  'env',
  'json',
  'xml',
  'terraform',
  'nix',
  'shell',
  'text',
])

function hashDetector({ rule, what, keywords, form, system }: HashForm): Detector {
  return {
    id: rule,
    keywords,
    detect(text, at) {
      const hash = foundAt(form, text.content, at)?.[0]
      if (hash === undefined || isMadeUp(hash.slice(hash.lastIndexOf('$') + 1))) return NOTHING
      return [matchOf(text.content, at, at + hash.length, { rule, what, ...sureness(text, at, system === true) })]
    },
  }
}

function sureness({ path, kind, content }: Text, at: number, system: boolean): Omit<Told, 'rule' | 'what'> {
  const before = content.slice(Math.max(0, at - 100), at)
  const user = USER.exec(before)?.[1]
  if (user !== undefined) return { confidence: 'medium', reason: "it stands behind its user's name", name: user }
  if (USERS_FILE.test(path)) return { confidence: 'medium', reason: 'it is in a file of users and their passwords' }
  const isSetting = system && SETTINGS_KINDS.has(kind) && SETTING.test(before)
  if (isSetting) return { confidence: 'medium', reason: 'a setting makes it the password of a user' }
  return { confidence: 'low', reason: 'a password can be guessed from it, but it may be the hash of anything' }
}

/** dev.mysql.com, mysql_native_password: SHA-1 of SHA-1, after a star. */
const MYSQL = /(?:['"]|authentication_string\W{1,6})\*(?<hash>[0-9A-F]{40})(?![0-9A-Za-z])/y
const MYSQL_GRANT = /identified|mysql_native_password|authentication_string|set\s+password|password\s*\(?/i

const mysqlDetector: Detector = {
  id: 'mysql-native-hash',
  keywords: ["'*", '"*', 'authentication_string'],
  detect({ content }, at) {
    const found = foundAt(MYSQL, content, at)
    if (found === null || isMadeUp(found.groups?.['hash'] as string)) return NOTHING
    const start = at + found[0].indexOf('*')
    const isGrant = MYSQL_GRANT.test(content.slice(Math.max(0, at - 120), start))
    const told = isGrant
      ? ({ confidence: 'medium', reason: 'a statement gives it to a user' } as const)
      : ({ confidence: 'low', reason: 'it has the form of one, but no user stands near it' } as const)
    return [
      matchOf(content, start, start + 41, {
        rule: 'mysql-native-hash',
        what: "a hash of a MySQL user's password",
        ...told,
      }),
    ]
  },
}

const JBCRYPT = new RegExp(`#jbcrypt:\\$2[abxy]\\$\\d\\d\\$${CRYPT}{53}(?!${CRYPT})`, 'y')

/** Jenkins' users/…/config.xml; form generally known. */
const jenkinsHashDetector: Detector = {
  id: 'jenkins-password-hash',
  keywords: ['#jbcrypt:'],
  detect({ content }, at) {
    const hash = foundAt(JBCRYPT, content, at)?.[0]
    if (hash === undefined || isMadeUp(hash.slice(-53))) return NOTHING
    const told = { rule: 'jenkins-password-hash', what: "a hash of a Jenkins user's password" }
    return [matchOf(content, at, at + hash.length, { ...told, confidence: 'medium', reason: 'it has the form of one' })]
  },
}

const JENKINS = /\{AQAA[A-Za-z0-9+/]{40,20000}={0,2}\}/y

/** Jenkins' Secret: a version, the lengths of a vector and of a ciphertext, and both (hudson.util.HistoricalSecrets and Secret). */
const jenkinsSecretDetector: Detector = {
  id: 'jenkins-secret',
  keywords: ['{aqaa'],
  detect({ content }, at) {
    const secret = foundAt(JENKINS, content, at)?.[0]
    const bytes = secret === undefined ? null : decodeBase64(secret.slice(1, -1))
    if (secret === undefined || bytes === null || bytes.length < 25 || bytes[0] !== 1) return NOTHING
    const [vector, size] = [bytes.readUInt32BE(1), bytes.readUInt32BE(5)]
    if (vector !== 16 || size % 16 !== 0 || bytes.length !== 9 + vector + size) return NOTHING
    const reason = 'its lengths are right; whoever has the keys of that Jenkins can decrypt it'
    const told = { rule: 'jenkins-secret', what: 'an encrypted credential of Jenkins', reason }
    return [matchOf(content, at, at + secret.length, { ...told, confidence: 'medium' })]
  },
}

/** Stored passwords: not as they are, but as they can be guessed from. */
export const hashDetectors: readonly Detector[] = [
  ...HASHES.map(hashDetector),
  mysqlDetector,
  jenkinsHashDetector,
  jenkinsSecretDetector,
]
