import type { Expression } from '../ast.js'

/** What a target is for, which says what it may be. */
export type Purpose = 'assign' | 'delete' | 'for'

/** The part of an expression that cannot be a target, or null where all of it can. */
export function notATarget(target: Expression, purpose: Purpose): Expression | null {
  switch (target.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return null
    case 'Starred':
      return purpose === 'delete' ? target : notATarget(target.value, purpose)
    case 'List':
    case 'Tuple':
      for (const item of target.items) {
        const part = notATarget(item, purpose)
        if (part !== null) return part
      }
      return null
    default:
      return target
  }
}

/** Whether one name, attribute or item is assigned to. */
export function isSingleTarget(target: Expression): boolean {
  return target.kind === 'Name' || target.kind === 'Attribute' || target.kind === 'Subscript'
}

const DESCRIPTIONS: Readonly<Record<Expression['kind'], string>> = {
  Name: 'a name',
  Str: 'a string',
  Num: 'a number',
  Constant: '',
  JoinedStr: 'an f-string',
  List: 'a list',
  Tuple: 'a tuple',
  Set: 'a set',
  Dict: 'a dictionary',
  ListComp: 'a list comprehension',
  SetComp: 'a set comprehension',
  DictComp: 'a dictionary comprehension',
  GeneratorExp: 'a generator expression',
  Call: 'a call',
  Attribute: 'an attribute',
  Subscript: 'an item',
  Slice: 'a slice',
  Unary: 'an expression',
  Binary: 'an expression',
  Boolean: 'an expression',
  Compare: 'a comparison',
  Conditional: 'a conditional expression',
  Lambda: 'a lambda',
  Starred: 'a starred expression',
  Named: 'an assignment with :=',
  Await: 'an await expression',
  Yield: 'a yield expression',
  YieldFrom: 'a yield expression',
}

/** An expression in words. */
export function describe(expression: Expression): string {
  return expression.kind === 'Constant' ? expression.value : DESCRIPTIONS[expression.kind]
}
