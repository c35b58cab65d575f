// What a place in a file is filled with: a name, in whatever case the place wants it, and a value that is labelled.
import { cases } from './names.mjs'
import { host, login, noun, person, services, site, stages, title, verbs } from './words.mjs'

/** Names without a value, for lines that only talk of secrets. */
export class Names {
  constructor(random, words) {
    this.random = random
    this.words = words
    for (const [name, write] of Object.entries(cases)) this[name] = write(words)
    this.noun = noun(random)
    this.Noun = title(this.noun)
    this.verb = random.pick(verbs)
    this.host = host(random)
    this.site = site(random)
    this.user = login(random)
    this.person = person(random)
    this.service = random.pick(services)
    this.stage = random.pick(stages)
    this.port = random.pick([5432, 3306, 6379, 8080, 27017, 1433, 9200, 443, 25])
    this.number = random.int(900) + 10
  }
}

export class Slot extends Names {
  /** `escapes` says which characters the language writes with a backslash within each kind of quotes. */
  constructor(sheet, random, item, escapes) {
    super(random, item.names)
    this.sheet = sheet
    this.item = item
    this.escapes = escapes
  }

  /** The value as a string literal in double quotes. */
  get q() {
    return `"${this.within('"')}"`
  }

  /** In single quotes, for the languages that have them. */
  get sq() {
    return `'${this.within("'")}'`
  }

  /** In backticks. */
  get tq() {
    return `\`${this.within('`')}\``
  }

  /** Just as it is. */
  get raw() {
    return this.marked(this.item.value)
  }

  /** As it is where that can be read, otherwise in double quotes: for YAML, .env, shell. */
  get loose() {
    return /^[A-Za-z0-9/][\w./+=@~:-]*$/.test(this.item.value) && !this.item.value.includes(': ') ? this.raw : this.q
  }

  /** Within an XML text or attribute. */
  get xml() {
    const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
    return this.marked(this.item.value.replace(/[&<>"]/g, found => entities[found]))
  }

  /** Within a URL. */
  get url() {
    return this.marked(this.item.value.replace(/[^\w.~!*:;,+=-]/g, found => encodeURIComponent(found)))
  }

  /** Put together from two string literals, if it is a secret of some length; `glue` stands between them. */
  pieces(glue, quote = '"') {
    const { label, value, verbatim } = this.item
    if (label === 'negative' || verbatim || value.length < 24) return `${quote}${this.within(quote)}${quote}`
    const at = Math.floor(value.length * (0.3 + this.random.next() * 0.4))
    const [first, second] = [value.slice(0, at), value.slice(at)].map(piece => this.#escaped(piece, quote))
    return this.marked(`${quote}${first}${quote}${glue}${quote}${second}${quote}`)
  }

  /** Labelled as this slot's, whatever the text is that holds the value. */
  marked(text) {
    const { label, kind, value } = this.item
    return label === 'secret' ? this.sheet.secret(kind, value, text) : this.sheet.negative(kind, text)
  }

  within(quote) {
    return this.marked(this.#escaped(this.item.value, quote))
  }

  #escaped(text, quote) {
    if (this.item.verbatim) return text
    const special = this.escapes?.[quote] ?? `\\${quote}`
    return [...text].map(c => (c === '\n' ? '\\n' : special.includes(c) ? `\\${c}` : c)).join('')
  }
}
