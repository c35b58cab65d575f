import { SaxesParser } from 'saxes'
import { type Attributes, parseXml, type XmlHandler } from '../../src/coverage/xml.js'
import { pieces } from './reports.js'

/** What an XML document holds, one line for each thing in it; adjacent texts are one. */
export type Events = string[]

class Recorder implements XmlHandler {
  readonly events: Events = []
  private readonly names: readonly string[]

  constructor(names: readonly string[]) {
    this.names = names
  }

  open(name: string, attributes: Attributes, around: readonly string[]): void {
    const given = this.names.flatMap(each => {
      const value = attributes.get(each)
      return value === undefined ? [] : [`${each}=${JSON.stringify(value)} ${attributes.whole(each)}`]
    })
    this.events.push([`${[...around, name].join('/')}:`, ...given].join(' '))
  }

  close(name: string, around: readonly string[]): void {
    this.events.push(`end of ${[...around, name].join('/')}`)
  }

  text(text: string, around: readonly string[]): void {
    pushText(this.events, text, around)
  }

  comment(text: string): void {
    this.events.push(`comment ${JSON.stringify(text)}`)
  }
}

/** What we read of a document that is given in pieces, where the attributes may have these names. */
export async function eventsOf(content: string | Uint8Array, names: readonly string[], ...cuts: number[]) {
  const recorder = new Recorder(names)
  await parseXml(pieces(content, ...cuts), recorder)
  return recorder.events
}

/** The same by saxes; null where it refuses the document. */
export function eventsOfSaxes(text: string, names: readonly string[]): Events | null {
  const events: Events = []
  const around: string[] = []
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const given = names
      .filter(each => Object.hasOwn(attributes, each))
      .map(each => {
        const value = attributes[each] as string
        return `${each}=${JSON.stringify(value)} ${/^\d{1,10}$/.test(value) ? Number(value) : -1}`
      })
    around.push(name)
    events.push([`${around.join('/')}:`, ...given].join(' '))
  })
  parser.on('closetag', () => {
    events.push(`end of ${around.join('/')}`)
    around.pop()
  })
  const text_ = (text: string) => pushText(events, text, around)
  parser.on('text', text_)
  parser.on('cdata', text_)
  parser.on('comment', text => events.push(`comment ${JSON.stringify(text)}`))
  try {
    parser.write(text).close()
  } catch {
    return null
  }
  return events
}

/** White space outside the root is no part of the document. */
function pushText(events: Events, text: string, around: readonly string[]): void {
  if (around.length === 0 || text === '') return
  const before = `text in ${around.join('/')} `
  const last = events[events.length - 1]
  if (last?.startsWith(before)) {
    events[events.length - 1] = before + JSON.stringify(JSON.parse(last.slice(before.length)) + text)
  } else events.push(before + JSON.stringify(text))
}
