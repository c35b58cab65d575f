import { formatSize } from '../../gate/size.js'
import type { Answer } from '../probes/answer.js'
import { decoded } from './charset.js'
import { documentKind, tellingType } from './document-kind.js'
import { headerLines } from './head.js'
import { type Json, JsonFault, parseJson } from './json.js'
import type { MarkupNode } from './markup.js'
import { jsonText } from './tell.js'

/** A body as it was read so far. */
interface Reading {
  text: string
  json?: Json
  document?: Promise<MarkupNode>
}

/** Many expectations look at one body. */
const readings = new WeakMap<Uint8Array, Reading>()

/** @throws RangeError where the body is not here as a whole, or is in an encoding or a charset that is not undone */
export function bodyText(answer: Answer): string {
  return known(answer).text
}

/** The digest of the body before it was encoded. @throws RangeError where it is in an encoding that is not undone */
export function bodyDigest(answer: Answer, name: 'sha256' | 'md5'): string | undefined {
  return heldToCoding(answer)[name]
}

/** @throws RangeError also where the body is no JSON */
export function jsonOf(answer: Answer): Json {
  const body = known(answer)
  try {
    body.json ??= parseJson(body.text)
    return body.json
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    const { message, line, column } = error
    throw new RangeError(`no JSON: line ${line}, column ${column} ${message}: ${contentText(body.text)}`)
  }
}

/** @throws RangeError also where the body is neither XML nor HTML that can be searched */
export async function documentOf(answer: Answer): Promise<MarkupNode> {
  const body = known(answer)
  const kind = kindOf(body.text, typeOf(answer))
  const { htmlDocument, MarkupFault, xmlDocument } = await import('./documents.js')
  body.document ??= kind === 'xml' ? xmlDocument(body.text) : htmlDocument(body.text)
  try {
    return await body.document
  } catch (error) {
    if (!(error instanceof MarkupFault)) throw error
    throw new RangeError(`a body that ${error.message}: ${contentText(body.text)}`)
  }
}

function kindOf(text: string, type: string): 'html' | 'xml' {
  if (text.trim() === '') throw new RangeError('an empty body, which is no document')
  const kind = documentKind(type, text)
  if (kind !== null) return kind
  const said = tellingType(type)
  const why = said === null ? contentText(text) : `its content-type is ${jsonText(said)}`
  throw new RangeError(`a body that is neither XML nor HTML: ${why}`)
}

function known(answer: Answer): Reading {
  const { body, cut } = heldToCoding(answer)
  if (body === undefined) throw new RangeError('no body')
  if (cut === true) throw new RangeError(`a body of which only the first ${formatSize(body.length)} were kept`)
  const before = readings.get(body)
  if (before !== undefined) return before
  const now = { text: decoded(body, typeOf(answer)) }
  readings.set(body, now)
  return now
}

function heldToCoding(answer: Answer): Answer {
  if (answer.coding === undefined) return answer
  throw new RangeError(`a body that is encoded as ${jsonText(answer.coding)}, which is not read here`)
}

function typeOf(answer: Answer): string {
  return headerLines(answer, 'content-type')[0] ?? ''
}

/** A body as it is told, at the end of a message: it is cut only once what is secret in it is hidden. */
export function contentText(text: string): string {
  return text === '' ? 'an empty body' : jsonText(text)
}
