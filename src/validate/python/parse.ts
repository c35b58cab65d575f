import type { Module, Statement, SyntaxFault } from './ast.js'
import { StatementCheck } from './check/statements.js'
import { endOfLine } from './lexer/characters.js'
import { tokensOf } from './lexer/lexer.js'
import { StatementParser } from './parser/statements.js'

/** Reads Python of the versions 3.8 to 3.14. What has a fault is not in the tree; a file without faults is all there. */
export function parsePython(text: string): Module {
  const tokens = tokensOf(text)
  const parser = new StatementParser(tokens)
  const body = parser.readModule()
  const found = [...tokens.faults, ...parser.faults]
  const faults = (found.length > 0 ? found : misplaced(body)).sort(byPlace)
  return { body, faults: onePerLine(faults, text), comments: tokens.comments }
}

/**
 * Tells what the grammar lets pass and Python refuses all the same: words in the wrong place, names with two meanings. For files
 * without other faults.
 */
function misplaced(body: readonly Statement[]): SyntaxFault[] {
  const faults: SyntaxFault[] = []
  const check = new StatementCheck((message, { start, end }) => faults.push({ start, end, message }), body)
  check.module(body)
  return faults
}

/** Of faults in one line the first: the others often come from it. */
function onePerLine(faults: readonly SyntaxFault[], text: string): SyntaxFault[] {
  const kept: SyntaxFault[] = []
  let lineEnd = -1
  for (const fault of faults) {
    if (fault.start <= lineEnd) continue
    kept.push(fault)
    lineEnd = endOfLine(text, fault.start)
  }
  return kept
}

const byPlace = (a: SyntaxFault, b: SyntaxFault): number => a.start - b.start || a.end - b.end
