/**
 * Makes `src/validate/workflow/interfaces/data/popular.json` from the Go module github.com/rhysd/actionlint, which reads
 * the `action.yml` of much used actions at each of its releases:
 *
 *     node build/popular-actions.mjs <folder of the module>
 *
 * `actions`: names in lower case to one text per interface, `refs|inputs|outputs`, each a list with blanks between. An
 * input is followed by `!` where it is required, and by `~` where it is deprecated; `*` stands for any other.
 * `deprecated`: `<action> <input>` to why. `outdated`: names to the refs whose runner GitHub has removed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { root } from './root.mjs'

const INPUT = /^\t\t\t"[^"]*":\s+\{("(?:[^"\\]|\\.)*"), (true|false), (true|false), ("(?:[^"\\]|\\.)*")\},$/
const OUTPUT = /^\t\t\t"[^"]*":\s+\{("(?:[^"\\]|\\.)*")\},$/
// Their script sets outputs as it likes.
const SET_ANY_OUTPUT = new Set(['actions/github-script'])

const [folder] = process.argv.slice(2)
if (folder === undefined)
  throw new Error('usage: node build/popular-actions.mjs <folder of github.com/rhysd/actionlint>')
const data = `${root}/src/validate/workflow/interfaces/data`
const text = readFileSync(`${folder}/popular_actions.go`, 'utf8')
const [known, old] = text.split('\nvar OutdatedPopularActionSpecs')

const deprecated = {}
const actions = grouped(readActions(known))
const outdated = {}
for (const [, spec] of old.matchAll(/^\t"([^"]+)":/gm)) {
  const { name, ref } = parted(spec)
  outdated[name] = [outdated[name], ref].filter(Boolean).join(' ')
}
writeFileSync(`${data}/popular.json`, printed({ actions, deprecated, outdated }))
writeFileSync(`${data}/LICENSE`, readFileSync(`${folder}/LICENSE.txt`))
const version = /actionlint@v?([\d.]+)/.exec(folder)?.[1] ?? ''
writeFileSync(
  `${data}/NOTICE`,
  `popular.json says what much used actions take and give. It is the table in popular_actions.go of actionlint ${version}
(https://github.com/rhysd/actionlint), written in another form. Copyright (c) 2021 rhysd, MIT License: see LICENSE.
Made by build/popular-actions.mjs.
`,
)

/** The actions of the table, each with its inputs and outputs. */
function readActions(go) {
  const read = []
  for (const line of go.split('\n')) {
    const spec = /^\t"([^"]+)": \{$/.exec(line)
    const input = INPUT.exec(line)
    const output = OUTPUT.exec(line)
    const { inputs, outputs, name } = read.at(-1) ?? {}
    if (spec !== null) read.push(begun(parted(spec[1])))
    else if (/^\t\tSkipInputs:\s+true,$/.test(line)) inputs.push('*')
    else if (/^\t\tSkipOutputs:\s+true,$/.test(line)) outputs.push('*')
    else if (input !== null) inputs.push(inputOf(name, ...input.slice(1).map(each => JSON.parse(each))))
    else if (output !== null) outputs.push(JSON.parse(output[1]))
  }
  return read
}

function begun(spec) {
  return { ...spec, inputs: [], outputs: SET_ANY_OUTPUT.has(spec.name) ? ['*'] : [] }
}

function inputOf(action, name, required, isDeprecated, message) {
  if (isDeprecated) deprecated[`${action} ${name.toLowerCase()}`] = message
  return `${name}${required ? '!' : ''}${isDeprecated ? '~' : ''}`
}

/** Refs of an action with the same interface together. */
function grouped(read) {
  const refs = new Map()
  for (const { name, ref, inputs, outputs } of read) {
    const key = JSON.stringify([name, `${inputs.join(' ')}|${outputs.join(' ')}`])
    refs.set(key, [...(refs.get(key) ?? []), ref])
  }
  const result = {}
  for (const [key, of] of refs) {
    const [name, rest] = JSON.parse(key)
    result[name] = [...(result[name] ?? []), `${of.join(' ')}|${rest}`]
  }
  return result
}

function parted(spec) {
  const at = spec.lastIndexOf('@')
  return { name: spec.slice(0, at).toLowerCase(), ref: spec.slice(at + 1) }
}

// A line for each entry, so that a new release of the module makes a short difference.
function printed(parts) {
  const sections = Object.entries(parts).map(([name, entries]) => {
    const lines = Object.entries(entries).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    return `  ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n  }`
  })
  return `{\n${sections.join(',\n')}\n}\n`
}
