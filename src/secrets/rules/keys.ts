import type { Detector, Match, Text } from '../model.js'
import { type PemBlock, readPem } from '../proof/pem.js'
import { serviceAccountAt } from '../proof/service-account.js'
import { isMadeUp } from '../value/made-up.js'
import type { Judgement } from './logins.js'
import { foundAt, matchOf } from './span.js'

const NOTHING: readonly Match[] = []
const BEGIN =
  /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|---- BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY ----/y
/** Line ends as characters of a string. */
const ESCAPED = /\\{1,4}[nr]/g
/** A line of a key: long, and of letters of both cases and digits. */
const LINE = /[A-Za-z0-9+/]{32,}={0,2}/g
/** What stands for a part that was left out. */
const LEFT_OUT = /\.{3}|\xe2\x80\xa6|<[^<>\n]{1,60}>|\*{3}|\$\{|\{\{|\bredacted\b|\bsnip|truncated/i
/** As long as the smallest key, without the parts that every key has. */
const SHORTEST = 44
/** So much of a key is one, whatever was left out. */
const MOST_OF_ONE = 640

/** By their labels; other labels are just private keys. */
const KINDS: Readonly<Record<string, readonly [rule: string, what: string]>> = {
  'RSA PRIVATE KEY': ['rsa-private-key', 'an RSA private key'],
  'EC PRIVATE KEY': ['ec-private-key', 'an elliptic curve private key'],
  'PRIVATE KEY': ['pkcs8-private-key', 'a private key'],
  'ENCRYPTED PRIVATE KEY': ['encrypted-private-key', 'an encrypted private key'],
  'OPENSSH PRIVATE KEY': ['openssh-private-key', 'an OpenSSH private key'],
  'PGP PRIVATE KEY BLOCK': ['pgp-private-key', 'an OpenPGP private key'],
}
const ENCRYPTED_KINDS: typeof KINDS = {
  'RSA PRIVATE KEY': ['encrypted-rsa-private-key', 'an encrypted RSA private key'],
  'OPENSSH PRIVATE KEY': ['encrypted-openssh-private-key', 'an encrypted OpenSSH private key'],
  'PGP PRIVATE KEY BLOCK': ['pgp-private-key', 'an encrypted OpenPGP private key'],
}

/** Private keys between BEGIN and END lines, as they are or inside strings: RFC 7468, OpenSSH and OpenPGP. */
export const pemDetector: Detector = { id: 'private-key', keywords: ['-----begin', '---- begin'], detect }

function detect({ content }: Text, at: number): readonly Match[] {
  const begin = foundAt(BEGIN, content, at)
  const block = begin === null ? null : readPem(content, at)
  if (begin === null || block === null) return NOTHING
  const body = content.slice(at + begin[0].length, block.end)
  const judgement = judge(block, body)
  if (judgement === null) return NOTHING
  const account = block.encrypted ? null : serviceAccountAt(content, at)
  if (account !== null) {
    const told = { rule: 'gcp-service-account', what: 'the private key of a Google service account' }
    return [matchOf(content, at, block.end, { ...told, ...judgement, name: account.email ?? undefined })]
  }
  const [rule, what] = kindOf(block, body)
  return [matchOf(content, at, block.end, { rule, what, ...judgement })]
}

function kindOf({ label, encrypted }: PemBlock, body: string): readonly [rule: string, what: string] {
  if (encrypted) return ENCRYPTED_KINDS[label] ?? ['encrypted-private-key', 'an encrypted private key']
  const isEscaped = !body.includes('\n') && body.search(ESCAPED) >= 0
  if (label === 'PRIVATE KEY' && isEscaped) return ['escaped-private-key', 'a private key on one line']
  return KINDS[label] ?? ['private-key', 'a private key']
}

function judge({ valid, encrypted, label }: PemBlock, body: string): Judgement | null {
  if (valid !== 'valid') return judgeRest(valid === 'truncated', encrypted, body)
  if (encrypted) return { confidence: 'medium', reason: 'it is whole, but nobody can use it without its passphrase' }
  const reason = label.startsWith('PGP')
    ? 'it is one with all of its parts'
    : 'what is between its lines is one with all of its parts'
  return { confidence: 'high', reason }
}

/** What is no whole key: a part of one, or what documents and code have in its place. */
function judgeRest(isCut: boolean, encrypted: boolean, body: string): Judgement | null {
  const lines = body.replace(ESCAPED, '\n').match(LINE) ?? []
  const keyLike = lines.filter(line => /\d/.test(line) && /[a-z]/.test(line) && /[A-Z]/.test(line) && !isMadeUp(line))
  const length = keyLike.join('').length
  if (body.includes('EXAMPLE')) return null
  if (length < SHORTEST || (length < MOST_OF_ONE && LEFT_OUT.test(body))) return null
  const state = isCut ? 'its end is missing' : 'what is between its lines is damaged'
  return { confidence: encrypted ? 'low' : 'medium', reason: `it has the lines of one, but ${state}` }
}
