// A workflow as lines, with the places where a fault can be put. Only workflows in the usual form, indented by two and
// without flow style at these places, have them; a place that a workflow lacks is undefined.

const ITEM = /^ {6}- /
const KEY = /^ {4}([\w-]+):/
const JOB = /^ {2}([\w-]+):\s*(#.*)?$/

export class Document {
  constructor(text) {
    this.lines = text.replace(/\n$/, '').split('\n')
  }

  get text() {
    return `${this.lines.join('\n')}\n`
  }

  insert(at, text) {
    this.lines.splice(at, 0, ...linesOf(text))
  }

  replace({ from, to }, text) {
    this.lines.splice(from, to - from, ...linesOf(text))
  }

  /** The lines of a key at the left edge. */
  top(key) {
    return this.#block(line => line.match(/^["']?([\w-]+)["']?:/)?.[1] === key, 0, 0, this.lines.length)
  }

  /** The jobs: [{ id, from, to }]. */
  jobs() {
    const all = this.top('jobs')
    if (all === undefined || this.lines[all.from] !== 'jobs:') return []
    return this.#starts(JOB, all).map(from => ({
      id: this.lines[from].match(JOB)[1],
      ...this.#block(line => line === this.lines[from], 2, from, all.to),
    }))
  }

  /** The keys of a job: [{ key, from, to }]. */
  keys(job) {
    return this.#starts(KEY, job).map(from => ({
      key: this.lines[from].match(KEY)[1],
      ...this.#block(line => line === this.lines[from], 4, from, job.to),
    }))
  }

  /** The steps of a job: [{ from, to }]. */
  steps(job) {
    const steps = this.keys(job).find(({ key }) => key === 'steps')
    if (steps === undefined) return []
    const starts = this.#starts(ITEM, steps)
    return starts.map((from, at) => ({ from, to: this.#trimmed(from, starts[at + 1] ?? steps.to) }))
  }

  /** The jobs with steps. */
  ordinaryJobs() {
    return this.jobs().filter(job => this.steps(job).length > 0)
  }

  /** The events, where they are a map: [{ from, to }]. */
  events() {
    const on = this.top('on')
    if (on === undefined || !/^["']?on["']?:$/.test(this.lines[on.from])) return []
    return this.#starts(/^ {2}[\w-]+:/, on).map(from => ({
      key: this.lines[from].match(/[\w-]+/)[0],
      ...this.#block(line => line === this.lines[from], 2, from, on.to),
    }))
  }

  #starts(pattern, { from, to }) {
    const found = []
    for (let at = from; at < to; at += 1) if (pattern.test(this.lines[at])) found.push(at)
    return found
  }

  #block(isStart, indent, from, to) {
    const start = this.lines.findIndex((line, at) => at >= from && at < to && isStart(line))
    if (start < 0) return undefined
    let end = start + 1
    while (end < to && (this.#empty(end) || indentOf(this.lines[end]) > indent)) end += 1
    return { from: start, to: this.#trimmed(start, end) }
  }

  /** Without the empty lines and remarks at its end, which belong to what follows. */
  #trimmed(from, end) {
    let to = end
    while (to > from + 1 && this.#empty(to - 1)) to -= 1
    return to
  }

  #empty(at) {
    return /^\s*(#.*)?$/.test(this.lines[at])
  }
}

function indentOf(line) {
  return line.length - line.trimStart().length
}

function linesOf(text) {
  return text.replace(/\n$/, '').split('\n')
}
