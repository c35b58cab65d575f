import type { Expression, Module, Statement } from '../../../python/ast.js'
import type { ExtractedImport } from '../extracted.js'

interface Where {
  isTopLevel: boolean
  isOptional: boolean
}

/** Everything that a file imports, in the order in which it stands. */
export function importsOf(module: Module): ExtractedImport[] {
  return within(module.body, { isTopLevel: true, isOptional: false })
}

function within(body: readonly Statement[], where: Where): ExtractedImport[] {
  return body.flatMap(statement => ofStatement(statement, where))
}

function ofStatement(statement: Statement, where: Where): ExtractedImport[] {
  switch (statement.kind) {
    case 'Import':
      return statement.names.map(({ name, span }) => ({ module: name, name: null, span, ...where }))
    case 'ImportFrom': {
      const module = `${'.'.repeat(statement.level)}${statement.module}`
      return statement.names.map(({ name, span }) => ({ module, name, span, ...where }))
    }
    case 'FunctionDef':
      return within(statement.body, { ...where, isTopLevel: false })
    case 'ClassDef':
    case 'With':
      return within(statement.body, where)
    case 'If': {
      const forCheckers = isTypeChecking(statement.test)
      const body = within(statement.body, { ...where, isOptional: where.isOptional || forCheckers })
      return [...body, ...within(statement.orelse, where)]
    }
    case 'For':
    case 'While':
      return [...within(statement.body, where), ...within(statement.orelse, where)]
    case 'Try': {
      const caught = statement.handlers.some(({ type }) => catchesImports(type))
      const handlers = statement.handlers.flatMap(({ body }) => within(body, where))
      const tried = within(statement.body, { ...where, isOptional: where.isOptional || caught })
      return [...tried, ...handlers, ...within(statement.orelse, where), ...within(statement.final, where)]
    }
    case 'Match':
      return statement.cases.flatMap(({ body }) => within(body, where))
    default:
      return []
  }
}

const CATCHING = new Set(['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException'])

function catchesImports(type: Expression | null): boolean {
  if (type === null) return true
  if (type.kind === 'Tuple') return type.items.some(catchesImports)
  return type.kind === 'Name' && CATCHING.has(type.id)
}

/** `if TYPE_CHECKING:`, also `typing.TYPE_CHECKING`. */
function isTypeChecking(test: Expression): boolean {
  return (
    (test.kind === 'Name' && test.id === 'TYPE_CHECKING') ||
    (test.kind === 'Attribute' && test.name === 'TYPE_CHECKING')
  )
}
