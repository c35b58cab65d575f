import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { expressionsIn } from '../../../../src/validate/expressions/find.js'
import { spanOf } from '../../../../src/validate/expressions/found.js'
import { type ScalarNode, valueIn } from '../../../../src/validate/tree/node.js'
import { sourceOf } from '../../../support/validate.js'

function scalarIn(text: string): ScalarNode {
  return valueIn(sourceOf(text).root, 'run') as ScalarNode
}

/** The expressions as they stand in the file. */
function found(text: string, condition = false): string[] {
  return expressionsIn(scalarIn(text), condition).map(({ start, end }) => text.slice(start, end))
}

describe('the expressions of a value', () => {
  it('are found where they stand', () => {
    expect(found("run: a ${{ b }} ${{c}} }} ${{ 'd }}' }}")).toEqual(['${{ b }}', '${{c}}', "${{ 'd }}' }}"])
    expect(found('run: none {{ a }}')).toEqual([])
  })

  it('are found in the lines of a block, parts of them as well', () => {
    const text = 'run: |\n  one ${{ a }}\n  two ${{\n    github.ref }}\n'
    expect(found(text)).toEqual(['${{ a }}', '${{\n    github.ref }}'])
    const second = expressionsIn(scalarIn(text), false)[1]
    const span = spanOf(second as never, second?.expression as never)
    expect(text.slice(span.start, span.end)).toBe('github.ref')
  })

  it('are the whole value or not', () => {
    const whole = (text: string) => expressionsIn(scalarIn(text), false).map(each => each.whole)
    expect(whole('run: ${{ a }}')).toEqual([true])
    expect(whole("run: '${{ a }} '")).toEqual([false])
    expect(whole('run: ${{ a }}${{ b }}')).toEqual([false, false])
  })

  it('need no braces in a condition', () => {
    expect(found('run: a == b', true)).toEqual(['a == b'])
    expect(found('run: a == b', false)).toEqual([])
    expect(found('run: ${{ a }} == b', true)).toEqual(['${{ a }}'])
    expect(found('run:', true)).toEqual([])
  })

  it('are told of where they are never closed', () => {
    const [first, ...others] = expressionsIn(scalarIn('run: a ${{ b'), false)
    expect(first).toMatchObject({ closed: false, expression: null, faults: [], start: 7, end: 12 })
    expect(others).toEqual([])
  })

  it('are found behind a text that is never closed, which is the mistake', () => {
    const all = expressionsIn(scalarIn("run: ${{ 'a }} and ${{ b }}"), false)
    expect(all.map(({ closed, faults, text }) => [closed, faults.length, text])).toEqual([
      [true, 1, " 'a "],
      [true, 0, ' b '],
    ])
  })

  it('lie in the text, whatever that is', () => {
    const pieces = fc.constantFrom('${{', '}}', "'", 'a', ' ', '}', '$', '{')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
        const text = `run: "${parts.join('')}"`
        let before = 0
        for (const { start, end } of expressionsIn(scalarIn(text), false)) {
          expect(start >= before && end > start && end < text.length).toBe(true)
          before = end
        }
      }),
    )
  })
})
