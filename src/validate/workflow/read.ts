import type { MapNode, Node, Pair, ScalarNode } from '../tree/node.js'
import { pairIn, textOf, valueAt, valueIn } from '../tree/node.js'
import type { Source } from '../tree/source.js'
import type { Action, Interface, Job, Step, Trigger, Workflow } from './model.js'

/**
 * So many steps and needs are read of a file: aliases can put the same list into every job, or into itself. Nobody has as many.
 */
const MOST = 50_000

interface Budget {
  left: number
}

/** Reads a workflow; null where the file is no map. */
export function readWorkflow(source: Source): Workflow | null {
  const { root } = source
  if (root?.kind !== 'map') return null
  const budget = { left: MOST }
  const on = valueIn(root, 'on')
  return {
    source,
    root,
    triggers: triggersOf(on),
    permissions: pairIn(root, 'permissions'),
    concurrency: pairIn(root, 'concurrency'),
    defaults: valueIn(root, 'defaults'),
    env: pairsOf(valueIn(root, 'env')),
    call: interfaceOf(on),
    dispatch: startedByHand(on) ? pairsOf(valueAt(on, 'workflow_dispatch', 'inputs')) : null,
    jobs: pairsOf(valueIn(root, 'jobs')).flatMap(pair => jobOf(pair, budget)),
  }
}

/** Reads an `action.yml`; null where the file is no map. */
export function readAction(source: Source): Action | null {
  const { root } = source
  if (root?.kind !== 'map') return null
  const runs = mapOf(valueIn(root, 'runs'))
  return {
    source,
    root,
    inputs: pairsOf(valueIn(root, 'inputs')),
    outputs: pairsOf(valueIn(root, 'outputs')),
    runs,
    using: textOf(valueIn(runs, 'using')) ?? '',
    steps: stepsOf(valueIn(runs, 'steps'), { left: MOST }),
  }
}

function triggersOf(on: Node | undefined): Trigger[] {
  if (on === undefined) return []
  if (on.kind === 'map') {
    return on.pairs.map(({ key, name, value }) => ({ event: name, at: key, options: mapOf(value) }))
  }
  const names = on.kind === 'list' ? on.items : [on]
  return names.flatMap(at => {
    const event = textOf(at)
    return event === undefined ? [] : [{ event, at, options: null }]
  })
}

function interfaceOf(on: Node | undefined): Interface | null {
  if (!triggersOf(on).some(({ event }) => event === 'workflow_call')) return null
  const call = valueIn(on, 'workflow_call')
  return {
    inputs: pairsOf(valueIn(call, 'inputs')),
    secrets: pairsOf(valueIn(call, 'secrets')),
    outputs: pairsOf(valueIn(call, 'outputs')),
  }
}

function startedByHand(on: Node | undefined): boolean {
  return triggersOf(on).some(({ event }) => event === 'workflow_dispatch')
}

function jobOf({ key, name, value: node }: Pair, budget: Budget): Job[] {
  if (node.kind !== 'map') return []
  return [
    {
      id: name,
      at: key,
      node,
      needs: scalarsOf(valueIn(node, 'needs'), budget),
      if: pairIn(node, 'if'),
      runsOn: pairIn(node, 'runs-on'),
      permissions: pairIn(node, 'permissions'),
      environment: pairIn(node, 'environment'),
      concurrency: pairIn(node, 'concurrency'),
      container: pairIn(node, 'container'),
      services: pairsOf(valueIn(node, 'services')),
      strategy: valueIn(node, 'strategy'),
      matrix: valueAt(node, 'strategy', 'matrix'),
      defaults: valueIn(node, 'defaults'),
      env: pairsOf(valueIn(node, 'env')),
      outputs: pairsOf(valueIn(node, 'outputs')),
      steps: stepsOf(valueIn(node, 'steps'), budget),
      uses: scalarOf(valueIn(node, 'uses')),
      with: pairsOf(valueIn(node, 'with')),
      secrets: pairIn(node, 'secrets'),
    },
  ]
}

function stepsOf(steps: Node | undefined, budget: Budget): Step[] {
  if (steps?.kind !== 'list' || budget.left < steps.items.length) return []
  budget.left -= steps.items.length
  return steps.items.flatMap(node => {
    if (node.kind !== 'map') return []
    const parallel = valueIn(node, 'parallel')
    return parallel === undefined ? [stepOf(node)] : stepsOf(parallel, budget)
  })
}

function stepOf(node: MapNode): Step {
  return {
    node,
    id: scalarOf(valueIn(node, 'id')),
    name: scalarOf(valueIn(node, 'name')),
    if: pairIn(node, 'if'),
    uses: scalarOf(valueIn(node, 'uses')),
    run: scalarOf(valueIn(node, 'run')),
    shell: scalarOf(valueIn(node, 'shell')),
    with: pairsOf(valueIn(node, 'with')),
    env: pairsOf(valueIn(node, 'env')),
  }
}

function scalarsOf(node: Node | undefined, budget: Budget): ScalarNode[] {
  const nodes = node?.kind === 'list' ? node.items : node === undefined ? [] : [node]
  if (budget.left < nodes.length) return []
  budget.left -= nodes.length
  return nodes.flatMap(each => scalarOf(each) ?? [])
}

function scalarOf(node: Node | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' && node.type !== 'null' ? node : undefined
}

function mapOf(node: Node | undefined): MapNode | null {
  return node?.kind === 'map' ? node : null
}

function pairsOf(node: Node | undefined): readonly Pair[] {
  return node?.kind === 'map' ? node.pairs : []
}
