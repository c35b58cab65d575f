import type { Detector, Match, Text } from '../model.js'
import { decodeBase64 } from '../proof/json.js'
import { isMadeUp } from '../value/made-up.js'
import { charactersOf } from './span.js'

/** Far above what signed addresses of Azure have. */
const MOST = 800
const QUERY = charactersOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_%&=.:+/,*~-')
const SEMICOLON = 0x3b
const SIGNATURE_BYTES = 32
/** As long as such a signature at the least; looked at first, as all else takes longer. */
const VALUE = /sig=[\w%+/-]{43}/y
/** Beside the signature: what it is for, and until when, or of a workflow's address its version. */
const STORAGE = ['sv', 'sp', 'se']
const RESOURCE = ['sr', 'se']
const WORKFLOW = ['sp', 'sv']
const NOTHING: readonly Match[] = []

/**
 * Shared access signatures of Azure: a query whose parameter `sig` is an HMAC-SHA256 in base64.
 *
 * Sources: https://learn.microsoft.com/rest/api/storageservices/create-service-sas,
 * https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas
 */
export const sasDetector: Detector = { id: 'azure-sas-token', keywords: ['sig='], detect }

function detect({ content }: Text, at: number): readonly Match[] {
  VALUE.lastIndex = at
  if (!VALUE.test(content) || !/[&?;\s"'`]/.test(content[at - 1] ?? ' ')) return NOTHING
  const end = edge(content, at, 1)
  const start = afterName(content, edge(content, at, -1))
  const text = content.slice(start, end)
  const parameters = new Map(text.split(/&amp;|&/).map(pair => splitPair(pair)))
  const has = (names: readonly string[]) => names.every(name => parameters.has(name))
  if (!has(STORAGE) && !has(RESOURCE) && !has(WORKFLOW)) return NOTHING
  const signature = unescaped(parameters.get('sig') ?? '')
  if (signature === null || decodeBase64(signature)?.length !== SIGNATURE_BYTES || isMadeUp(signature)) return NOTHING
  const reason = 'it has the parameters of one, and a signature of 32 bytes'
  const what = 'a shared access signature of Azure'
  return [{ rule: 'azure-sas-token', what, start, end, secret: text, confidence: 'high', reason }]
}

/** Where the query begins or ends that holds this place; its names and values have no other characters. */
function edge(content: string, at: number, step: 1 | -1): number {
  let [place, left] = [step > 0 ? at : at - 1, MOST]
  while (left > 0 && isQuery(content, place)) {
    place += step
    left -= 1
  }
  if (step < 0) return place + 1
  // What ends a sentence is no part of it.
  while (/[.,:]/.test(content[place - 1] ?? '')) place -= 1
  return place
}

function isQuery(content: string, at: number): boolean {
  if (at < 0 || at >= content.length) return false
  const code = content.charCodeAt(at) & 255
  return QUERY[code] === 1 || (code === SEMICOLON && content.startsWith('&amp', at - 4))
}

/** A query without quotes stands right after the name that it is given to. */
function afterName(content: string, start: number): number {
  const name = /^[\w.-]{1,64}[=:](?=\w{2,5}=)/.exec(content.slice(start, start + 80))
  return start + (name?.[0].length ?? 0)
}

function splitPair(pair: string): [name: string, value: string] {
  const equals = pair.indexOf('=')
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}

function unescaped(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
