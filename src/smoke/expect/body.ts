import { formatSize } from '../../gate/size.js'
import type { Answer } from '../probes/answer.js'
import { headerLines } from './head.js'
import { type Json, JsonFault, parseJson } from './json.js'
import type { MarkupNode } from './markup.js'
import { jsonText } from './tell.js'

/** Many expectations look at one body. */
const read = new WeakMap<Uint8Array, { text: string; json?: Json; document?: Promise<MarkupNode> }>()

/** The body's text, by the charset that it is sent with, else as UTF-8. @throws RangeError where it is not here as a whole */
export function bodyText(answer: Answer): string {
  return known(answer).text
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
  const { htmlDocument, MarkupFault, xmlDocument } = await import('./documents.js')
  const isXml = /[/+]xml\b/i.test(
    headerLines(answer, 'content-type')[0] ?? (body.text.startsWith('<?xml') ? '/xml' : ''),
  )
  body.document ??= isXml ? xmlDocument(body.text) : htmlDocument(body.text)
  try {
    return await body.document
  } catch (error) {
    if (!(error instanceof MarkupFault)) throw error
    throw new RangeError(`a body that ${error.message}: ${contentText(body.text)}`)
  }
}

function known(answer: Answer): { text: string; json?: Json; document?: Promise<MarkupNode> } {
  const { body, cut } = answer
  if (body === undefined) throw new RangeError('no body')
  if (cut === true) throw new RangeError(`a body of which only the first ${formatSize(body.length)} were kept`)
  const before = read.get(body)
  if (before !== undefined) return before
  const now = { text: decoded(body, headerLines(answer, 'content-type')[0]) }
  read.set(body, now)
  return now
}

function decoded(body: Uint8Array, type = ''): string {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(type) ?? []
  try {
    return new TextDecoder(charset).decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}

/** A body as it is told, at the end of a message: it is cut only once what is secret in it is hidden. */
export function contentText(text: string): string {
  return text === '' ? 'an empty body' : jsonText(text)
}
