import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import type { ClassValue } from '../value.js'

/** A class that a call makes, with no members yet. */
export function emptyClass(name: string, machine: Interpreter, { start, end }: Span): ClassValue {
  const nameSpan = { start, end }
  const shape = { bases: [], keywords: [], typeParameters: [], decorators: [], body: [] }
  const node: ClassValue['node'] = { kind: 'ClassDef', name, nameSpan, ...shape, start, end }
  return { kind: 'class', name, node, bases: [], members: new Map(), file: machine.file }
}
