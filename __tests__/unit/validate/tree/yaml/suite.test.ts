import { describe, expect, it } from '@jest/globals'
import { parseYaml } from '../../../../../src/validate/tree/yaml/parse.js'
import { expectedOutline, outlineOf, type SuiteCase, suiteCases } from '../../../../support/yaml-suite.js'
import { wrongPlaces } from '../../../../support/yaml-tree.js'

/** Where this parser is of another opinion, and why. */
const EXCEPTIONS = new Map([
  ['2JQS/0', 'two keys that are both absent are the same key twice, which the suite does not look at'],
])

const cases = suiteCases()
const named = (fail: boolean): [string, SuiteCase][] => {
  return cases.filter(each => each.fail === fail && !EXCEPTIONS.has(each.id)).map(each => [each.id, each])
}

describe('the YAML test suite', () => {
  it('is here as a whole', () => {
    expect(cases.length).toBeGreaterThan(400)
    expect(named(true).length).toBeGreaterThan(90)
  })

  it.each(named(false))('%s is read as it is meant', (_, { yaml, tree }) => {
    const parsed = parseYaml(yaml)
    expect(parsed.faults).toEqual([])
    expect(outlineOf(parsed, yaml)).toEqual(expectedOutline(tree))
    expect(wrongPlaces(yaml, parsed)).toEqual([])
  })

  it.each(named(true))('%s is found at fault', (_, { yaml }) => {
    const parsed = parseYaml(yaml)
    expect(parsed.faults.length).toBeGreaterThan(0)
    expect(wrongPlaces(yaml, parsed)).toEqual([])
  })
})
