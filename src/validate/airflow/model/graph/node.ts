import { ancestorsOf } from '../../evaluate/classes/mro.js'
import type { HostObject, Instance, Value } from '../../evaluate/value.js'
import type { Group } from './group.js'
import type { Label } from './label.js'
import type { Task } from './task.js'
import type { XCom } from './xcom.js'

/** What stands on either side of `>>`. */
export type Node = Task | Group | XCom | Label

/** What the model knows a host object as. */
export type Role = 'task' | 'group' | 'xcom' | 'label' | 'dag' | 'partial' | 'mapped' | 'decorated' | 'thing'

/** A host object of this model. */
export interface Known extends HostObject {
  readonly role: Role
  /** The name of its class in Python. */
  readonly type: string
}

const NODES: ReadonlySet<Role> = new Set(['task', 'group', 'xcom', 'label'])

/** The host object that a value is, or that stands for the part of it that is Airflow's. */
export function hostOf(value: Value | undefined): HostObject | null {
  if (value?.kind === 'host') return value
  return value?.kind === 'instance' ? value.host : null
}

/** The object of this model that a value is. */
export function knownOf(value: Value | undefined): Known | null {
  const host = hostOf(value)
  return host !== null && 'role' in host ? (host as Known) : null
}

/** The node of a graph that a value is. */
export function nodeOf(value: Value | undefined): Node | null {
  const known = knownOf(value)
  return known !== null && NODES.has(known.role) ? (known as Node) : null
}

/** The text that a value is. */
export const textOf = (value: Value | undefined): string | null => (value?.kind === 'str' ? value.value : null)

/** A text as a value, where there is one. */
export const textOrNone = (text: string | null): Value | undefined =>
  text === null ? undefined : { kind: 'str', value: text }

/** The truth of a value that is written as one; null where it is something else. */
export const flagOf = (value: Value | undefined): boolean | null => (value?.kind === 'bool' ? value.value : null)

/** Whether an argument was left out, or given as nothing. */
export const isAbsent = (value: Value | undefined): boolean => value === undefined || value.kind === 'none'

const TYPES: Partial<Record<Value['kind'], string>> = {
  none: 'NoneType',
  method: 'method',
  module: 'module',
  class: 'type',
}

const CERTAIN: ReadonlySet<string> = new Set(['Asset', 'Dataset', 'type'])

/** What is not of this model is one of Python's own; of Airflow's other objects not all is known. */
function typeOfHost(host: HostObject): string | null {
  const known = knownOf(host)
  if (known === null) return host.describe()
  return known.role === 'thing' && !CERTAIN.has(known.type) ? null : known.type
}

/** Whether a base class of an instance is not of the files: what that makes of it may not be known. */
function mayHaveHost({ of }: Instance): boolean {
  return ancestorsOf(of).some(base => base.kind === 'unknown' || (base.kind === 'host' && 'role' in base))
}

/** The name of a value's class in Python; null where it is not known. */
export function typeOf(value: Value): string | null {
  if (value.kind === 'unknown') return null
  if (value.kind === 'opaque') return value.type?.split('.').at(-1) ?? null
  if (value.kind === 'instance') return value.host === null && mayHaveHost(value) ? null : value.of.name
  if (value.kind === 'host') return typeOfHost(value)
  return TYPES[value.kind] ?? value.kind
}
