// Sheets: text files of which the corpus is made. `= title` begins a section, `;` a remark of ours. In a section's text
// `‹a|b›` is one of these (a `||` or an escaped `\|` stays), lines after `?` are there or not (`?-` parts two such
// blocks), `@~v6` is an action's version pinned by a hash, `~digest` an image's, and everything follows from the seed.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** The sections of a sheet: [{ title, text }]. */
export function sectionsOf(path) {
  const sections = []
  for (const line of read(path).split('\n')) {
    if (line.startsWith('; ')) continue
    if (line.startsWith('= ')) sections.push({ title: line.slice(2), lines: [] })
    else if (sections.length > 0) sections.at(-1).lines.push(line)
  }
  return sections.map(({ title, lines }) => ({ title, text: `${lines.join('\n').trimEnd()}\n` }))
}

/** The names of the files of a folder beside this one that end so. */
export function namesIn(folder, ending) {
  const names = readdirSync(new URL(`${folder}/`, import.meta.url)).filter(name => name.endsWith(ending))
  return names.sort()
}

/** The text of a file below this folder. */
export function read(path) {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

/** A section's text with everything decided; with a turn its choices are taken one after the other. */
export function decided(text, random, turn) {
  const kept = []
  let group
  for (const line of text.split('\n')) {
    if (!line.startsWith('?')) group = undefined
    else if (line === '?-') {
      group = undefined
      continue
    } else group ??= { there: random.int(2) === 1 }
    if (group === undefined) kept.push(line)
    else if (group.there) kept.push(line.slice(1))
  }
  const chosen = kept.join('\n').replace(/‹([^›]*)›/g, (_, all) => {
    const choices = choicesOf(all)
    const chosen = turn === undefined ? random.pick(choices) : choices[turn % choices.length]
    return chosen.replaceAll('\\|', '|')
  })
  return pinned(chosen)
}

/** How many choices the longest list of a text has. */
export function breadthOf(text) {
  return Math.max(1, ...[...text.matchAll(/‹([^›]*)›/g)].map(([, all]) => choicesOf(all).length))
}

function choicesOf(all) {
  return all.split(/(?<![|\\])\|(?!\|)/)
}

/** The text with actions and images pinned by what looks like their hashes. */
export function pinned(text) {
  return text
    .replace(
      /([\w./-]+)@~(v[\w.]+)/g,
      (_, action, version) => `${action}@${hash('sha1', action + version)} # ${version}`,
    )
    .replace(/([\w./:-]+)@sha256:~digest/g, (_, image) => `${image}@sha256:${hash('sha256', image)}`)
}

function hash(algorithm, text) {
  return createHash(algorithm).update(text).digest('hex')
}
