import type { MapNode, Node, Pair } from '../../tree/node.js'
import { isNull, textOf, valueAt, valueIn } from '../../tree/node.js'
import type { Interface } from '../model.js'

export interface Input {
  /** As it was written where it is declared. */
  readonly name: string
  /** Whether a caller has to give it: it is required and has no default. */
  readonly required: boolean
  readonly type: 'string' | 'number' | 'boolean' | 'any'
  /** Why it should no longer be used; null where it may be. */
  readonly deprecated: string | null
}

/** What an action or a reusable workflow takes and gives; keys are in lower case, as GitHub does not regard case. */
export interface Callable {
  readonly inputs: ReadonlyMap<string, Input>
  /** Whether it takes inputs that it does not declare. */
  readonly openInputs: boolean
  readonly outputs: ReadonlySet<string>
  readonly openOutputs: boolean
  /** Secrets to whether they are required; of a reusable workflow. */
  readonly secrets: ReadonlyMap<string, Secret>
}

export interface Secret {
  readonly name: string
  readonly required: boolean
}

const TYPES: ReadonlySet<string> = new Set(['string', 'number', 'boolean'])
// The runner gives them to every action that runs in a container.
const OF_CONTAINERS = ['args', 'entrypoint']

/** The interface of a local action, by its `action.yml`. */
export function interfaceOfAction(root: MapNode): Callable {
  const inputs = inputsOf(valueIn(root, 'inputs'))
  const using = textOf(valueAt(root, 'runs', 'using'))
  if (using === 'docker') {
    for (const name of OF_CONTAINERS) {
      if (!inputs.has(name)) inputs.set(name, { name, required: false, type: 'any', deprecated: null })
    }
  }
  const outputs = valueIn(root, 'outputs')
  // A script or a container can set outputs that are not declared, and GitHub passes them on.
  const openOutputs = outputs === undefined && using !== 'composite'
  return { inputs, openInputs: false, outputs: namesIn(outputs), openOutputs, secrets: new Map() }
}

/** The interface of a reusable workflow. */
export function interfaceOfWorkflow({ inputs, secrets, outputs }: Interface): Callable {
  return {
    inputs: new Map(inputs.map(pair => [pair.name.toLowerCase(), inputOf(pair)])),
    openInputs: false,
    outputs: new Set(outputs.map(({ name }) => name.toLowerCase())),
    openOutputs: false,
    secrets: new Map(secrets.map(({ name, value }) => [name.toLowerCase(), { name, required: isRequired(value) }])),
  }
}

function inputsOf(node: Node | undefined): Map<string, Input> {
  const pairs = node?.kind === 'map' ? node.pairs : []
  return new Map(pairs.map(pair => [pair.name.toLowerCase(), inputOf(pair)]))
}

function inputOf({ name, value }: Pair): Input {
  const given = valueIn(value, 'default')
  const type = textOf(valueIn(value, 'type')) ?? 'any'
  const deprecated = valueIn(value, 'deprecationMessage')
  return {
    name,
    required: isRequired(value) && (given === undefined || isNull(given)),
    type: TYPES.has(type) ? (type as Input['type']) : 'any',
    deprecated: deprecated === undefined ? null : (textOf(deprecated) ?? ''),
  }
}

function isRequired(node: Node): boolean {
  return textOf(valueIn(node, 'required'))?.toLowerCase() === 'true'
}

function namesIn(node: Node | undefined): Set<string> {
  return new Set(node?.kind === 'map' ? node.pairs.map(({ name }) => name.toLowerCase()) : [])
}
