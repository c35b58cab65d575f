import type { Text } from '../model.js'
import { type Assigned, assigned, NONE } from './assigned.js'
import { lineBefore } from './bare.js'
import { KEY_CALLS, PASSWORD_CALLS, SECOND_IN_QUOTES } from './calls.js'
import { bareAt, type Literal, quotedAt } from './literals.js'
import type { NameSense } from './names.js'

const PASSWORD: NameSense = { strength: 'password', what: 'a password' }
const TOKEN: NameSense = { strength: 'key', what: 'a token' }
const KEY: NameSense = { strength: 'password', what: 'a key to sign or encrypt with' }
const WORD = /[^\s"'`<>;|&()\\]{1,256}/y
/** Schemes of vendors' own; those of the standards are other rules'. */
const SCHEME =
  /^\\{0,3}["'`]?\]?[ \t]{0,8}[:=,][ \t]{0,8}\\{0,3}["'`]?(?:token|api-?key|key|secret|geniekey|sso-key|bot|oauth|klaviyo-api-key)[ \t=:]{1,4}(?=[^\s=])/i
/** How far behind its command an option may be. */
const REACH = 240
/** A user's statement in SQL, not a sentence. */
const STATEMENT = /\b(?:user|role|grant|create|alter)\b/i
/** `user/…@database` */
const ORACLE = /\s["']?[\w.$]{1,40}\/(?=[^\s/@])/
const BEFORE_AT = /[^\s"'@]{1,256}/y
/** The end of a command; a backslash at a line's end goes on with it. */
const COMMAND_END = /[;|&]|[^\\]\n/
/** A text that is written into a command's input: `echo "user:…" | chpasswd`. */
const PIPED =
  /\b(?:echo|printf)[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4})?["']?(?:%s(?:\\n)?["']?[ \t]{1,4}["']?)?(?:[\w.-]{1,40}:)?([^\s"'|]{4,128})["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4})?(?:[\w./-]{1,40}[ \t]{1,4}(?:[^|;&\n]{0,160}[ \t]-{1,2})?)?$/
const INPUTS: readonly string[] = [
  'chpasswd',
  'passwd --stdin',
  'password-stdin',
  'sudo -s',
  'gh secret set',
  '| kinit',
]

/**
 * What leads from a keyword to a password on the rest of its command: options whose letter says nothing by itself (facts
 * of the manuals of these clients), statements, and pairs of a user and a password.
 */
const LEADS: ReadonlyMap<string, RegExp> = new Map([
  ...leads(['mysql', 'mysqldump', 'mysqladmin', 'mariadb', 'mariadb-dump'], /\s-p(?=[^\s-])/),
  ...leads(['sshpass'], /^\s{1,8}-p\s{0,8}(?=[^\s-])/),
  ...leads(['redis-cli'], /\s-a\s{1,8}(?=[^\s-])/),
  ...leads(
    ['docker login', 'podman login', 'mongo', 'mongosh', 'mongodump', 'mongorestore', 'oc login'],
    /\s-p\s{1,8}(?=[^\s-])/,
  ),
  ...leads(['lftp'], /\s-u\s{1,8}["']?[^\s,"']{1,60},(?=\S)/),
  ...leads(
    ['htpasswd'],
    /\s-(?:[a-zA-Z]*n[a-zA-Z]*b|[a-zA-Z]*b[a-zA-Z]*n)[a-zA-Z]*\s{1,8}\S{1,80}\s{1,8}|\s-[a-zA-Z]*b[a-zA-Z]*\s{1,8}\S{1,120}\s{1,8}\S{1,80}\s{1,8}/,
  ),
  ...leads(['openssl'], /\s-(?:pass(?:in|out)?\s{1,8}["']?pass:|k\s{1,8}(?=[^\s-]))/),
  ...leads(['az login'], /\s-p\s{1,8}(?=[^\s-])/),
  ...leads(['ssh-keygen'], /\s-[NP]\s{1,8}(?=["'][^"'])/),
  ...leads(['zip -p ', 'http -a '], /^(?:[\w.-]{1,40}:)?(?=\S)/),
  ...leads(['7z '], /\s-p(?=[^\s-])/),
  ...leads(['rabbitmqctl'], /\s(?:add_user|change_password)\s{1,8}\S{1,80}\s{1,8}/),
  ...leads(['mc alias', 'mc config'], /^\s{1,4}(?:set|host add)\s{1,8}\S{1,60}\s{1,8}\S{1,200}\s{1,8}\S{1,80}\s{1,8}/),
  ...leads(['sqlplus', 'sqlldr', 'expdp', 'impdp'], ORACLE),
  ...leads(INPUTS, PIPED),
  ...leads(['authenticationheadervalue('], SECOND_IN_QUOTES),
  ...leads(['curlopt_userpwd'], /^[ \t]{0,4}(?:=>|,)[ \t]{0,4}["'][^:"'\n]{1,60}:/),
  ...leads([':5432:', ':3306:'], /^[\w*.-]{1,60}:[\w*.-]{1,60}:/),
  ...leads(['ldapsearch', 'ldapadd', 'ldapmodify'], /\s-w\s{1,8}(?=[^\s-])/),
  ...leads(['identified'], /^\s{1,8}(?:with\s{1,8}[\w'"]{1,40}\s{1,8})?by\s{1,8}(?:password\s{1,8})?(?=["'\w])/i),
  ...PASSWORD_CALLS.flatMap(([functions, lead]) => leads(functions.split(' | '), lead)),
  ...KEY_CALLS.flatMap(([functions, lead]) => leads(functions.split(' | '), lead)),
  ...leads(['convertto-securestring'], /^\s{1,8}(?:-\w{1,16}\s{1,8}){0,3}(?=["'])/),
  ...leads(['net user'], /^\s{1,8}[\w.-]{1,40}\s{1,8}(?=[^\s/])/),
  ...leads(['authorization'], SCHEME),
])
/** Found by the first of these; which command it is, is looked at then. */
export const COMMAND_KEYWORDS: readonly string[] = [...LEADS.keys()]

const SIGNING: ReadonlySet<string> = new Set(KEY_CALLS.flatMap(([functions]) => functions.split(' | ')))

/** What a command gives: passwords, but for headers and what signs. */
export function senseOfCommand(keyword: string): NameSense {
  if (keyword.startsWith('authorization') || keyword.startsWith('authentication')) return TOKEN
  return SIGNING.has(keyword) ? KEY : PASSWORD
}

/** The password that the command at a keyword is given. */
export function commandValues(text: Text, at: number, keyword: string): readonly Assigned[] {
  const { content } = text
  const start = at + keyword.length
  const lead = LEADS.get(keyword)
  if (lead === PIPED) return assigned(pipedInto(content, at), 'value')
  const next = content[start] ?? ''
  if (lead === undefined || (/\w$/.test(keyword) && lead !== SCHEME && !/[\s(,]/.test(next))) return NONE
  const rest = content.slice(start, start + REACH)
  const found = lead.exec(rest)
  if (found === null || COMMAND_END.test(rest.slice(0, found.index))) return NONE
  const value = start + found.index + found[0].length
  const quoted = quotedAt(content, value)
  if (quoted === null && keyword === 'identified' && !STATEMENT.test(lineBefore(content, at))) return NONE
  return assigned(
    quoted ?? bareAt(content, value, lead === ORACLE ? BEFORE_AT : WORD),
    lead === SECOND_IN_QUOTES ? 'among' : 'value',
  )
}

/** What is written into a command's input on its line. */
function pipedInto(content: string, at: number): Literal | null {
  const line = lineBefore(content, at)
  const found = PIPED.exec(line)
  const value = found?.[1]
  if (found === null || value === undefined) return null
  const start = at - line.length + found.index + found[0].lastIndexOf(value)
  return { start, end: start + value.length, value, quoted: true, after: start + value.length }
}

function leads(keywords: readonly string[], lead: RegExp): [string, RegExp][] {
  return keywords.map(keyword => [keyword, lead])
}
