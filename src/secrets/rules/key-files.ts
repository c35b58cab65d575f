import type { Detector, Match } from '../model.js'
import { privateKeyForm } from '../proof/der.js'
import { decodeBase64, parseJsonObject, textMember } from '../proof/json.js'
import { type PuttyKey, readPuttyKey } from '../proof/putty.js'
import { isMadeUp } from '../value/made-up.js'
import type { Judgement } from './logins.js'
import { foundAt, matchOf, placeOf } from './span.js'

const NOTHING: readonly Match[] = []
/** Of RSA with 16384 bits: 14 KB. */
const LONGEST = 20 * 1024
const PUTTY = /PuTTY-User-Key-File-[23]: [a-z0-9@.-]{1,64}[\s\\rn]{1,60}Encryption: /y
const PUTTY_END = /Private-MAC: ?[0-9a-f]{8,64}/
const PUTTY_BODY = /Private-Lines: ?\d{1,4}[^A-Za-z0-9+/]{1,40}[A-Za-z0-9+/=]{24}/

/** PuTTY's keys, also those in a string or indented by a settings file. */
const puttyDetector: Detector = {
  id: 'putty-private-key',
  keywords: ['putty-user-key-file-'],
  detect({ content }, at) {
    if (foundAt(PUTTY, content, at) === null) return NOTHING
    const part = content.slice(at, at + LONGEST)
    const next = part.indexOf('PuTTY-User', 1)
    const block = next < 0 ? part : part.slice(0, next)
    const last = PUTTY_END.exec(block)
    const end = last === null ? null : last.index + last[0].length
    const key = readPuttyKey(plainLines(block.slice(0, end ?? LONGEST), indentAt(content, at)), 0)
    const judgement = key === null || !PUTTY_BODY.test(block) ? null : judgePutty(key)
    if (key === null || judgement === null) return NOTHING
    const told = { rule: 'putty-private-key', what: `${key.encrypted ? 'an encrypted' : 'a'} PuTTY private key` }
    return [matchOf(content, at, end === null ? at + key.end : at + end, { ...told, ...judgement })]
  },
}

function judgePutty({ valid, encrypted }: PuttyKey): Judgement {
  if (valid === 'truncated')
    return { confidence: encrypted ? 'low' : 'medium', reason: 'it is one, but its end is missing' }
  if (valid === 'damaged') return { confidence: 'low', reason: 'it has the parts of one, but its MAC is not theirs' }
  if (encrypted) return { confidence: 'medium', reason: 'it is whole, but nobody can use it without its passphrase' }
  return { confidence: 'high', reason: 'its MAC is right' }
}

function indentAt(content: string, at: number): string {
  return /[ \t]{0,40}$/.exec(content.slice(Math.max(0, at - 40), at))?.[0] ?? ''
}

function plainLines(block: string, indent: string): string {
  const lines = block.includes('\n') ? block : block.replace(/(?:\\{1,4}r)?\\{1,4}n/g, '\n')
  return indent === '' ? lines : lines.replaceAll(`\n${indent}`, '\n')
}

/** A sequence whose first value is the number 0 or 1, of a key's length, in base64; certificates begin otherwise. */
const DER =
  /(?:MII[BCEFGHJKS][A-Za-z0-9+/][AQgw]IB[AQ]|MI[GH][A-Za-z0-9+/]AgE[AB]|M[CDEFGH][A-Za-z0-9+/]{1,2}AgE[AB]|MHcCAQEE|MC4CAQAw)[A-Za-z0-9+/]{40,12000}={0,2}/y
const PEM_BEFORE = /KEY(?: BLOCK)?-----\s{0,4}(?:\\{1,4}[nr]\s{0,4}|["'+\s]){0,8}$/

/** Private keys without BEGIN and END, as some vendors' settings have them; RFC 8017, RFC 5915, RFC 5958. */
const derDetector: Detector = {
  id: 'private-key',
  keywords: ['mii', 'mhcca', 'mc4caqaw', 'mig', 'mih'],
  detect({ content }, at) {
    if (content.charCodeAt(at) !== 77 || /[A-Za-z0-9+/]/.test(content[at - 1] ?? '')) return NOTHING
    const text = foundAt(DER, content, at)?.[0]
    if (text === undefined || PEM_BEFORE.test(content.slice(Math.max(0, at - 60), at))) return NOTHING
    const bytes = decodeBase64(text)
    const form = bytes === null ? null : privateKeyForm(bytes)
    if (form === null) return NOTHING
    const told = { rule: 'private-key', what: 'a private key in base64' }
    return [
      matchOf(content, at, at + text.length, {
        ...told,
        confidence: 'high',
        reason: `it is a key in the form ${form}`,
      }),
    ]
  },
}

const OPENVPN = /-----BEGIN OpenVPN Static key V1-----((?:\s{1,8}|\\{1,4}n)(?:[0-9a-f]{32}(?:\s{1,8}|\\{1,4}n)){1,16})/y

/** openvpn.net, static keys: sixteen lines of hexadecimal digits. */
const openvpnDetector: Detector = {
  id: 'openvpn-static-key',
  keywords: ['-----begin openvpn static key'],
  detect({ content }, at) {
    const found = foundAt(OPENVPN, content, at)
    const digits = found?.[1]?.replace(/\\+n|\s/g, '') ?? ''
    if (found === null || isMadeUp(digits.slice(0, 64))) return NOTHING
    const whole = digits.length === 512
    const reason = whole ? 'it has all of its lines' : 'it has lines of one, but not all'
    const told = { rule: 'openvpn-static-key', what: 'an OpenVPN static key', reason }
    return [matchOf(content, at, at + found[0].trimEnd().length, { ...told, confidence: whole ? 'high' : 'medium' })]
  },
}

/** The private member of a JSON Web Key and, of an XML key of .NET, the private exponent. */
const JWK_D = /"d"\s{0,4}:\s{0,4}"(?<token>[A-Za-z0-9_-]{42,1400})"/d
const JWK_SIZES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  RSA: [128, 1024],
  EC: [28, 66],
  OKP: [32, 57],
}

const KEY_TYPE = /"kty"\s{0,4}:\s{0,4}"(?:RSA|EC|OKP)"/y

/** RFC 7517 and RFC 7518 section 6. */
const jwkDetector: Detector = {
  id: 'jwk-private-key',
  keywords: ['"kty"'],
  detect({ content }, at) {
    if (foundAt(KEY_TYPE, content, at) === null) return NOTHING
    const from = Math.max(0, at - 6000)
    const open = content.slice(from, at).lastIndexOf('{')
    const close = content.slice(at, at + 6000).indexOf('}')
    if (open < 0 || close < 0) return NOTHING
    const start = from + open
    const object = content.slice(start, at + close + 1)
    const found = JWK_D.exec(object)
    const place = found === null ? null : placeOf(found, 'token')
    const jwk = place === null ? null : parseJsonObject(object)
    const [least, most] = JWK_SIZES[textMember(jwk ?? {}, 'kty') ?? ''] ?? [1, 0]
    const length = decodeBase64(textMember(jwk ?? {}, 'd') ?? '')?.length ?? 0
    if (place === null || length < least || length > most) return NOTHING
    const told = {
      rule: 'jwk-private-key',
      what: 'the private part of a JSON Web Key',
      reason: 'its length is right for its type',
    }
    return [matchOf(content, start + place[0], start + place[1], { ...told, confidence: 'high' })]
  },
}

const XML_KEY =
  /<RSAKeyValue>\s{0,40}<Modulus>[^<]{20,1500}<\/Modulus>[^\0]{0,6000}?<D>(?<token>[A-Za-z0-9+/=\s]{100,1500})<\/D>/dy

/** learn.microsoft.com, RSA.ToXmlString. */
const xmlKeyDetector: Detector = {
  id: 'xml-private-key',
  keywords: ['<rsakeyvalue>'],
  detect({ content }, at) {
    const found = foundAt(XML_KEY, content, at)
    const place = found === null ? null : placeOf(found, 'token')
    if (place === null || (decodeBase64(content.slice(...place).replace(/\s/g, ''))?.length ?? 0) < 64) return NOTHING
    const told = { rule: 'xml-private-key', what: 'an RSA private key in XML', reason: 'its private exponent is there' }
    return [matchOf(content, ...place, { ...told, confidence: 'high' })]
  },
}

/** Private keys in forms of their own. */
export const keyFileDetectors: readonly Detector[] = [
  puttyDetector,
  derDetector,
  openvpnDetector,
  jwkDetector,
  xmlKeyDetector,
]
