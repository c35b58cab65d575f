// Puts what a sheet of faults describes into a good workflow. In a sheet a line `@place …` says where the lines below it
// go; `§` at a line's end marks where a reader would expect the message.
import { Document } from './document.mjs'

export const MARK = / ?§$/

/** The orders of one variant: [{ place, text }]. */
export function ordersOf(text) {
  const orders = []
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line.startsWith('@')) orders.push({ place: line.slice(1), lines: [] })
    else orders.at(-1).lines.push(line)
  }
  return orders.map(({ place, lines }) => ({ place, text: lines.length > 0 ? `${lines.join('\n')}\n` : '' }))
}

/** The workflow with the fault, still with marks; undefined where it lacks the place. */
export function planted(workflow, orders, random) {
  const document = new Document(workflow)
  for (const { place, text } of orders) {
    const [name, ...words] = place.split(' ')
    if (!places[name](document, text, random, words.join(' '))) return undefined
  }
  return document.text
}

const places = {
  /** Among the steps of a job. */
  step(document, text, random) {
    const job = one(document.ordinaryJobs(), random)
    if (!job) return false
    const steps = document.steps(job)
    const at = 1 + random.int(steps.length)
    document.insert(at < steps.length ? steps[at].from : steps.at(-1).to, indented(text, 6))
    return true
  },

  /** Below a name of a step that has the key. */
  stepkey(document, text, random, key) {
    const steps = document.ordinaryJobs().flatMap(job => document.steps(job))
    const suitable = steps.filter(({ from, to }) => {
      const lines = document.lines.slice(from, to)
      const has = wanted => lines.some(line => new RegExp(`^ {6}[- ] ${wanted}:`).test(line))
      return has(key) && !has(text.match(/[\w-]+/)[0]) && /^ {6}- name: [^>|]*$/.test(lines[0])
    })
    const step = one(suitable, random)
    if (!step) return false
    document.insert(step.from + 1, indented(text, 8))
    return true
  },

  /** A job beside the others. */
  job(document, text, random) {
    const jobs = document.jobs()
    if (jobs.length === 0 || jobs.some(({ id }) => text.startsWith(`${id}:`))) return false
    const at = random.int(jobs.length + 1)
    document.insert(at < jobs.length ? jobs[at].from : jobs.at(-1).to, indented(text, 2))
    return true
  },

  /** Among the keys of a job that has steps and not these keys. */
  jobkey(document, text, random) {
    const own = [...text.matchAll(/^([\w-]+):/gm)].map(([, key]) => key)
    const free = job => !document.keys(job).some(({ key }) => own.includes(key))
    const job = one(document.ordinaryJobs().filter(free), random)
    if (!job) return false
    const keys = document.keys(job)
    document.insert(
      random.int(2) === 0 ? job.from + 1 : keys.find(({ key }) => key === 'steps').from,
      indented(text, 4),
    )
    return true
  },

  /** In the place of a job's key. */
  jobkeyfor(document, text, random, wanted) {
    const found = document.ordinaryJobs().flatMap(job => document.keys(job).filter(({ key }) => key === wanted))
    const key = one(found, random)
    if (!key) return false
    document.replace(key, indented(text, 4))
    return true
  },

  /** A job loses a key; the message is expected at its id. */
  dropjobkey(document, _, random, wanted) {
    const jobs = document.ordinaryJobs().filter(job => document.keys(job).some(({ key }) => key === wanted))
    const job = one(jobs, random)
    if (!job) return false
    const { from, to } = document.keys(job).find(({ key }) => key === wanted)
    document.lines.splice(from, to - from)
    document.lines[job.from] += ' §'
    return true
  },

  /** At the left edge, for the key that was there; events only where nothing asks for their inputs. */
  top(document, text) {
    const key = text.match(/^["']?([\w-]+)/)[1]
    if (key === 'on' && /\binputs\b/.test(document.text)) return false
    const there = document.top(key)
    if (there) document.replace(there, text)
    else document.insert(document.top('jobs').from, text)
    return true
  },

  /** At the left edge, whatever else is there. */
  topmore(document, text, random) {
    document.insert(random.int(2) === 0 ? document.top('jobs').from : document.lines.length, text)
    return true
  },

  /** After everything. */
  bottom(document, text) {
    document.insert(document.lines.length, text)
    return true
  },

  /** A key at the left edge is lost; the message is expected at the first key. */
  droptop(document, _, __, key) {
    const { from, to } = document.top(key)
    document.lines.splice(from, to - from)
    const first = document.lines.findIndex(line => /^[\w"']/.test(line))
    document.lines[first] += ' §'
    return true
  },

  /** Among the events of a map that has not this one. */
  event(document, text, random) {
    const events = document.events()
    const own = text.match(/[\w-]+/)[0]
    if (events.length === 0 || events.some(({ key }) => key === own)) return false
    const at = random.int(events.length + 1)
    document.insert(at < events.length ? events[at].from : events.at(-1).to, indented(text, 2))
    return true
  },

  /** `/pattern/ => text`: a line that matches is written anew, where `\n` is a line's end. */
  line(document, _, random, words) {
    const [pattern, text] = words.slice(1).split('/ => ')
    const matches = new RegExp(pattern)
    const found = document.lines.flatMap((line, at) => (matches.test(line) ? [at] : []))
    const at = one(found, random)
    if (at === undefined) return false
    const written = document.lines[at].replace(matches, text)
    document.replace({ from: at, to: at + 1 }, written.replaceAll('\\n', '\n').replaceAll('\\t', '\t'))
    return true
  },

  /** Nothing of the workflow stays. */
  file(document, text) {
    document.lines = text.replace(/\n$/, '').split('\n')
    return true
  },
}

function one(array, random) {
  return array.length > 0 ? random.pick(array) : undefined
}

function indented(text, by) {
  return text.replace(/^(?=.)/gm, ' '.repeat(by))
}
