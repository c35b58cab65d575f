import type { Detector, Match } from '../model.js'
import { judgeLogin } from './logins.js'
import { charactersOf, foundAt, matchOf, placeOf, startBefore } from './span.js'
import { JDBC, kindOfScheme, type UrlKind } from './url-kinds.js'

const NOTHING: readonly Match[] = []
/** How far before and after a password the rest of a connection string is looked for. */
const REACH = 400

const LONGEST_LOGIN = 128
const WORD_ENDS = charactersOf(' \t\r\n"\'`<>')
const LINE_ENDS = charactersOf('\r\n"`<>')

/** A string that connects, with the password's name somewhere in it. */
interface Connection {
  kind: UrlKind
  /** The value, with the flags `dy`, in a group `password`. */
  value: RegExp
}

const ADO_NET: UrlKind = { rule: 'ado-net-connection-string', what: "a connection string with a database's password" }
const LIBPQ: UrlKind = { rule: 'libpq-connection-string', what: 'a PostgreSQL connection string with a password' }
const REDIS: UrlKind = { rule: 'redis-url', what: 'a Redis connection string with a password' }

/** learn.microsoft.com, ADO.NET and ODBC: `name=value;`, values with semicolons in quotes or braces. */
const OF_PAIRS =
  /\s{0,4}(?:\{(?<braced>[^{}\r\n]{1,200})\}(?=\s{0,2}(?:;|["'`\r\n]|$))|(?:&quot;|'(?=[^';\r\n]{1,200}';))?(?<password>[^;"'`<>\r\n]{1,200}))/dy
const OF_PARAMETERS = /(?<password>[^&;\s"'`<>\\)}]{1,200})/dy
const OF_WORDS = /\s{0,2}(?:\\?'(?<braced>[^'\\\r\n]{1,200})'|(?<password>[^\s"'`<>\\;,]{1,200}))/dy
const OF_LIST = /(?<password>[^,;\s"'`<>\\]{1,200})/dy

const PAIR_SERVER =
  /(?<=^|[;"'`=,\s])(?:server|data source|datasource|address|addr|network address|host|hostname|dsn|driver|servername)\s?=\s?(?:tcp:)?([^;,"'`]{0,120})/i
const PAIR_OTHER =
  /(?<=^|;)\s{0,2}(?:database|initial catalog|dbname|port|encrypt|trusted_connection|provider|default schema)\s?=/i
const PAIR_USER = /(?<=^|[;"'`=,\s])(?:user id|userid|uid|user|username|user name)\s?=\s?([^;"'`]{0,120})/i
const WORD_SERVER = /(?<=^|[\s"'`=])(?:host|hostaddr)=\\?'?([^\s'"\\]{0,120})/
const WORD_OTHER = /(?<=^|[\s"'`=])(?:dbname|port|sslmode|connect_timeout|search_path)=/
const WORD_USER = /(?<=^|[\s"'`=?])user=\\?'?([^\s'"\\]{0,120})/
const PAIRS = [PAIR_SERVER, PAIR_OTHER, PAIR_USER] as const
const WORDS = [WORD_SERVER, WORD_OTHER, WORD_USER] as const
/** One of these is there where two of `PAIRS` are; it is found out more quickly. */
const PAIR_NAME = /server|source|addr|host|dsn|driver|user|uid/i
const SCHEME = /([a-z][a-z0-9+.-]{1,20}):\/\/[^\s/@]{0,200}(?:\/[^\s]{0,200})?$/i
const REDIS_OPTIONS = /[\w.-]{1,100}(?::\d{2,5})?(?:,[a-z]{1,20}=[\w.-]{0,40}){0,8},$/i
const PARAMETER_USER = /(?<=[?&;])(?:user|username|uid|userid)=([^&;\s"'`]{0,120})/i

/** Connection strings whose password is one of several named values. */
export const passwordParameterDetector: Detector = {
  id: 'connection-string',
  keywords: ['password=', 'password =', 'pwd=', 'pwd =', 'passwd='],
  detect({ content }, at, keyword) {
    if (!/[;?&\s"'`,(:]/.test(content[at - 1] ?? ' ')) return NOTHING
    const before = lineBefore(content, at)
    const after = lineAfter(content, at)
    const connection = connectionOf(before, after)
    if (connection === null) return NOTHING
    const found = foundAt(connection.value, content, at + keyword.length)
    const place = found === null ? null : (placeOf(found, 'braced') ?? placeOf(found, 'password'))
    return place === null ? NOTHING : judged(content, place, connection.kind, loginIn(connection, before + after))
  },
}

/** Oracle's thin driver: `jdbc:oracle:thin:user/password@host` (docs.oracle.com, JDBC developer's guide). */
const ORACLE =
  /jdbc:oracle:(?:thin|oci8?):"?(?<user>[\w.$#-]{1,64})"?\/(?<password>[^\s"'`<>@/]{1,128})@(?:\/\/)?(?<host>[\w.-]{0,120})/dy

export const oracleDetector: Detector = {
  id: JDBC.rule,
  keywords: ['jdbc:oracle:'],
  detect({ content }, at) {
    const found = foundAt(ORACLE, content, at)
    return found === null ? NOTHING : judgedGroups(content, found, JDBC)
  },
}

const USER_BEFORE = /([\w.$+-]{1,64}):/
const DSN_HOST = /@(?:tcp6?|unix)\((?<host>[\w.-]{0,120})/y
const MYSQL: UrlKind = { rule: 'mysql-url', what: 'a MySQL data source name with a password' }

/** github.com/go-sql-driver/mysql: `user:password@tcp(host:port)/database`. */
export const dataSourceDetector: Detector = {
  id: MYSQL.rule,
  keywords: ['@tcp(', '@tcp6(', '@unix('],
  detect({ content }, at, keyword) {
    const word = startBefore(content, at, WORD_ENDS, LONGEST_LOGIN)
    // In a list of them, another one ends before.
    const another = content.slice(word, at).lastIndexOf(keyword)
    const from = another < 0 ? word : word + another + keyword.length
    const found = USER_BEFORE.exec(content.slice(from, at))
    if (found === null) return NOTHING
    const host = foundAt(DSN_HOST, content, at)?.groups?.['host'] ?? ''
    const start = from + found.index + found[0].length
    return judged(content, [start, at], MYSQL, { user: found[1] as string, host })
  },
}

/** kafka.apache.org, security: a login module's options, in quotes that may be escaped. */
const JAAS = /LoginModule\s{1,4}(?:required|requisite|sufficient|optional)\b[^;]{0,600}/y
const JAAS_PASSWORD = /\bpassword\s{0,2}=\s{0,2}\\{0,3}["'](?<password>[^"'\\\r\n]{1,200})\\{0,3}["']/d
const JAAS_USER = /\busername\s{0,2}=\s{0,2}\\{0,3}["']([^"'\\\r\n]{1,200})/
const KAFKA: UrlKind = { rule: 'kafka-jaas', what: "a Kafka client's login with its password" }

export const jaasDetector: Detector = {
  id: KAFKA.rule,
  keywords: ['loginmodule'],
  detect({ content }, at) {
    const options = foundAt(JAAS, content, at)?.[0]
    const found = options === undefined ? null : JAAS_PASSWORD.exec(options)
    const place = found === null ? null : placeOf(found, 'password')
    if (options === undefined || place === null) return NOTHING
    const user = JAAS_USER.exec(options)?.[1] ?? ''
    return judged(content, [at + place[0], at + place[1]], KAFKA, { user, host: '' })
  },
}

/** What kind of connection string a place is in, by what stands in the same line and string. */
function connectionOf(before: string, after: string): Connection | null {
  if (before.includes(':') && /\bjdbc:[a-z0-9]{2,20}:/i.test(before)) {
    return { kind: JDBC, value: /:\/\/[^;?]{0,200};/.test(before) ? OF_PAIRS : OF_PARAMETERS }
  }
  const scheme = /[?&;]$/.test(before) ? SCHEME.exec(before)?.[1]?.toLowerCase() : undefined
  if (scheme !== undefined) return { kind: kindOfScheme(scheme), value: OF_PARAMETERS }
  const all = `${before}password=${after}`
  if (all.includes(';') && PAIR_NAME.test(all) && haveTwo(PAIRS, all)) return { kind: ADO_NET, value: OF_PAIRS }
  if (/(?:^|\s)$/.test(before) && mayHaveWords(all) && haveTwo(WORDS, all)) return { kind: LIBPQ, value: OF_WORDS }
  const isRedis = before.endsWith(',') && REDIS_OPTIONS.test(before)
  return isRedis && /,\s?(?:ssl|abortConnect|allowAdmin|defaultDatabase|connectTimeout)=/i.test(all)
    ? { kind: REDIS, value: OF_LIST }
    : null
}

/** Whether two of `WORDS` can be in a text. */
function mayHaveWords(text: string): boolean {
  return text.includes('host') || text.includes('user=')
}

/** Whether a text has two of three things. */
function haveTwo([first, second, third]: readonly [RegExp, RegExp, RegExp], text: string): boolean {
  return first.test(text) ? second.test(text) || third.test(text) : second.test(text) && third.test(text)
}

function loginIn({ value }: Connection, all: string): { user: string; host: string } {
  if (value === OF_PARAMETERS) {
    const host = /:\/\/(?:[^\s@/]{0,64}@)?([\w.-]{0,120})/.exec(all)?.[1] ?? ''
    return { host, user: PARAMETER_USER.exec(all)?.[1] ?? '' }
  }
  const [server, user] = value === OF_WORDS ? [WORD_SERVER, WORD_USER] : [PAIR_SERVER, PAIR_USER]
  return { host: server.exec(all)?.[1]?.trim() ?? '', user: user.exec(all)?.[1]?.trim() ?? '' }
}

function judgedGroups(content: string, found: RegExpExecArray, kind: UrlKind): readonly Match[] {
  const [start, end] = placeOf(found, 'password') as [number, number]
  const { user = '', host = '' } = found.groups ?? {}
  return judged(content, [start, end], kind, { user, host })
}

function judged(
  content: string,
  [start, last]: readonly [number, number],
  kind: UrlKind,
  { user, host }: { user: string; host: string },
): readonly Match[] {
  const end = start + content.slice(start, last).trimEnd().length
  const judgement = judgeLogin({ user, host, password: content.slice(start, end) })
  return judgement === null ? NOTHING : [matchOf(content, start, end, { ...kind, ...judgement, name: user })]
}

/** What stands before a place in its line and its string. */
function lineBefore(content: string, at: number): string {
  return content.slice(startBefore(content, at, LINE_ENDS, REACH), at)
}

function lineAfter(content: string, at: number): string {
  return /^[^\r\n"`<>]{0,400}/.exec(content.slice(at, at + REACH))?.[0] ?? ''
}

export const connectionDetectors: readonly Detector[] = [
  passwordParameterDetector,
  oracleDetector,
  dataSourceDetector,
  jaasDetector,
]
