// A file of the corpus while it is put together. What is labelled is wrapped in three private-use characters that no
// format escapes, so that a renderer can quote, indent and nest as it likes and the lines come out right at the end.
const OPEN = '\ue000'
const MIDDLE = '\ue001'
const CLOSE = '\ue002'
const MARK = new RegExp(`${OPEN}(\\d+)${MIDDLE}([^${CLOSE}]*)${CLOSE}`, 'g')

export class Sheet {
  /** `where` names the kind of file; `form` may hold `crlf: true` and an `encoding`: `utf8-bom`, `utf16le`. */
  constructor(file, where, form = {}) {
    this.file = file
    this.where = where
    this.form = form
    this.labels = []
    this.parts = []
  }

  /** The text in which a secret stands (by default the secret itself), labelled. */
  secret(kind, secret, text = secret) {
    return this.#mark({ label: 'secret', kind, secret }, text)
  }

  /** A text that is no secret though it may look like one, labelled; usually a whole line. */
  negative(kind, text) {
    return this.#mark({ label: 'negative', kind }, text)
  }

  add(...parts) {
    this.parts.push(...parts)
    return this
  }

  /** The file's bytes and its labels with their lines. */
  finish() {
    const { text, labels } = unmarked(this.parts.join('\n'), this.labels)
    const content = text.endsWith('\n') ? text : `${text}\n`
    const placed = labels.map(label => ({ file: this.file, where: this.where, ...label }))
    return { file: this.file, bytes: encoded(content, this.form), labels: withoutDoubles(placed) }
  }

  #mark(label, text) {
    this.labels.push(label)
    return `${OPEN}${this.labels.length - 1}${MIDDLE}${text}${CLOSE}`
  }
}

/** What is marked in a text that shows no marks: for renderers that must measure or cut what they render. */
export function plain(text) {
  return text.replace(MARK, '$2')
}

function unmarked(marked, labels) {
  const placed = []
  let text = ''
  let line = 1
  let from = 0
  const take = piece => {
    text += piece
    line += piece.split('\n').length - 1
  }
  for (const match of marked.matchAll(MARK)) {
    take(marked.slice(from, match.index))
    from = match.index + match[0].length
    const first = line
    take(match[2])
    placed.push({ ...labels[match[1]], line: first, ...(line > first ? { endLine: line } : {}) })
  }
  take(marked.slice(from))
  if (/[\ue000-\ue002]/.test(text))
    throw new Error(`a mark within a mark: ${text.slice(text.search(/[\ue000-\ue002]/))}`)
  return { text, labels: placed }
}

/** A line is labelled once: a second label of the same sort on it says nothing more. */
function withoutDoubles(labels) {
  const seen = new Set()
  return labels.filter(({ label, line, secret }) => {
    const key = label === 'secret' ? `${line}/${secret}` : `${line}`
    return !seen.has(key) && seen.add(key)
  })
}

function encoded(content, { crlf, encoding }) {
  const text = crlf ? content.replaceAll('\n', '\r\n') : content
  if (encoding === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  return Buffer.from(encoding === 'utf8-bom' ? `\ufeff${text}` : text)
}
