import type { Body } from '../suite/model.js'
import { jsonEscaped } from '../suite/templates.js'
import type { Resolve } from './context.js'
import { multipart } from './multipart.js'

/** A body as it is sent; `fixed` where a type that the suite gives cannot be the right one. */
export interface Sent {
  content: Uint8Array
  type: string
  fixed: boolean
}

/** The bytes of a body, and the type that they have where the headers name none. */
export function bodyOf(body: Body, resolve: Resolve): Sent {
  switch (body.kind) {
    case 'text':
      return sent(resolve(body.text), body.type ?? 'text/plain; charset=utf-8')
    case 'json':
      return sent(resolve(body.text, jsonEscaped), 'application/json')
    case 'form': {
      const fields = body.fields.map(([name, value]): [string, string] => [name, resolve(value)])
      return sent(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')
    }
    case 'multipart': {
      const { content, boundary } = multipart(
        body.parts.map(({ name, value }) =>
          'parts' in value ? { name, content: Buffer.from(resolve(value)) } : { name, ...value },
        ),
      )
      return { content, type: `multipart/form-data; boundary=${boundary}`, fixed: true }
    }
    case 'bytes':
      return { content: body.content, type: body.type ?? 'application/octet-stream', fixed: false }
  }
}

function sent(text: string, type: string): Sent {
  return { content: Buffer.from(text), type, fixed: false }
}
