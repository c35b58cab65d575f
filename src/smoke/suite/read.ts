import type { RepoPath } from '../../gate/path.js'
import type { Files } from '../../gate/ports.js'
import { formatSize } from '../../gate/size.js'
import { checkOf } from './check.js'
import { DEFAULTS, type Defaults, defaultsOf } from './defaults.js'
import { definitionsOf, heldToSize, type Values } from './definitions.js'
import { Environment } from './environment.js'
import { Field } from './field.js'
import { loadOf } from './load.js'
import type { Check, Suite } from './model.js'
import { heldToOrder, heldToUse, type Meant } from './order.js'
import { References } from './references.js'
import { Mistakes, type Node, treeOf } from './source.js'

/** What a suite is read with. */
export interface Surroundings extends Values {
  environment: Readonly<Record<string, string | undefined>>
  /** Bodies and certificates are read from here; their paths are relative to the suite's file. */
  files: Files
}

/** More is no suite that somebody wrote. */
export const LARGEST_SUITE = 1 << 20

const KEYS = ['defaults', 'variables', 'checks', 'load'] as const

/**
 * Reads a suite.
 *
 * @throws UserMistake with every mistake in it, each at its line
 */
export async function readSuite(text: string, file: RepoPath, surroundings: Surroundings): Promise<Suite> {
  const mistakes = new Mistakes()
  if (text.length > LARGEST_SUITE) {
    mistakes.add('', `is longer than ${formatSize(LARGEST_SUITE)}, which no suite is`, { file })
    mistakes.settle()
  }
  const tree = await treeOf(text, file, mistakes)
  mistakes.settle()
  if (tree === null || (tree.kind === 'scalar' && tree.value === null)) {
    mistakes.add('', 'is empty: it must have checks', { file })
    mistakes.settle()
  }
  const references = new References(file, mistakes)
  const later: (() => Promise<void>)[] = []
  const environment = new Environment(surroundings.environment)
  const reading = { mistakes, references, environment, later: (check: () => Promise<void>) => void later.push(check) }
  const suite = suiteOf(new Field(tree as Node, '', reading), surroundings)
  if (suite !== null) {
    heldToSize(suite, mistakes)
    heldToOrder(suite, meantIn(tree as Node, mistakes), mistakes)
    heldToUse(suite, surroundings.variables.keys(), writtenIn(tree as Node), mistakes)
  }
  for (const check of later) await check()
  await references.load(surroundings.files)
  mistakes.settle()
  return suite as Suite
}

function suiteOf(root: Field, values: Values): Suite | null {
  const fields = root.fields(KEYS)
  if (fields === undefined) return null
  const defaults = defaultsOf(fields.get('defaults')?.fields(DEFAULTS))
  const definitions = definitionsOf(fields.get('variables'), values, root.reading.mistakes)
  const checks = checksOf(fields.get('checks'), defaults)
  const load = fields.get('load')
  if (!fields.has('checks') && load === undefined) fields.lack('has neither checks nor load: there is nothing to do')
  const { taken: environment } = root.reading.environment
  return { checks, load: load === undefined ? null : loadOf(load, defaults), ...definitions, environment }
}

function meantIn(tree: Node, mistakes: Mistakes): Meant {
  const list = tree.kind === 'map' ? tree.entries.get('checks')?.value : undefined
  const checks = (list?.kind === 'list' ? list.items : []).flatMap(check =>
    check.kind === 'map' ? [check.entries] : [],
  )
  const names = checks.map(check => check.get('name')?.value)
  const captures = checks.map(check => check.get('capture')?.value)
  return {
    names: new Set(names.flatMap(name => (name?.kind === 'scalar' ? [name.text] : []))),
    variables: captures.flatMap(capture => (capture?.kind === 'map' ? [...capture.entries.keys()] : [])),
    words: new Set(mistakes.any ? wordsIn(tree) : []),
  }
}

/** Every key and every text of a suite. */
function* wordsIn(node: Node): Generator<string> {
  if (node.kind === 'scalar') yield node.text
  else if (node.kind === 'list') for (const item of node.items) yield* wordsIn(item)
  else
    for (const [name, { value }] of node.entries) {
      yield name
      yield* wordsIn(value)
    }
}

/** The variables that the suite names, whether or not they could be read. */
function writtenIn(tree: Node): string[] {
  const variables = tree.kind === 'map' ? tree.entries.get('variables')?.value : undefined
  return variables?.kind === 'map' ? [...variables.entries.keys()] : []
}

function checksOf(field: Field | undefined, defaults: Defaults): Check[] {
  const items = field?.someItems('of checks', 'a check') ?? []
  const names = new Set<string>()
  return items.flatMap(item => {
    const check = checkOf(item, defaults)
    if (check === undefined) return []
    if (names.has(check.name)) item.refuse(`is the second check that is called ${JSON.stringify(check.name)}`)
    names.add(check.name)
    return [check]
  })
}
