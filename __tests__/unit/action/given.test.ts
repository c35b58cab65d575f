import { describe, expect, it } from '@jest/globals'
import { inputsFromEnvironment } from '../../../src/action/given.js'

describe('the inputs of an action', () => {
  it('come from the variables as the runner makes them: capitals, hyphens kept', () => {
    const given = inputsFromEnvironment({
      'INPUT_MIN-COVERAGE': ' 80 ',
      INPUT_FILES: 'a\nb',
      INPUT_SOME_INPUT: 'x',
      GITHUB_SHA: 'x',
      MY_INPUT_X: 'x',
      input_lower: 'x',
    })
    expect([...given]).toEqual([
      ['min-coverage', { values: [' 80 '], listed: false, place: { where: 'input min-coverage' } }],
      ['files', { values: ['a\nb'], listed: false, place: { where: 'input files' } }],
      ['some_input', { values: ['x'], listed: false, place: { where: 'input some_input' } }],
    ])
  })

  it.each(['', ' ', '\n\t'])('are not given where they are %j, as the runner has it for unset ones', blank => {
    expect(inputsFromEnvironment({ INPUT_FILES: blank, INPUT_BADGE: undefined }).size).toBe(0)
  })
})
