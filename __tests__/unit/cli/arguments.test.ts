import { describe, expect, it } from '@jest/globals'
import { readArguments } from '../../../src/cli/arguments.js'
import { readInputs } from '../../../src/gate/given.js'
import { inputsOf } from '../../../src/gate/judge.js'
import { dummyGate } from '../../support/dummy.js'
import { mistakeTexts } from '../../support/inputs.js'

const spec = inputsOf(dummyGate())

function read(...args: string[]) {
  const { given, positionals, help } = readArguments(args, spec)
  return { given: Object.fromEntries([...given].map(([name, { values }]) => [name, values])), positionals, help }
}

describe('arguments', () => {
  it.each<[string[], Record<string, string[]>, string[]]>([
    [[], {}, []],
    [['--least', '80'], { least: ['80'] }, []],
    [['--least=80'], { least: ['80'] }, []],
    [['--least='], { least: [''] }, []],
    [['--files', 'a,b', '--files=c=d'], { files: ['a,b', 'c=d'] }, []],
    [['--least', '-5'], { least: ['-5'] }, []],
    [['--files', '-'], { files: ['-'] }, []],
    [['dir', '--least', '80', 'more'], { least: ['80'] }, ['dir', 'more']],
    [['--', '--least', '80'], {}, ['--least', '80']],
    [['--summary'], { summary: ['true'] }, []],
    [['--summary', 'FALSE'], { summary: ['FALSE'] }, []],
    [['--summary=false'], { summary: ['false'] }, []],
    [['--summary', '--least', '80'], { summary: ['true'], least: ['80'] }, []],
    [['--summary', 'dir'], { summary: ['true'] }, ['dir']],
    [['--no-such', '80'], { 'no-such': ['80'] }, []],
    [['--no-such', '--least=1'], { 'no-such': ['true'], least: ['1'] }, []],
    [['-x'], { x: ['true'] }, []],
    [['--constructor=1'], { constructor: ['1'] }, []],
  ])('%j', (args, given, positionals) => {
    expect(read(...args)).toEqual({ given, positionals, help: false })
  })

  it.each([['--help'], ['-h'], ['--least', '80', '--help'], ['--sarif', '--help']])(
    'ask for help: %j %j',
    (...args) => {
      expect(read(...args).help).toBe(true)
    },
  )

  it('lack values: all such flags are told, with what they take', async () => {
    expect(await mistakeTexts(() => read('--least', '--sarif', '--fail-on'))).toEqual([
      '--least: needs a value: a percentage from 0 to 100, such as 80 or 99.5',
      '--sarif: needs a value: a path',
      '--fail-on: needs a value: one of error, warning, never',
    ])
  })

  it('name a flag as the user wrote it', async () => {
    const { given } = readArguments(['--lesat', '80', '-f', 'x', '--__proto__', 'y'], spec)
    const lines = await mistakeTexts(() => readInputs(spec, [given]))
    expect(lines).toEqual([
      '--lesat: there is no such input; did you mean "least"?',
      expect.stringMatching(/^-f: there is no such input/),
      expect.stringMatching(/^--__proto__: there is no such input; known are: /),
    ])
  })
})
