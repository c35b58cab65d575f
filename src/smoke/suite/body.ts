import type { Field, Fields } from './field.js'
import { itemsOf } from './items.js'
import { jsonTemplate } from './json-template.js'
import { someText } from './kinds.js'
import type { Body, MultipartPart } from './model.js'

/** Keys of which a request has at most one. */
export const BODIES = ['body', 'json', 'form', 'multipart', 'file'] as const

/** A map or a list that somebody put into a text; a variable may begin one. */
const WRITTEN_JSON = /^\s*(\[|\{(?!\{))/

/** Types of files by the ends of their names. */
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  zip: 'application/zip',
}

/** The body of a request; null where it has none. */
export function bodyOf(fields: Fields): Body | null {
  const [kind, ...others] = fields.given(BODIES)
  for (const other of others) fields.get(other)?.refuse(`is a second body beside ${kind}`, fields.get(other)?.key)
  const field = kind === undefined ? undefined : fields.get(kind)
  if (field === undefined) return null
  switch (kind) {
    case 'body': {
      const text = field.template()
      return text === undefined ? null : { kind: 'text', text, type: null }
    }
    case 'json':
      if (field.node.kind === 'scalar' && WRITTEN_JSON.test(field.node.text)) {
        field.refuse('is a text, and would be sent as one; write the map or the list itself, without quotes or |')
      }
      return { kind, text: jsonTemplate(field) }
    case 'form':
      return { kind, fields: itemsOf(field) }
    case 'multipart':
      return { kind, parts: field.entries('of names and values').flatMap(partsOf) }
    default: {
      const body: Body = { kind: 'bytes', content: new Uint8Array(), type: null }
      const path = field.as(someText)
      if (path !== undefined) {
        body.type = typeOf(path)
        field.reading.references.ask(path, field.where, field.place, content => {
          body.content = content
        })
      }
      return body
    }
  }
}

function partsOf([name, field]: [string, Field]): MultipartPart[] {
  return field.each().flatMap((each): MultipartPart[] => {
    if (each.node.kind !== 'map') {
      const value = each.template()
      return value === undefined ? [] : [{ name, value }]
    }
    const fields = each.fields(['file', 'filename', 'type'])
    const path = fields?.as('file', someText)
    if (fields === undefined || path === undefined) {
      if (fields?.has('file') === false) fields.lack('must name a file')
      return []
    }
    const filename = fields.as('filename', someText) ?? path.slice(path.lastIndexOf('/') + 1)
    const type = fields.as('type', someText) ?? typeOf(path) ?? 'application/octet-stream'
    const value: MultipartPart['value'] & { content: Uint8Array } = { filename, content: new Uint8Array(), type }
    each.reading.references.ask(path, `${each.where}.file`, each.place, content => {
      value.content = content
    })
    return [{ name, value }]
  })
}

function typeOf(path: string): string | null {
  const end = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(TYPES, end) ? (TYPES[end] as string) : null
}
