import { Failure } from '../failure.js'
import type { Reader } from '../reader.js'
import type { Talk } from './index.js'

const LINE = 4096
const LINES = 100

export async function smtp({ reader, say }: Talk): Promise<void> {
  await reply(reader, /^220/, 'its greeting')
  say('EHLO pipeline-actions.invalid\r\n')
  const offered = await reply(reader, /^250/, 'EHLO')
  if (!offered.some(line => /^250[- ]STARTTLS\b/i.test(line)))
    throw new Failure('protocol', 'the server does not offer it')
  say('STARTTLS\r\n')
  await reply(reader, /^220/, 'STARTTLS')
}

export async function ftp({ reader, say }: Talk): Promise<void> {
  await reply(reader, /^220/, 'its greeting')
  say('AUTH TLS\r\n')
  await reply(reader, /^234/, 'AUTH TLS')
}

export async function pop3({ reader, say }: Talk): Promise<void> {
  expected(await lineOf(reader), /^\+OK/, 'its greeting')
  say('STLS\r\n')
  expected(await lineOf(reader), /^\+OK/, 'STLS')
}

export async function imap({ reader, say }: Talk): Promise<void> {
  expected(await lineOf(reader), /^\* OK/i, 'its greeting')
  say('a1 STARTTLS\r\n')
  for (let count = 0; count < LINES; count += 1) {
    const line = await lineOf(reader)
    if (!line.startsWith('*')) return expected(line, /^a1 OK/i, 'STARTTLS')
  }
  throw new Failure('protocol', `the server answers STARTTLS with more than ${LINES} lines`)
}

/** The lines of a reply, all but the last of which have a hyphen after the code. */
async function reply(reader: Reader, code: RegExp, asked: string): Promise<string[]> {
  const lines: string[] = []
  while (lines.length < LINES) {
    const line = await lineOf(reader)
    lines.push(line)
    if (/^\d{3}-/.test(line)) continue
    // FTP's further lines may begin with anything.
    if (!/^\d{3}( |$)/.test(line) && lines.length > 1) continue
    expected(line, code, asked)
    return lines
  }
  throw new Failure('protocol', `the server answers ${asked} with more than ${LINES} lines`)
}

function expected(line: string, pattern: RegExp, asked: string): void {
  if (pattern.test(line)) return
  const to = asked.startsWith('its') ? `sends as ${asked}` : `answers ${asked} with`
  throw new Failure('protocol', `the server ${to} ${JSON.stringify(line.slice(0, 200))}`)
}

async function lineOf(reader: Reader): Promise<string> {
  for (;;) {
    const end = reader.received.indexOf('\n')
    if (end >= 0)
      return reader
        .take(end + 1)
        .toString('latin1')
        .trimEnd()
    if (reader.received.length > LINE)
      throw new Failure('protocol', `the server sends a line of more than ${LINE} bytes`)
    if (!(await reader.more())) throw new Failure('unreachable', 'the server closed the connection')
  }
}
