import type { Statement } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { mayAct } from './acting.js'

/**
 * Whether statements do nothing but work out values and bind names to them, or raise: whether they run or not, nothing is left out
 * but those values, which are then unknown.
 */
export function isHarmless(body: readonly Statement[], machine: Interpreter): boolean {
  return body.every(statement => {
    switch (statement.kind) {
      case 'Pass':
      case 'Raise':
      case 'Break':
      case 'Continue':
      case 'Import':
      case 'ImportFrom':
        return true
      case 'FunctionDef':
        return statement.decorators.length === 0
      case 'Assign':
      case 'AugAssign':
      case 'Expression':
        return !mayAct(statement, machine)
      case 'If':
        return (
          !mayAct(statement.test, machine) &&
          isHarmless(statement.body, machine) &&
          isHarmless(statement.orelse, machine)
        )
      default:
        return false
    }
  })
}
