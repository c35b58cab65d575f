import { wordsSay } from './lexicon.js'
import { CREDENTIAL } from './words.js'

const NUMBER = /^[+-]?\d[\d_,.]*(?:e[+-]?\d+)?[fFdDlLuUn%]?$|^0x[\da-f]{1,8}$/i
const MEASURE =
  /^\d+(?:\.\d+)?\s?(?:px|r?em|pt|ms|s|sec|m|min|h|hours?|d|days?|w|weeks?|y|years?|[kmgtp]i?b|bytes|v[hw]|%|fr|deg)$/i
const TIME =
  /^\d{4}[-/.]\d{2}[-/.]\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|^\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?$|^P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$/i
const VERSION =
  /^(?:[v^~=]|[<>]=?)?\s?\d+(?:\.(?:\d+|x|\*)){1,4}(?:[-+.]?(?:alpha|beta|rc|dev|pre|post|snapshot|final|release|build|a|b)[-.]?\d*)*$/i
const CRON =
  /^(?:[\d*/,?LW#-]+\s+){4,6}(?:[\d*/,?LW#-]+|[A-Z]{3}(?:[-,][A-Z]{3})*)$|^@(?:hourly|daily|weekly|monthly|yearly|reboot)$/i
const IP = /^(?:\d{1,3}\.){3}\d{1,3}(?:[:/]\d{1,5})?$|^\[?(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?:\]|\/\d{1,3})?$/i
const EMAIL = /^[A-Za-z][\w.+-]{1,63}@(?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,16}$/i
const HOST =
  /^(?:\*\.)?(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z]{2,16}(?::\d{1,5})?\.?$|^[a-z][a-z-]{1,40}:\d{2,5}$/
const MIME = /^(?:application|text|image|audio|video|font|multipart|message|model)\/[\w.+*-]+(?:;.*)?$/
const LOCALE = /^[a-z]{2}[-_][A-Z]{2}(?:[.@][\w-]+)?$/
const COLOUR = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i
const SELECTOR =
  /^[.#][A-Za-z][A-Za-z_-]*(?:[ >+~.#:[][^!@%\d]*)?$|^[a-z]{0,12}\[[\w-]{1,30}[~|^$*]?=[^\]]{0,60}\](?:\s.*)?$|^\/\/[\w*]+\[@/
const PATTERN =
  /\(\?[:=!<]|\\[dwsDWSb][+*{)\]]|\[\^?[\w\\]-[\w\\]|\.[*+]\??(?:\$|\)|$)|^\^.*\$$|^\/\^|\[\^[^\]]{1,80}\][+*]/
const CONSTANT = /^_{0,2}[A-Z][A-Z\d]*(?:_[A-Z\d]+){1,12}_{0,2}$/
const IDENTIFIER = /^_{0,2}[A-Za-z]+(?:[-_.:][A-Za-z]+){1,12}$|^[a-z]+(?:[-_.:][a-z]+){1,12}[-_.]?\d{1,2}$/
const CAMEL = /^_?\$?[a-z]+(?:[A-Z][a-z]+)+\d?$/
const PASCAL = /^(?:[A-Z][a-z]+){2,8}$/
const PASSWORD_NAME = /pass|pwd|pw$|phrase|secret|kennwort|senha|contras|clave|heslo|haslo/i

/** What a value that is not random is when it is a number, a time, a name or the like; null where it may be a secret. */
export function ordinaryReason(text: string, name: string): string | null {
  const first = text.charCodeAt(0)
  if ((first >= 0x30 && first <= 0x39) || /[.:*/^~@<>=]/.test(text)) {
    if (NUMBER.test(text)) return isPin(text, name) ? null : 'a number'
    if (MEASURE.test(text) || VERSION.test(text)) return 'a number'
    if (TIME.test(text) || CRON.test(text)) return 'a time'
    if (IP.test(text) || EMAIL.test(text) || (HOST.test(text) && !hasLeet(text))) return 'an address'
    if (MIME.test(text)) return 'a type'
  } else if (first === 0x50 && TIME.test(text)) return 'a time'
  if (first === 0x23 && COLOUR.test(text)) return 'a colour'
  if (/[[\]\\.#^(*+]/.test(text) && (SELECTOR.test(text) || PATTERN.test(text))) return 'a pattern'
  if (LOCALE.test(text)) return 'a setting'
  return isIdentifier(text, name) ? 'a name' : null
}

/** Six digits or more, under a password's name. */
function isPin(text: string, name: string): boolean {
  return text.length > 5 && /^\d+$/.test(text) && (PASSWORD_NAME.test(name) || /pin|code/i.test(name))
}

/** `s3cr3t.com` is no host's name. */
function hasLeet(text: string): boolean {
  return /[a-z]\d[a-z]*\d[a-z]|[A-Z]/.test(text)
}

function isIdentifier(text: string, name: string): boolean {
  if (CONSTANT.test(text)) return !/[A-Z]\d[A-Z]/.test(text)
  if (!IDENTIFIER.test(text) && !CAMEL.test(text) && !PASCAL.test(text)) return false
  const words = text.replace(/([a-z])(?=[A-Z])/g, '$1-').split(/[-_.:$]+/)
  if (isPassphrase(words, name)) return false
  if (PASSWORD_NAME.test(name) && /\d/.test(text) && isWordsWithNumber(text)) return false
  return !PASCAL.test(text) || words.some(word => (wordsSay(word) & CREDENTIAL) !== 0)
}

/** Whether several words are given as a password: those of names and messages are not among them. */
export function isPassphrase(words: readonly string[], name: string): boolean {
  if (words.length < 4 || words.length > 11 || !PASSWORD_NAME.test(name)) return false
  return words.every(word => /^[A-Z]?[a-z]{2,11}$/.test(word) && wordsSay(word) === 0)
}

/** Words that no setting or message is made of, with a number somewhere: `Maple_River9`, `purple-kettle-42`, `Sparrow_71`. */
export function isWordsWithNumber(text: string): boolean {
  const parts = text.split(/[-_./: ]+/).filter(part => part !== '')
  if (parts.length < 2 || parts.length > 4 || !parts.some(part => /[A-Za-z]{4}/.test(part))) return false
  const words = parts.filter(part => /^[A-Za-z]/.test(part))
  // `Python-3`, `python3.11` and `Mozilla/5.0` are versions.
  if (words.length === 1 && !/^[A-Z]?[a-z]+[-_]\d{2,4}$/.test(text)) return false
  return parts.every(part => {
    const [, word = '', number = ''] = /^([A-Za-z]*)(\d{0,4})$/.exec(part) ?? []
    if (word === '') return number !== ''
    return word.length > 2 && wordsSay(word) === 0 && /^[A-Z]?[a-z]+$/.test(word)
  })
}
