/** Shorter ones are everywhere: to hide them would make the report unreadable, and say what they are. */
const SHORTEST = 4
/** Words of every JSON, which may be captured like others: no secret, and hidden wherever they stand they would hide what failed. */
const WORDS = new Set(['true', 'false', 'null'])
/** Each line of a secret, and each part that a URL makes of it, is one too from this length on: they are shown by themselves. */
const SHORTEST_PART = 8
/** Of base64 that begins within a text this many characters are sure to be of the secret. */
const SHORTEST_CORE = 6
/** How often what is encoded within what is encoded is undone. */
const LAYERS = 4
/** A character as URLs, markup, JSON (also of .NET, Go and PHP) and, a byte by its number, nginx and Python may write it. */
const ESCAPE =
  /%[0-9a-f]{2}|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});|\\(?:ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|u[0-9a-f]{4}|x[0-9a-f]{2}|["\\/'bfnrt])/i
const NEXT_ESCAPE = new RegExp(ESCAPE.source, 'iy')
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

type Span = [start: number, end: number]

/** Texts that must not be shown: hides each wherever it stands, as it is and as it is encoded on its way. */
export class Masks {
  private readonly secrets = new Set<string>()
  /**
   * What is looked for, by how it begins: there can be thousands, for servers that give a new cookie to each attempt, and a text
   * is not gone through for each of them.
   */
  private readonly forms = new Map<string, Set<string>>()

  /** Hides a text from now on, if it has 4 characters at least. */
  add(secret: string): void {
    if (this.secrets.has(secret)) return
    this.secrets.add(secret)
    for (const text of partsOf(secret)) {
      for (const form of formsOf(text)) {
        const beginning = form.slice(0, SHORTEST)
        this.forms.set(beginning, (this.forms.get(beginning) ?? new Set()).add(form))
      }
    }
  }

  /** What is hidden, for the masks of another thread. */
  list(): string[] {
    return [...this.secrets]
  }

  /** The text with `***` for every secret in it; of secrets that overlap nothing is left. */
  text(text: string): string {
    const spans = this.spansIn(text)
    if (spans.length === 0) return text
    spans.sort(([a], [b]) => a - b)
    let masked = ''
    let end = 0
    let hidden = -1
    for (const [start, stop] of spans) {
      if (start > hidden) {
        masked += `${text.slice(end, start)}***`
        end = stop
      }
      end = Math.max(end, stop)
      hidden = end
    }
    return masked + text.slice(end)
  }

  /** Where secrets are. Each writer encodes what it likes, so they are looked for in what is meant, too. */
  private spansIn(text: string): Span[] {
    const spans = this.found(text)
    if (!ESCAPE.test(text)) return spans
    let copy = bytesOf(text)
    for (let layer = 0; layer < LAYERS && ESCAPE.test(copy.bytes); layer += 1) {
      copy = undone(copy)
      for (const [start, end] of this.found(copy.bytes)) {
        spans.push([copy.from[start] as number, copy.from[end] as number])
      }
    }
    return spans
  }

  private found(text: string): Span[] {
    const spans: Span[] = []
    for (let at = 0; at + SHORTEST <= text.length; at += 1) {
      for (const form of this.forms.get(text.slice(at, at + SHORTEST)) ?? []) {
        if (text.startsWith(form, at)) spans.push([at, at + form.length])
      }
    }
    return spans
  }
}

/** A text as bytes, each as a character, and where in the text each of them is from; behind them, where the text ends. */
interface Copy {
  bytes: string
  from: number[]
}

function bytesOf(text: string): Copy {
  const copy: Copy = { bytes: '', from: [] }
  let at = 0
  for (const character of text) {
    const bytes = character < '\x80' ? character : latin1Of(character)
    copy.bytes += bytes
    for (let byte = 0; byte < bytes.length; byte += 1) copy.from.push(at)
    at += character.length
  }
  copy.from.push(at)
  return copy
}

/** With what is meant for each character that is encoded. */
function undone({ bytes, from }: Copy): Copy {
  const copy: Copy = { bytes: '', from: [] }
  for (let at = 0; at < bytes.length; ) {
    NEXT_ESCAPE.lastIndex = at
    const found = '%&\\'.includes(bytes[at] as string) ? NEXT_ESCAPE.exec(bytes)?.[0] : undefined
    const meant = found === undefined ? (bytes[at] as string) : meantBy(found)
    copy.bytes += meant
    for (let byte = 0; byte < meant.length; byte += 1) copy.from.push(from[at] as number)
    at += found?.length ?? 1
  }
  copy.from.push(from[bytes.length] as number)
  return copy
}

/** The bytes of the character that is written like that. */
function meantBy(written: string): string {
  if (written.startsWith('%')) return String.fromCharCode(Number.parseInt(written.slice(1), 16))
  if (/^\\x/i.test(written)) return String.fromCharCode(Number.parseInt(written.slice(2), 16))
  if (written.startsWith('\\'))
    return written === "\\'" ? "'" : latin1Of(JSON.parse(`"${written.toLowerCase()}"`) as string)
  const name = written.slice(1, -1).toLowerCase()
  return name.startsWith('#')
    ? characterOf(Number(name.startsWith('#x') ? `0${name.slice(1)}` : name.slice(1)))
    : (NAMED[name] as string)
}

function characterOf(code: number): string {
  return code > 0x10ffff ? '' : latin1Of(String.fromCodePoint(code))
}

/** A text as whoever takes its UTF-8 for latin1 reads it: each byte as a character. */
function latin1Of(text: string): string {
  return Buffer.from(text).toString('latin1')
}

function partsOf(secret: string): string[] {
  // Where a secret is put into a URL or a text as it is, the reader undoes what looks encoded in it.
  const meant = Buffer.from(undone(bytesOf(secret)).bytes, 'latin1').toString()
  const lines = secret.split(/\r?\n/)
  // It may be cut there, too; but what an address that was captured begins with is what the report is about.
  const items = /^\w+:\/\//.test(secret) ? [] : secret.split(/[?#&]/)
  // Names of hosts are written in small letters.
  const parts = [...lines, ...items, secret.toLowerCase()]
    .map(part => part.trim())
    .filter(part => part.length >= SHORTEST_PART)
  return [secret, secret.trim(), meant, ...parts].filter(part => part.length >= SHORTEST && !WORDS.has(part))
}

/** A text as it is, and as it stands in paths, forms and base64; `spansIn` undoes what is encoded character by character. */
function formsOf(text: string): string[] {
  // The copy in which that is undone is of bytes already: what is misread in the text is so twice there.
  return [text, latin1Of(text), latin1Of(latin1Of(text))]
    .flatMap(each => [each, each.replaceAll('\\', '/')])
    .flatMap(each => [each, each.replaceAll(' ', '+'), each.replaceAll('+', ' ')])
    .concat(base64Of(text))
    .filter(form => form.length >= SHORTEST)
}

/** A text in base64, by itself and wherever it begins in what is encoded, such as behind `user:`. */
function base64Of(text: string): string[] {
  const cores = [0, 1, 2].map(offset => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)])
    const encoded = bytes.toString('base64').replace(/=+$/, '')
    // The first and the last character hold bits of what is around.
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6))
  })
  const whole = Buffer.from(text).toString('base64')
  return [whole, ...cores.filter(core => core.length >= SHORTEST_CORE)].flatMap(each => [each, urlSafe(each)])
}

function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
