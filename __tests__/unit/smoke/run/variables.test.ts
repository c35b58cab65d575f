import { describe, expect, it } from '@jest/globals'
import { UserMistake } from '../../../../src/gate/mistake.js'
import { variablesOf } from '../../../../src/smoke/run/variables.js'

describe('given variables', () => {
  it('are lines of a name and a value', () => {
    const lines = ['base=http://a.test/?x=1', 'my-token = a b ', 'EMPTY=']
    expect(Object.fromEntries(variablesOf(lines))).toEqual({
      base: 'http://a.test/?x=1',
      'my-token': 'a b ',
      EMPTY: '',
    })
  })

  it.each([
    [['s3ntinel'], 'variables: line 1 is no name=value, such as base='],
    [['a=1', '=s3ntinel'], 'variables: line 2 is no name=value'],
    [['1a=s3ntinel'], 'variables: line 1 is no name=value'],
    [['a=1', 'a=s3ntinel'], 'variables: line 2 gives a a second value'],
  ])('are refused as %j, without a word of what they hold', (lines, message) => {
    const act = () => variablesOf(lines)
    expect(act).toThrow(UserMistake)
    expect(act).toThrow(message)
    expect(act).not.toThrow(/s3ntinel/)
  })
})
