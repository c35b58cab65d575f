import type { ClassDef, Expression } from '../../../python/ast.js'
import type { ClassValue, Value } from '../value.js'

/** A field that a class declares by an annotation. */
export interface Field {
  name: string
  /** What the class has under its name: the default. */
  value: Value | undefined
  annotation: Expression
}

/** The annotated names of a class's body, in order. */
export function annotatedFields(node: ClassDef, made: ClassValue): Field[] {
  const fields = new Map<string, Field>()
  for (const statement of node.body) {
    if (statement.kind !== 'Assign' || statement.annotation === null) continue
    const [target] = statement.targets
    if (target?.kind !== 'Name' || isClassVariable(statement.annotation)) continue
    fields.set(target.id, { name: target.id, value: made.members.get(target.id), annotation: statement.annotation })
  }
  return [...fields.values()]
}

function isClassVariable(annotation: Expression): boolean {
  if (annotation.kind === 'Subscript') return isClassVariable(annotation.value)
  if (annotation.kind === 'Attribute') return annotation.name === 'ClassVar'
  return (
    (annotation.kind === 'Name' && annotation.id === 'ClassVar') ||
    (annotation.kind === 'Str' && annotation.value.includes('ClassVar'))
  )
}
