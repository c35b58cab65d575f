import type { Expression } from './ast.js'
import { type Danger, dangers, type Freedom } from './dangers.js'
import { passedArguments } from './paths.js'

/** A part of an expression whose value somebody without rights to the repository can choose. */
export interface Untrusted {
  /** The access as it stands: `github.event.issue.title`, `github.event.*.body`, the `github.event` of `toJSON(github.event)`. */
  readonly node: Expression
  /** What it stands for: `github.event.issue.title`; where it is several values the first of them. */
  readonly path: string
  /** Who chooses the value: `whoever opens an issue`. */
  readonly by: string
  readonly freedom: Freedom
}

/** The parts of an expression whose text reaches its value and that an attacker controls, in their order. */
export function untrustedPaths(expression: Expression): readonly Untrusted[] {
  const found: Untrusted[] = []
  collect(expression, false, found)
  return found
}

/** `written` says whether an object is written out with all that it holds, as `toJSON` does. */
function collect(expression: Expression, written: boolean, found: Untrusted[]): void {
  switch (expression.kind) {
    case 'context':
    case 'property':
    case 'index':
    case 'filter':
      collectAccess(expression, written, found)
      return
    case 'or':
      for (const operand of expression.operands) collect(operand, written, found)
      return
    case 'and':
      // Where it is not the last operand it is false, null, 0 or empty.
      collect(expression.operands.at(-1) as Expression, written, found)
      return
    case 'call':
      for (const argument of passedArguments(expression)) {
        collect(argument, written || expression.name === 'tojson', found)
      }
  }
}

function collectAccess(access: Expression, written: boolean, found: Untrusted[]): void {
  const reached = reachedBy(access)
  if (reached === null) {
    // An access to what a function gave: `fromJSON(toJSON(github.event)).issue.title`.
    const origin = originOf(access)
    if (origin.kind !== 'context') collect(origin, written, found)
    return
  }
  const first = reached.map(danger => firstIn(danger, written)).find(danger => danger !== undefined)
  if (first === undefined) return
  const { path, by, freedom } = first
  found.push({ node: access, path, by, freedom })
}

/** The places of the tree of dangers that an access can lead to; null where it does not begin with a context. */
function reachedBy(access: Expression): readonly Danger[] | null {
  switch (access.kind) {
    case 'context': {
      const danger = dangers().get(access.name)
      return danger === undefined ? [] : [danger]
    }
    case 'property':
      return named(reachedBy(access.of), access.name)
    case 'index': {
      const { index } = access
      const isName = index.kind === 'literal' && typeof index.value === 'string'
      return isName ? named(reachedBy(access.of), (index.value as string).toLowerCase()) : every(reachedBy(access.of))
    }
    case 'filter':
      return every(reachedBy(access.of))
    default:
      return null
  }
}

function named(from: readonly Danger[] | null, name: string): readonly Danger[] | null {
  if (from === null) return null
  return from.flatMap(danger => danger.members.get(name) ?? danger.members.get(ANY_NAME) ?? below(danger))
}

/** What is below one of any names, such as `client_payload.a`, is chosen as well. */
function below(danger: Danger): readonly Danger[] {
  return danger.by !== '' && danger.path.endsWith(`.${ANY_NAME}`) ? [danger] : []
}

function every(from: readonly Danger[] | null): readonly Danger[] | null {
  return from === null ? null : from.flatMap(({ members }) => [...members.values()])
}

/** Below a filter `.*` or an index, and for contexts all of whose members are the same. */
const ANY_NAME = '*'

function firstIn(danger: Danger, written: boolean): Danger | undefined {
  if (danger.by !== '' || !written) return danger.by === '' ? undefined : danger
  for (const member of danger.members.values()) {
    const first = firstIn(member, written)
    if (first !== undefined) return first
  }
  return undefined
}

function originOf(access: Expression): Expression {
  let at = access
  while (at.kind === 'property' || at.kind === 'index' || at.kind === 'filter') at = at.of
  return at
}
