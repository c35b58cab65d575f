import { type Node, type Pair, textOf, valueAt, valueIn } from '../tree/node.js'
import { quoted } from '../words/quoted.js'
import type { Workflow } from '../workflow/model.js'
import { EVENT, GITHUB, githubOf, UNKNOWN } from './contexts.js'
import { Ordered } from './members.js'
import { ANY, BOOLEAN, mapOf, Named, NUMBER, type ObjectType, STRING, strict, type Type } from './types.js'

/** The `inputs` context of a workflow: what `workflow_call` and `workflow_dispatch` declare, together. */
export function workflowInputs({ call, dispatch, triggers }: Workflow): ObjectType {
  if (triggers.length === 0) return UNKNOWN
  if (isOpen([...(call?.inputs ?? []), ...(dispatch ?? [])])) return mapOf(ANY, 'input')
  const members = call === null && dispatch === null ? new NoInputs() : new Named()
  for (const { name, value } of call?.inputs ?? []) members.add(name, typeOf(value, CALL_TYPES, ANY))
  for (const { name, value } of dispatch ?? []) members.add(name, typeOf(value, DISPATCH_TYPES, STRING))
  return strict(members, 'input')
}

class NoInputs extends Named {
  missing(): string {
    return 'The workflow takes no inputs: it is started by neither `workflow_call` nor `workflow_dispatch`'
  }
}

/** The inputs that are called `workflow_call`'s own: the default of each may use those before it. */
export class CallInputs {
  private readonly ordered = new Ordered()
  private readonly positions = new Map<string, number>()
  private readonly open: boolean

  constructor({ call }: Workflow) {
    const declared = call?.inputs ?? []
    for (const [position, { name, value }] of declared.entries()) {
      this.positions.set(name, position)
      this.ordered.add(name, position, () => typeOf(value, CALL_TYPES, ANY))
    }
    this.open = isOpen(declared)
  }

  /** The `inputs` context as the default of an input sees it. */
  before(name: string): ObjectType {
    const members = this.ordered.before(this.positions.get(name) ?? 0, whyMissing)
    return { kind: 'object', members, rest: this.open ? ANY : null, holds: 'input' }
  }
}

function whyMissing(name: string, itself: boolean): string {
  if (itself) return `The input ${quoted(name)} cannot be its own default`
  return `The input ${quoted(name)} is declared only later; a default knows of the inputs before it`
}

/** The `github` context: `event.inputs` are known where the workflow can be started by hand, and are text. */
export function dispatchedGithub({ call, dispatch }: Workflow): ObjectType {
  // A workflow that is called sees the event of its caller, with the inputs of that one.
  if (dispatch === null || call !== null) return GITHUB
  return githubOf({ ...EVENT, members: new Named().add('inputs', textInputs(dispatch)) })
}

/** Inputs that are all text. */
export function textInputs(declared: readonly Pair[]): ObjectType {
  if (isOpen(declared)) return mapOf(STRING, 'input')
  const members = new Named()
  for (const { name } of declared) members.add(name, STRING)
  return strict(members, 'input')
}

/** What every workflow has, declared or not. */
const GIVEN_SECRETS = ['GITHUB_TOKEN', 'ACTIONS_STEP_DEBUG', 'ACTIONS_RUNNER_DEBUG']

/** The `secrets` context: those that `workflow_call` declares, where it says anything of them; otherwise any. */
export function secretsOf({ root, call }: Workflow): ObjectType {
  const declared = valueAt(root, 'on', 'workflow_call', 'secrets')
  if (call === null || declared === undefined || isOpen(call.secrets)) return mapOf(STRING, 'secret')
  const members = new Named()
  for (const name of GIVEN_SECRETS) members.add(name, STRING)
  for (const { name } of call.secrets) members.add(name, STRING)
  return strict(members, 'secret')
}

type TypeNames = ReadonlyMap<string, Type>

const CALL_TYPES: TypeNames = new Map<string, Type>([
  ['string', STRING],
  ['number', NUMBER],
  ['boolean', BOOLEAN],
])
const DISPATCH_TYPES: TypeNames = new Map<string, Type>([...CALL_TYPES, ['choice', STRING], ['environment', STRING]])

function typeOf(declaration: Node, names: TypeNames, otherwise: Type): Type {
  const type = valueIn(declaration, 'type')
  return type === undefined ? otherwise : (names.get(textOf(type) ?? '') ?? ANY)
}

/** Whether the declarations take in others, so that not all of them are written here. */
function isOpen(declared: readonly Pair[]): boolean {
  return declared.some(({ name }) => name === '<<')
}
