import { Failure } from '../failure.js'
import type { Talk } from './index.js'

const STANZA = 64 * 1024

export async function xmpp({ reader, say, host }: Talk): Promise<void> {
  const name = host.replace(/[<>&'"]/g, character => `&#${character.charCodeAt(0)};`)
  const namespaces = "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
  say(`<?xml version='1.0'?><stream:stream to='${name}' version='1.0' ${namespaces}>`)
  const features = await upTo(reader, '</stream:features>')
  if (!features.includes('<starttls')) throw new Failure('protocol', 'the server does not offer it')
  say("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
  const answer = await upTo(reader, '>')
  if (!answer.trimStart().startsWith('<proceed')) throw new Failure('protocol', 'the server refuses')
}

/** What comes up to the end of a text. */
async function upTo(reader: Talk['reader'], text: string): Promise<string> {
  for (;;) {
    const at = reader.received.indexOf(text)
    if (at >= 0) return reader.take(at + text.length).toString()
    if (reader.received.length > STANZA) throw new Failure('protocol', `the server sends more than ${STANZA} bytes`)
    if (!(await reader.more())) throw new Failure('unreachable', 'the server closed the connection')
  }
}
