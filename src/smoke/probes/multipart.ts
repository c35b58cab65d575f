/** A part of a form: a field, or a file. */
export interface Part {
  name: string
  content: Uint8Array
  filename?: string
  type?: string
}

/** A `multipart/form-data` body (RFC 7578), with a boundary that no part holds. */
export function multipart(parts: readonly Part[]): { content: Uint8Array; boundary: string } {
  const boundary = boundaryFor(parts)
  const pieces: Uint8Array[] = []
  for (const part of parts) pieces.push(Buffer.from(headOf(part, boundary)), part.content, Buffer.from('\r\n'))
  pieces.push(Buffer.from(`--${boundary}--\r\n`))
  return { content: Buffer.concat(pieces), boundary }
}

function boundaryFor(parts: readonly Part[]): string {
  for (let number = 0; ; number += 1) {
    const boundary = `----pipeline-actions-${String(number).padStart(6, '0')}`
    if (
      !parts.some(({ content }) => Buffer.from(content.buffer, content.byteOffset, content.length).includes(boundary))
    )
      return boundary
  }
}

function headOf({ name, filename, type }: Part, boundary: string): string {
  const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`
  const kind = type === undefined ? '' : `Content-Type: ${type}\r\n`
  return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}\r\n${kind}\r\n`
}

/** As browsers write names: what would end the text, or the line, is percent-encoded. */
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, each => encodeURIComponent(each))
}
