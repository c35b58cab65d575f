import { entryOf, type Grammar, groupOf } from '../entries.js'

const WORD = /"[^"\n]{0,400}"|'[^'\n]{0,400}'|[^\s,;]{1,1000}/g
/** What begins a machine of its own. */
const MACHINES = new Set(['machine', 'host', 'default', 'poll', 'server', 'skip'])
const USERS = new Set(['login', 'user', 'username', 'account'])
const PASSWORDS = new Set(['password', 'passwd', 'pass'])

/**
 * Words in pairs, on one line or many: `machine example.com login me password …`, as in .netrc, .authinfo and
 * .fetchmailrc.
 *
 * Source: https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
 */
export const netrc: Grammar = function* read(content) {
  let group = groupOf('', null)
  let before = ''
  let commented = 0
  for (const found of content.matchAll(WORD)) {
    const [written] = found
    const isQuoted = written.length > 1 && /["']/.test(written[0] as string) && written.endsWith(written[0] as string)
    const word = isQuoted ? written.slice(1, -1) : written
    const start = found.index + (isQuoted ? 1 : 0)
    if (start < commented) continue
    const pending = before
    before = written
    if (PASSWORDS.has(pending) && !MACHINES.has(word))
      yield entryOf(group, 'password', word, start, start + word.length)
    else if (USERS.has(pending)) entryOf(group, 'user', word, start, start + word.length)
    else if (MACHINES.has(pending) && pending !== 'default') entryOf(group, 'host', word, start, start + word.length)
    else if (word.startsWith('#')) {
      const newline = content.indexOf('\n', start)
      commented = newline < 0 ? content.length : newline
      before = ''
      continue
    } else {
      if (MACHINES.has(word)) group = groupOf('', null)
      continue
    }
    before = ''
  }
}
