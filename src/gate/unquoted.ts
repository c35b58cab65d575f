import type { Fault } from './document.js'

/** What YAML has beside texts, lists and maps, by its kinds of tokens. */
const ABSENT: Readonly<Record<string, string>> = {
  tag: 'there are no tags here',
  anchor: 'there are no anchors here',
  alias: 'there are no aliases here: write the value again',
}

/**
 * Finds what is meant as a text and is something else for want of quotes, in the tokens of a YAML document as they come. The
 * library takes some of it silently, as a tag or a map, and of the rest it says what it stumbled over.
 */
export class Unquoted {
  readonly faults: Fault[] = []
  private told = false
  /** The kind of the token before this one, without space between them. */
  private before: string | null = null
  /** The sign of a block that opened in this line, and where. */
  private block: Fault | null = null
  private announced = false
  /** Whether a quote did not end: what comes behind it is nothing that anybody meant. */
  private lost = false

  /** @param kindOf what the library takes a token for; null where it is for nothing */
  constructor(private readonly kindOf: (token: string) => string | null) {}

  take(token: string, offset: number): void {
    if (this.lost) return
    if (this.announced) {
      this.announced = false
      this.text(token, offset)
      this.before = 'text'
      return
    }
    const kind = this.kindOf(token)
    if (kind === 'scalar') this.announced = true
    else {
      this.other(token, kind, offset)
      this.before = kind
    }
  }

  private text(token: string, offset: number): void {
    // What a block holds comes after its line, and may be anything.
    if (this.block !== null) this.block = null
    else if (this.before?.endsWith('-quoted-scalar')) this.refuse('a text must be in quotes as a whole', offset)
    else if (/^[@`%|>]/.test(token)) this.refuse(begins(token.charAt(0)), offset)
  }

  private other(token: string, kind: string | null, offset: number): void {
    if (kind === 'newline') this.told = false
    else if (kind === 'tag' || kind === 'anchor' || kind === 'alias') {
      this.refuse(`${begins(token.charAt(0))}; ${ABSENT[kind]}`, offset)
    } else if (kind === 'block-scalar-header') {
      this.block = { message: begins(token.charAt(0)), offset }
      if (!/^.[-+\d]*$/.test(token)) this.refuse(this.block.message, offset)
    } else if (kind?.endsWith('-quoted-scalar')) this.quoted(token, offset)
    else if (kind === null && this.block !== null) this.refuse(this.block.message, this.block.offset)
    else if (kind === 'flow-map-start' && this.before === kind) this.refuse(begins('{{'), offset - 1)
    else if ((kind === 'flow-map-start' || kind === 'flow-seq-start') && this.before === 'text') {
      this.refuse(`a text with ${token} in it must be in quotes here`, offset)
    }
  }

  private quoted(token: string, offset: number): void {
    const quote = token.charAt(0)
    if (token.length > 1 && token.endsWith(quote)) return
    this.refuse(`a text that begins with ${quote} must end with it`, offset)
    this.lost = true
  }

  /** Once in a line: the next in it is mostly of the same text. */
  private refuse(message: string, offset: number): void {
    if (!this.told) this.faults.push({ message, offset })
    this.told = true
  }
}

const EXAMPLES: Readonly<Record<string, string>> = { '{{': '{{base}}/health', '>': '> 2s' }

function begins(sign: string): string {
  const example = EXAMPLES[sign]
  return `a text that begins with ${sign} must be in quotes${example === undefined ? '' : `, such as "${example}"`}`
}
