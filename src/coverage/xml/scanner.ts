import { ReportRefused } from '../refusal.js'
import type { XmlHandler } from '../xml.js'
import { SlicedAttributes } from './attributes.js'
import { CODED, kindsOf, WIDE } from './bytes.js'
import { Names } from './names.js'
import { commentEnd, doctypeEnd, instructionEnd } from './prolog.js'
import { inLines, referenceEnd, replaced } from './references.js'
import { Source } from './source.js'
import { ShortTexts } from './texts.js'

const DEPTH = 64

const [BANG, AMPERSAND, SLASH, LESS, GREATER, QUESTION, BRACKET] = [33, 38, 47, 60, 62, 63, 93] as const
const IN_TEXT = kindsOf('<&]')
const IN_CDATA = kindsOf(']')

/**
 * Tells a handler what an XML 1.0 document in UTF-8 holds, as it is given piece by piece, and checks that it is
 * well-formed. Each tag, text or comment is read from its beginning once it is there as a whole, so where the pieces are
 * cut makes no difference.
 */
export class XmlScanner {
  private readonly source: Source
  private readonly names: Names
  private readonly texts = new ShortTexts()
  private readonly attributes: SlicedAttributes
  /** The names of the elements that are open. */
  private readonly around: string[] = []
  private stage: 'before' | 'within' | 'after' = 'before'
  private hasDoctype = false

  /** `within` are the elements that are open already, where this is a part of a document; null for a whole one. */
  constructor(
    private readonly handler: XmlHandler,
    within: readonly string[] | null = null,
  ) {
    this.source = new Source(within === null)
    this.names = new Names(this.source)
    this.attributes = new SlicedAttributes(this.source, this.names, this.texts)
    for (const name of within ?? []) {
      this.around.push(name)
      this.stage = 'within'
    }
  }

  /** @throws ReportRefused, also the handler's own, with line and column */
  write(piece: Uint8Array): void {
    const { source } = this
    source.append(piece)
    try {
      while (source.start < source.limit) {
        const end = source.bytes[source.start] === LESS ? this.element(source.start) : this.text(source.start)
        if (end < 0) break
        source.start = end
      }
      source.bounded(source.limit)
    } catch (error) {
      if (error instanceof ReportRefused && error.line === undefined) throw source.refusal(error.message)
      throw error
    }
  }

  /** Nothing follows, or what follows is within the elements `ends`. @throws ReportRefused */
  end(ends: readonly string[] = []): void {
    const { source } = this
    const isWhole = source.space(source.start) === source.limit
    if (ends.length > 0) {
      if (!isWhole || this.around.join() !== ends.join()) source.malformed('its part ends elsewhere', source.start)
      return
    }
    const element = this.around[this.around.length - 1]
    if (element !== undefined) source.malformed(`it ends before </${element}>`, source.limit)
    if (!isWhole) source.malformed('it ends in the middle of a tag', source.limit)
    if (this.stage === 'before') source.malformed('it has no root element', source.limit)
  }

  private element(at: number): number {
    const { handler, around, source } = this
    const quick = handler.quick?.(source.bytes, at, around[around.length - 1] ?? '') ?? 0
    return quick > 0 ? quick : this.markup(at)
  }

  private markup(at: number): number {
    const { source } = this
    const next = source.bytes[at + 1]
    if (next === SLASH) return this.closeTag(at)
    if (next === BANG) return this.declaration(at)
    return next === QUESTION ? source.bounded(instructionEnd(source, this.names, at)) : this.openTag(at)
  }

  private openTag(start: number): number {
    const { source, names, attributes } = this
    const { bytes } = source
    let at = names.end(start + 1, 'the name of an element')
    if (at < 0) return -1
    const element = names.last
    if (this.stage === 'after') source.malformed('it has more than one root element', start)
    attributes.begin()
    for (;;) {
      const name = source.space(at)
      const byte = bytes[name]
      if (byte === GREATER) return this.opened(element, name + 1)
      if (byte === SLASH) {
        if (bytes[name + 1] !== GREATER) return source.unexpected(name + 1, 'only > can follow / in a tag')
        this.opened(element, name + 2)
        return this.closed(name + 2)
      }
      if (name === at) return source.unexpected(name, 'white space, > or /> belongs here')
      at = attributes.read(name)
      if (at < 0) return -1
    }
  }

  private opened(element: number, end: number): number {
    const { source, around } = this
    source.bounded(end)
    const name = this.names.text(element)
    if (around.length === DEPTH) throw source.refusal(`nests elements deeper than ${DEPTH}`)
    this.stage = 'within'
    this.handler.open(name, this.attributes, around)
    around.push(name)
    return end
  }

  private closeTag(start: number): number {
    const { source, names, around } = this
    const named = names.end(start + '</'.length, 'the name of an element')
    if (named < 0) return -1
    const end = source.space(named)
    if (source.bytes[end] !== GREATER) return source.unexpected(end, 'only > can follow the name in a closing tag')
    if (around.length === 0) source.malformed(`</${names.text(names.last)}> closes nothing`, start)
    if (around[around.length - 1] !== names.text(names.last))
      source.malformed(`</${names.text(names.last)}> stands where </${around[around.length - 1]}> belongs`, start)
    return this.closed(source.bounded(end + 1))
  }

  private closed(end: number): number {
    const { around } = this
    const name = around.pop() as string
    if (around.length === 0) this.stage = 'after'
    this.handler.close(name, around)
    return end
  }

  /** Whatever begins with `<!`. */
  private declaration(start: number): number {
    const { source, handler } = this
    const comment = source.after('<!--', start)
    if (comment < 0) return -1
    if (comment > 0) {
      source.met = 0
      const end = source.bounded(commentEnd(source, start))
      if (end > 0) handler.comment?.(this.string(comment, end - '-->'.length))
      return end
    }
    const cdata = source.after('<![CDATA[', start)
    if (cdata !== 0) return cdata < 0 ? -1 : this.cdata(cdata)
    const doctype = source.after('<!DOCTYPE', start)
    if (doctype === 0) source.malformed('<! begins neither a comment, a CDATA section nor the document type', start)
    if (this.hasDoctype || this.stage !== 'before') source.malformed('a document type does not belong here', start)
    const end = doctype < 0 ? -1 : source.bounded(doctypeEnd(source, this.names, start))
    this.hasDoctype = end > 0
    return end
  }

  private cdata(start: number): number {
    const { source } = this
    if (this.stage !== 'within') source.malformed('text stands outside the root element', source.start)
    source.met = 0
    for (let at = start; ; at += 1) {
      at = source.scan(at, IN_CDATA)
      const end = at < 0 ? -1 : source.after(']]>', at)
      if (end < 0) return -1
      if (end === 0) continue
      source.bounded(end)
      this.handler.text?.(this.string(start, at), this.around)
      return end
    }
  }

  private text(start: number): number {
    const { source } = this
    if (this.stage !== 'within') return this.space(start)
    source.met = 0
    let at = start
    let referred = false
    while (at >= 0) {
      at = source.scan(at, IN_TEXT)
      const byte = source.bytes[at]
      if (byte === LESS) {
        source.bounded(at)
        this.handler.text?.(referred ? replaced(this.string(start, at)) : this.string(start, at), this.around)
        return at
      }
      if (byte === AMPERSAND) {
        referred = true
        at = referenceEnd(source, at)
      } else if (byte === BRACKET) {
        const end = source.after(']]>', at)
        if (end > 0) source.malformed(']]> in a text is written ]]&gt;', at)
        at = end < 0 ? -1 : at + 1
      }
    }
    return -1
  }

  /** White space outside the root element: there is nothing else. */
  private space(start: number): number {
    const { source } = this
    const end = source.space(start)
    if (source.bytes[end] === LESS) return source.bounded(end)
    return source.unexpected(end, 'text stands outside the root element')
  }

  /** What was scanned. */
  private string(start: number, end: number): string {
    const { bytes, met } = this.source
    if (met === 0) return this.texts.of(bytes, start, end)
    const text = bytes.toString((met & WIDE) === 0 ? 'latin1' : 'utf8', start, end)
    return (met & CODED) === 0 ? text : inLines(text)
  }
}
