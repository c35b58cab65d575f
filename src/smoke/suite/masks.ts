/** Shorter ones are everywhere: to hide them would make the report unreadable, and say what they are. */
const SHORTEST = 4
/** Of a secret of several lines each line of this length is one too: tools show lines by themselves. */
const SHORTEST_LINE = 8
/** Of base64 that begins within a text this many characters are sure to be of the secret. */
const SHORTEST_CORE = 6

/** Texts that must not be shown: hides each wherever it stands, as it is and as it is encoded on its way. */
export class Masks {
  private readonly secrets = new Set<string>()
  private readonly forms = new Set<string>()
  private longest: string[] | null = null

  /** Hides a text from now on, if it has 4 characters at least. */
  add(secret: string): void {
    this.secrets.add(secret)
    const known = this.forms.size
    for (const text of partsOf(secret)) for (const form of formsOf(text)) this.forms.add(form)
    if (this.forms.size > known) this.longest = null
  }

  /** What is hidden, for the masks of another thread. */
  list(): string[] {
    return [...this.secrets]
  }

  /** The text with `***` for every secret in it; of secrets that overlap nothing is left. */
  text(text: string): string {
    this.longest ??= [...this.forms].sort((a, b) => b.length - a.length)
    const spans: [start: number, end: number][] = []
    for (const form of this.longest) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) spans.push([at, at + form.length])
    }
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
}

function partsOf(secret: string): string[] {
  const lines = secret.split(/\r?\n/).map(line => line.trim())
  const parts = lines.length > 1 ? lines.filter(line => line.length >= SHORTEST_LINE) : []
  return [secret, secret.trim(), ...parts].filter(part => part.length >= SHORTEST)
}

/** A text as it is, and as it stands in URLs, forms, JSON, markup and base64. */
function formsOf(text: string): string[] {
  const markup = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const json = jsonOf(text)
  return [
    text,
    ...urlOf(text),
    ...json,
    ...urlOf(json[0] as string),
    markup,
    markup.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    ...base64Of(text),
  ].filter(form => form.length >= SHORTEST)
}

function urlOf(text: string): string[] {
  const url = encodeURIComponent(Buffer.from(text).toString())
  return [
    url,
    url.replace(/%[0-9A-F]{2}/g, each => each.toLowerCase()),
    url.replaceAll('%20', '+'),
    // As `URLSearchParams` writes it.
    new URLSearchParams([['', text]]).toString().slice(1),
  ]
}

/** A text in JSON as JavaScript, Python, PHP, Go and .NET write it, and in a JSON text that stands in JSON, as a report shows it. */
function jsonOf(text: string): string[] {
  const own = inJson(text)
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  const ascii = own.replace(/[\u0080-\uffff]/g, code)
  const all = [
    own,
    own.replaceAll('/', '\\/'),
    ascii,
    ascii.replaceAll('/', '\\/'),
    own.replace(/[<>&\u2028\u2029]/g, code),
    text.replace(/[\\"&'+<>`\u0080-\uffff]/g, each =>
      each === '\\' ? '\\\\' : `\\u${code(each).slice(2).toUpperCase()}`,
    ),
  ]
  const within = all.map(inJson)
  return [...all, ...within, ...within.map(inJson)]
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
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
