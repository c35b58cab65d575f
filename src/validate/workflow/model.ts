import type { MapNode, Node, Pair, ScalarNode, Span } from '../tree/node.js'
import type { Source } from '../tree/source.js'

/** One event of `on`, in whichever of its three forms it was written. */
export interface Trigger {
  readonly event: string
  /** Where its name stands. */
  readonly at: Span
  /** What it is narrowed by; null where nothing is said. */
  readonly options: MapNode | null
}

/** A workflow as its checks see it: read leniently, whatever is missing or of the wrong type is left out. */
export interface Workflow {
  readonly source: Source
  readonly root: MapNode
  readonly triggers: readonly Trigger[]
  readonly permissions: Pair | undefined
  readonly concurrency: Pair | undefined
  readonly defaults: Node | undefined
  readonly env: readonly Pair[]
  /** Inputs, secrets and outputs of `workflow_call`; null where the workflow cannot be called. */
  readonly call: Interface | null
  /** The inputs of `workflow_dispatch`; null where it cannot be started by hand. */
  readonly dispatch: readonly Pair[] | null
  readonly jobs: readonly Job[]
}

/** What a reusable workflow takes and gives: names to maps. */
export interface Interface {
  readonly inputs: readonly Pair[]
  readonly secrets: readonly Pair[]
  readonly outputs: readonly Pair[]
}

export interface Job {
  readonly id: string
  /** Its key. */
  readonly at: Span
  readonly node: MapNode
  readonly needs: readonly ScalarNode[]
  readonly if: Pair | undefined
  readonly runsOn: Pair | undefined
  readonly permissions: Pair | undefined
  readonly environment: Pair | undefined
  readonly concurrency: Pair | undefined
  readonly container: Pair | undefined
  readonly services: readonly Pair[]
  readonly strategy: Node | undefined
  readonly matrix: Node | undefined
  readonly defaults: Node | undefined
  readonly env: readonly Pair[]
  readonly outputs: readonly Pair[]
  /** In their order; those that run in parallel to each other one after the other. */
  readonly steps: readonly Step[]
  /** The reusable workflow that it calls. */
  readonly uses: ScalarNode | undefined
  readonly with: readonly Pair[]
  readonly secrets: Pair | undefined
}

export interface Step {
  readonly node: MapNode
  readonly id: ScalarNode | undefined
  readonly name: ScalarNode | undefined
  readonly if: Pair | undefined
  readonly uses: ScalarNode | undefined
  readonly run: ScalarNode | undefined
  readonly shell: ScalarNode | undefined
  readonly with: readonly Pair[]
  readonly env: readonly Pair[]
}

/** An `action.yml`, read as leniently. */
export interface Action {
  readonly source: Source
  readonly root: MapNode
  readonly inputs: readonly Pair[]
  readonly outputs: readonly Pair[]
  readonly runs: MapNode | null
  /** `composite`, `docker`, `node24` and so on; empty where it is not said. */
  readonly using: string
  /** Of a composite action. */
  readonly steps: readonly Step[]
}
