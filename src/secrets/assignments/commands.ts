import type { Text } from '../model.js'
import { type Assigned, assigned, NONE } from './assigned.js'
import { bareAt, quotedAt } from './literals.js'
import type { NameSense } from './names.js'

const PASSWORD: NameSense = { strength: 'password', what: 'a password' }
const TOKEN: NameSense = { strength: 'key', what: 'a token' }
const WORD = /[^\s"'`<>;|&()\\]{1,256}/y
/** Schemes of vendors' own; those of the standards are other rules'. */
const SCHEME =
  /^\\{0,3}["'`]?\]?[ \t]{0,8}[:=,][ \t]{0,8}\\{0,3}["'`]?(?:token|api-?key|key|secret|geniekey|sso-key|bot|oauth|klaviyo-api-key)[ \t=:]{1,4}(?=[^\s=])/i
/** How far behind its command an option may be. */
const REACH = 240
/** The end of a command; a backslash at a line's end goes on with it. */
const COMMAND_END = /[;|&]|[^\\]\n/
const THIRD_IN_QUOTES = /^[^,\n]{1,160},[^,\n]{1,80},[ \t]{0,8}(?=["'])/
const SECOND_IN_QUOTES = /^[ \t]{0,8}["']?[^"',\n]{1,80}["']?[ \t]{0,8},[ \t]{0,8}(?=["'])/

/**
 * What leads from a keyword to a password on the rest of its command: options whose letter says nothing by itself (facts
 * of the manuals of these clients), statements, and pairs of a user and a password.
 */
const LEADS: ReadonlyMap<string, RegExp> = new Map([
  ...leads(['mysql', 'mysqldump', 'mysqladmin', 'mariadb', 'mariadb-dump'], /\s-p(?=[^\s-])/),
  ...leads(['sshpass'], /^\s{1,8}-p\s{0,8}(?=[^\s-])/),
  ...leads(['redis-cli'], /\s-a\s{1,8}(?=[^\s-])/),
  ...leads(['docker login', 'podman login', 'mongo', 'mongosh', 'mongodump', 'mongorestore'], /\s-p\s{1,8}(?=[^\s-])/),
  ...leads(['ldapsearch', 'ldapadd', 'ldapmodify'], /\s-w\s{1,8}(?=[^\s-])/),
  ...leads(['identified'], /^\s{1,8}(?:with\s{1,8}[\w'"]{1,40}\s{1,8})?by\s{1,8}(?:password\s{1,8})?(?=["'])/i),
  ...leads(['auth=(', 'auth = (', 'basicauth(', 'networkcredential(', 'passwordauthentication('], SECOND_IN_QUOTES),
  ...leads(['credentials(', 'passwordcredential(', 'passwordauthenticationtoken(', '.login('], SECOND_IN_QUOTES),
  ...leads(['basic_auth'], SECOND_IN_QUOTES),
  ...leads(['.getconnection(', 'mysqli_connect(', 'new pdo('], THIRD_IN_QUOTES),
  ...leads(['convertto-securestring'], /^\s{1,8}(?:-\w{1,16}\s{1,8}){0,3}(?=["'])/),
  ...leads(['net user'], /^\s{1,8}[\w.-]{1,40}\s{1,8}(?=[^\s/])/),
  ...leads(['authorization'], SCHEME),
])
/** Found by the first of these; which command it is, is looked at then. */
export const COMMAND_KEYWORDS: readonly string[] = [...LEADS.keys()]

/** What a command gives: passwords, but for the header. */
export function senseOfCommand(keyword: string): NameSense {
  return keyword === 'authorization' ? TOKEN : PASSWORD
}

/** The password that the command at a keyword is given. */
export function commandValues({ content }: Text, at: number, keyword: string): readonly Assigned[] {
  const start = at + keyword.length
  const next = content[start] ?? ''
  const lead = LEADS.get(keyword)
  if (lead === undefined || (/\w$/.test(keyword) && lead !== SCHEME && !/[\s(]/.test(next))) return NONE
  const rest = content.slice(start, start + REACH)
  const found = lead.exec(rest)
  if (found === null || COMMAND_END.test(rest.slice(0, found.index))) return NONE
  const value = start + found.index + found[0].length
  return assigned(
    quotedAt(content, value) ?? bareAt(content, value, WORD),
    lead === SECOND_IN_QUOTES ? 'among' : 'value',
  )
}

function leads(keywords: readonly string[], lead: RegExp): [string, RegExp][] {
  return keywords.map(keyword => [keyword, lead])
}
