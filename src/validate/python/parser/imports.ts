import type { Import, ImportFrom } from '../ast.js'
import { SimpleStatements } from './simple.js'

/** `import` and `from`. */
export abstract class Imports extends SimpleStatements {
  protected override importStatement(): Import | ImportFrom {
    return this.at('import') ? this.plainImport() : this.importFrom()
  }

  private plainImport(): Import {
    const { start } = this
    this.advance()
    const names: Import['names'] = []
    do {
      const begin = this.start
      const name = this.dottedName()
      const as = this.alias()
      names.push({ name, as, span: { start: begin, end: this.lastEnd } })
    } while (this.take(','))
    if (this.at('from')) this.fail('"from" comes first: from ... import ...', { start, end: this.end })
    return { kind: 'Import', start, end: this.lastEnd, names }
  }

  private importFrom(): ImportFrom {
    const { start } = this
    this.advance()
    const begin = this.start
    let level = 0
    for (; this.at('.') || this.at('...'); this.advance()) level += this.at('.') ? 1 : 3
    const module = level > 0 && this.at('import') ? '' : this.dottedName()
    const moduleSpan = { start: begin, end: this.lastEnd }
    this.expect('import')
    const names = this.importedNames()
    return { kind: 'ImportFrom', start, end: this.lastEnd, module, moduleSpan, level, names }
  }

  private importedNames(): ImportFrom['names'] {
    if (this.at('*')) {
      const span = this.here
      this.advance()
      return [{ name: '*', as: null, span }]
    }
    const names: ImportFrom['names'] = []
    const bracket = this.take('(')
    do {
      if (this.at(')') && names.length > 0) break
      if (this.at('NEWLINE') && names.length > 0) this.fail('a comma at the end needs brackets around the names')
      const { start } = this
      const name = this.identifier()
      const as = this.alias()
      names.push({ name, as, span: { start, end: this.lastEnd } })
    } while (this.take(','))
    if (bracket) this.close(')', (names[names.length - 1] as ImportFrom['names'][number]).span)
    return names
  }

  private dottedName(): string {
    let name = this.identifier()
    while (this.take('.')) name += `.${this.identifier()}`
    return name
  }

  private alias(): string | null {
    return this.take('as') ? this.identifier() : null
  }
}
