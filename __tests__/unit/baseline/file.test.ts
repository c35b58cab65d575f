import { describe, expect, it } from '@jest/globals'
import { findBaseline } from '../../../src/baseline/find.js'
import { baselineInputs } from '../../../src/baseline/inputs.js'
import { coverageGate } from '../../../src/coverage/gate.js'
import { gateInputs } from '../../../src/gate/judge.js'
import type { RepoPath } from '../../../src/gate/path.js'
import { LARGEST_RESULT, toResultFile } from '../../../src/gate/result-file.js'
import { givenAs } from '../../support/inputs.js'
import { MemoryFiles, memoryPorts, nobody } from '../../support/memory.js'
import { GATE, seriesWith, told } from '../../support/past.js'
import { DETAILS, resultWith } from '../../support/results.js'

// Made where nobody knows of runs and commits, as on a laptop.
const result = resultWith({ gate: GATE, subject: nobody, details: DETAILS[GATE], summary: 'the file’s' })
const files = new MemoryFiles({
  'base.json': toResultFile(result),
  'app/base.json': toResultFile({ ...result, summary: 'the app’s' }),
  'smoke.json': toResultFile({ ...result, gate: 'smoke-test', details: DETAILS['smoke-test'] }),
  'cut.json': toResultFile(result).slice(0, 50),
  'lcov.info': 'TN:\n',
  'large.json': Buffer.alloc(LARGEST_RESULT + 1, 32),
  'latin.json': Buffer.from(toResultFile({ ...result, summary: 'é' }), 'latin1'),
})

const find = async (name: string, under = '.', series = seriesWith()) => {
  const baseline = baselineInputs.baseline.parse([name])
  if (baseline === undefined) return 'no such baseline'
  const inputs = { baseline, 'baseline-missing': 'fail' } as const
  return told(await findBaseline(inputs, series, under as RepoPath, memoryPorts({ files })))
}

describe('the baseline in a file', () => {
  it.each([
    ['file:base.json', '.', 'the file’s'],
    ['file: ./base.json ', '.', 'the file’s'],
    ['file:base.json', 'app', 'the app’s'],
    ['file:../base.json', 'app', 'the file’s'],
    ['file:none.json', '.', 'missing: there is no file none.json'],
    ['file:base.json', 'none', 'missing: there is no file none/base.json'],
    ['file:app', '.', 'missing: there is no file app'],
    ['file:../base.json', '.', 'missing: ../base.json is outside the workspace'],
    ['file:/etc/passwd', '.', 'missing: /etc/passwd is outside the workspace'],
    ['file:smoke.json', '.', 'missing: smoke.json is a result of smoke-test'],
    ['file:large.json', '.', 'missing: large.json is no result: it is larger than 16 MiB'],
  ])('named by %j below %s is %s', async (name, under, expected) => {
    expect(await find(name, under)).toBe(expected)
  })

  it.each(['cut.json', 'lcov.info', 'latin.json'])('is no result: %s', async name => {
    expect(await find(`file:${name}`)).toMatch(new RegExp(`^missing: ${name} is no result: it is no JSON: `))
  })

  it('is missing where it holds nothing to compare with', async () => {
    const series = seriesWith({ comparable: () => false })
    expect(await find('file:base.json', '.', series)).toBe('missing: base.json has nothing to compare with')
  })

  it('is policy: a pull request that changes it is told so', () => {
    const policyOf = (inputs: Record<string, string>) =>
      coverageGate.policyFiles?.(gateInputs(coverageGate, givenAs('input', inputs), null, files) as never)
    expect(policyOf({ baseline: 'file:base.json', 'max-drop': '1' })).toEqual(['base.json'])
    expect(policyOf({ baseline: 'file:base.json', 'max-drop': '1', 'working-directory': 'app' })).toEqual([
      'app/base.json',
    ])
    expect(policyOf({ baseline: 'file:../base.json', 'max-drop': '1' })).toEqual([])
    expect(policyOf({ baseline: 'artifact', 'max-drop': '1' })).toEqual([])
    expect(policyOf({ baseline: 'file:base.json' })).toEqual([])
  })
})

describe('the input `baseline`', () => {
  it.each(['', 'File:x', 'file:', 'file: ', 'artifacts', 'base.json', 'branch:x', 'none '])('%j', value => {
    expect(baselineInputs.baseline.parse([value])).toBe(value === 'none ' ? 'none' : undefined)
  })

  it('of `none` looks nowhere, and without a token only files can be read', async () => {
    expect(await find('none')).toBe('none')
    const why = 'missing: without a token and a repository on GitHub, only `baseline: file:<path>` can be read'
    expect(await find('artifact')).toBe(why)
    expect(await find('branch')).toBe(why)
  })
})
