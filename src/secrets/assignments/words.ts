/**
 * Spellings that no case or separator divides, and those outside ASCII (UTF-8, one character per byte): each stands for
 * the English word or words that the rest goes by.
 */
const SPELLINGS: readonly [spelling: RegExp, words: string][] = [
  [/contrase(?:\xc3[\xb1\x91]|n|ny)a/gi, ' password '],
  [/mot[-_ .]?de[-_ .]?passe/gi, ' password '],
  [/has(?:\xc5[\x82\x81]|l)o/gi, ' password '],
  [/l(?:\xc3[\xb6\x96]|o)senord/gi, ' password '],
  [/\xd0[\xbf\x9f]\xd0[\xb0\x90]\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c/g, ' password '],
  [/\xe5\xaf\x86(?:\xe7\xa0\x81|\xe7\xa2\xbc)/g, ' password '],
  [/pass[-_ .](?:word|wd|phrase|code)(?![a-z])/gi, ' password '],
]

/** What a word may end with although nothing divides the two: `dbpassword`, `accesstoken`. */
const SQUASHED =
  /^([a-z]{1,24}?)(password|passwd|passphrase|passcode|passwort|kennwort|apikey|secretkey|accesskey|privatekey|authkey|secret|token|pwd|credentials?)$/
const KEY_OR_PASS =
  /^(db|database|user|root|admin|mysql|pg|pgsql|postgres|redis|mongo|smtp|ftp|sftp|mail|my|ssh|ldap|login|api|secret|access|private|public|auth|app|account|license|licence|encryption|encrypt|crypt|signing|sign|session|master|aes|jwt|hmac|site|client|server|shared|cache|sort|store|key|service|web|rpc|tls|ssl|wifi|host|foreign|primary|hot|(?:src|dest|trust|key)(?:store)?)(key|pass)$/

/** The words of a name, in lower case: `dbPassword`, `DB_PASSWORD`, `db.password` and `dbpassword` have the same two. */
export function wordsOf(name: string): string[] {
  let spaced = name
  for (const [spelling, words] of SPELLINGS) spaced = spaced.replace(spelling, words)
  return spaced
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]/g, ' ')
    .replace(/(\d)([A-Za-z])|([A-Za-z])(\d)/g, '$1$3 $2$4')
    .toLowerCase()
    .split(' ')
    .filter(word => word !== '')
    .flatMap(divided)
}

/** The parts of a word that is written in one: `dbpassword`; the plural's ending goes too. */
function divided(word: string): string[] {
  const one = singular(word)
  const parts = SQUASHED.exec(one) ?? KEY_OR_PASS.exec(one)
  return parts === null ? [one] : [...divided(parts[1] as string), parts[2] as string]
}

function singular(word: string): string {
  return /(?:password|passwd|passphrase|passcode|secret|token|key|pwd|credential|cred|salt)s$/.test(word)
    ? word.slice(0, -1)
    : word
}
