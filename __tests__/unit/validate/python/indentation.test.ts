import { describe, expect, it } from '@jest/globals'
import type { Statement } from '../../../../src/validate/python/ast.js'
import { parsePython } from '../../../../src/validate/python/parse.js'

/** The names that stand alone in lines, blocks in brackets. */
function shape(text: string): string {
  const { body, faults } = parsePython(text)
  expect(faults).toEqual([])
  return shapeOf(body)
}

function shapeOf(body: readonly Statement[]): string {
  return body
    .map(statement => {
      if (statement.kind === 'Expression') return statement.value.kind === 'Name' ? statement.value.id : '?'
      if (statement.kind !== 'If') return '?'
      const orelse = statement.orelse.length > 0 ? `else(${shapeOf(statement.orelse)})` : ''
      return `if(${shapeOf(statement.body)})${orelse}`
    })
    .join(' ')
}

describe('indentation', () => {
  it.each([
    ['if x:\n  a\n  b\nc', 'if(a b) c'],
    ['if x:\n  if y:\n    a\nb', 'if(if(a)) b'],
    ['if x: a; b;\nc', 'if(a b) c'],
    ['if x:\n\n  # one\n a\n# two\n b\n', 'if(a b)'],
    ['if x:\n\ta\n\tif y:\n\t\tb\nelse:\n        c\n', 'if(a if(b))else(c)'],
    ['if x:\n  a\n\f\n  b\n', 'if(a b)'],
    ['\fif x:\n \f  a\n  b\n', 'if(a b)'],
    ['if x:\n  a\n    # deeper\n# at the margin\n  b', 'if(a b)'],
    ['if x:\r\n  a\r\n  b\r\nc\r\n', 'if(a b) c'],
    ['if x:\r  a\rc', 'if(a) c'],
    ['if x:\n  a\n  ', 'if(a)'],
    ['if x and \\\n   y:\n  a', 'if(a)'],
    ['if x:\n  \\\n  a\n  b', 'if(a b)'],
    ['if (x,\ny\n  ):\n a', 'if(a)'],
    ['', ''],
    ['# only a comment', ''],
    ['\n\n', ''],
    ['\\\na', 'a'],
  ])('%j is %s', (text, expected) => {
    expect(shape(text)).toBe(expected)
  })
})
