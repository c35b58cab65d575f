import type { Detector, Match } from '../model.js'
import { judgeLogin } from './logins.js'
import { matchOf, placeOf } from './span.js'

const NOTHING: readonly Match[] = []
/** A command with its options, on several lines where each but the last ends with a backslash. */
const LONGEST = 1000

interface Command {
  /** Completes "This looks like …". */
  what: string
  rule: string
  programs: readonly string[]
  /** The options with a password, in a group `password`, and perhaps the user's name, in `user`. */
  options: RegExp
}

/** An option's value, alone or between quotes; in an argument list the quotes and a comma stand before it. */
const VALUE = '(?<password>[^\\s"\'`<>,;|)]{3,128})'
const BETWEEN = '(?:[ =]{1,4}|["\'],\\s{0,4}|)["\']?'
const SPACED = '(?:[ =]{1,4}|["\'],\\s{0,4})["\']?'
const LOGIN = `(?<user>[^\\s"'\`:<>(){}]{0,128}):${VALUE}`

const COMMANDS: readonly Command[] = [
  // curl's manual: -u, --user, -U, --proxy-user
  {
    rule: 'curl-user',
    what: 'a user and a password for curl',
    programs: ['curl'],
    options: new RegExp(`[\\s"'](?:-[a-zA-Z]{0,6}[uU]${BETWEEN}|--(?:proxy-)?user${SPACED})${LOGIN}`, 'd'),
  },
  // GNU Wget's manual
  {
    rule: 'command-password',
    what: 'a password for wget',
    programs: ['wget'],
    options: new RegExp(`[\\s"']--(?:http-|ftp-|proxy-)?password${SPACED}${VALUE}`, 'd'),
  },
  // sshpass(1)
  {
    rule: 'command-password',
    what: 'a password for sshpass',
    programs: ['sshpass'],
    options: new RegExp(`[\\s"']-p${BETWEEN}${VALUE}`, 'd'),
  },
  // MySQL's manual: no space between -p and the password
  {
    rule: 'command-password',
    what: "a password for MySQL's client",
    programs: ['mysql', 'mysqldump', 'mysqladmin', 'mariadb', 'mariadb-dump', 'mysqlimport'],
    options: new RegExp(`[\\s"'](?:-p["']?|--password=["']?)${VALUE}`, 'd'),
  },
  // redis-cli --help
  {
    rule: 'command-password',
    what: "a password for Redis' client",
    programs: ['redis-cli'],
    options: new RegExp(`[\\s"'](?:-a|--pass)${SPACED}${VALUE}`, 'd'),
  },
  // docs.docker.com, docker login
  {
    rule: 'command-password',
    what: 'a password for a registry',
    programs: ['docker login', 'podman login', 'helm registry login', 'oc login', 'buildah login'],
    options: new RegExp(`[\\s"'](?:-p|--password)${SPACED}${VALUE}`, 'd'),
  },
  // learn.microsoft.com, sqlcmd
  {
    rule: 'command-password',
    what: "a password for SQL Server's client",
    programs: ['sqlcmd'],
    options: new RegExp(`[\\s"']-P${BETWEEN}${VALUE}`, 'd'),
  },
  // mongodb.com, mongosh
  {
    rule: 'command-password',
    what: "a password for MongoDB's client",
    programs: ['mongosh', 'mongodump', 'mongorestore', 'mongoimport', 'mongoexport'],
    options: new RegExp(`[\\s"'](?:-p|--password)${SPACED}${VALUE}`, 'd'),
  },
  // samba.org, smbclient(1)
  {
    rule: 'command-password',
    what: "a password for Samba's client",
    programs: ['smbclient'],
    options: new RegExp(`[\\s"'](?:-U|--user)${SPACED}(?<user>[\\w.\\\\/-]{1,64})%${VALUE}`, 'd'),
  },
]

/** Passwords that are given to programs as options. */
export const commandDetectors: readonly Detector[] = COMMANDS.map(detectorOf)

function detectorOf({ rule, what, programs, options }: Command): Detector {
  return { id: rule, keywords: programs, detect }

  function detect({ content }: { content: string }, at: number, program: string): readonly Match[] {
    const next = content[at + program.length] ?? ''
    if (!/[\s"']/.test(next) || /[\w.-]/.test(content[at - 1] ?? '')) return NOTHING
    const command = commandAt(content, at)
    const found = options.exec(command)
    const place = found === null ? null : placeOf(found, 'password')
    if (found === null || place === null) return NOTHING
    const [start, end] = place
    const user = found.groups?.['user'] ?? ''
    const judgement = judgeLogin({ user, password: command.slice(start, end), host: hostIn(command) })
    return judgement === null
      ? NOTHING
      : [matchOf(content, at + start, at + end, { rule, what, ...judgement, name: user })]
  }
}

/** The command's own words: up to the end of its line, what it is piped into, or what comes next. */
function commandAt(content: string, at: number): string {
  const part = content.slice(at, at + LONGEST)
  const end = part.search(/(?<!\\)\r?\n|\s(?:\||&&|\|\||;)\s/)
  return end < 0 ? part : part.slice(0, end)
}

function hostIn(command: string): string {
  const named =
    /(?:https?|ftps?):\/\/([\w.-]{1,200})|\s-[hSH][ =]?([\w.-]{1,200})|--host[ =]([\w.-]{1,200})|@([\w.-]{1,200})/
  const [, ...hosts] = named.exec(command) ?? []
  return hosts.find(host => host !== undefined) ?? ''
}
