import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { finding } from '../../../src/gate/finding.js'
import type { Finding } from '../../../src/gate/result.js'
import { toSarif } from '../../../src/report/sarif.js'
import { hostileText } from '../../support/hostile.js'
import { nobody } from '../../support/memory.js'
import { findingWith, resultWith } from '../../support/results.js'

const schemaFile = new URL('../../fixtures/sarif/sarif-2.1.0-rtm.5.json', import.meta.url)

/** The schema is of draft 4, which differs from draft 7 in nothing that it uses but the name of `id`. */
function validator() {
  const { $schema, id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'))
  const uri = (text: string) => URL.canParse(text)
  // A reference of one segment with a colon would be read as a scheme; everything else may only hold these characters.
  const reference = (text: string) =>
    /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*$/.test(text) && !/^[^/]*:/.test(text)
  const formats = { uri, 'uri-reference': (text: string) => uri(text) || reference(text), 'date-time': true as const }
  return new Ajv({ strict: false, unicodeRegExp: false, formats }).compile(schema)
}

const valid = validator()

function runOf(findings: Finding[], leg: string | null = null) {
  const log = JSON.parse(toSarif(resultWith({ findings, subject: { ...nobody, leg } })))
  valid(log)
  expect(valid.errors ?? []).toEqual([])
  return log.runs[0]
}

const drafts = fc.record(
  {
    rule: fc.constantFrom('a/one', 'b/two', 'c three'),
    level: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
    message: hostileText,
    file: hostileText,
    line: fc.integer({ min: 1, max: 9999 }),
    column: fc.integer({ min: 1, max: 999 }),
    endLine: fc.integer({ min: 1, max: 9999 }),
    endColumn: fc.integer({ min: 1, max: 999 }),
    help: hostileText,
    suppressed: fc.option(hostileText),
    related: fc.array(fc.record({ message: hostileText, file: hostileText, line: fc.integer({ min: 1 }) })),
  },
  { requiredKeys: ['rule', 'level', 'message'] },
)

describe('SARIF', () => {
  it('is valid by the schema of SARIF 2.1.0, whatever the findings hold', () => {
    fc.assert(
      fc.property(fc.array(drafts, { maxLength: 4 }), hostileText, (all, leg) => {
        const run = runOf(all.map(finding), leg)
        expect(run.results).toHaveLength(all.length)
      }),
    )
  })

  it('is refused by that schema where it is wrong: the test can fail', () => {
    const log = JSON.parse(toSarif(resultWith({ findings: [findingWith({ file: 'a', line: 1 })] })))
    log.runs[0].results[0].level = 'grave'
    expect(valid(log)).toBe(false)
    log.runs[0].results[0].level = 'error'
    log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b'
    expect(valid(log)).toBe(false)
  })

  it('ranks findings by how sure they are, where they say', () => {
    const sure = (['high', 'medium', 'low'] as const).map(confidence => ({ ...findingWith({}), confidence }))
    const ranks = runOf([...sure, findingWith({})]).results.map(({ rank }: { rank?: number }) => rank)
    expect(ranks).toEqual([90, 60, 30, undefined])
  })

  it('says what the finding says', () => {
    const draft = { file: 'src/a b#.ts', line: 3, column: 2, endLine: 4, endColumn: 9, help: 'Mend it.' }
    const related = [{ message: 'because of this', file: 'b.ts', line: 7 }]
    const given = findingWith({ ...draft, related })
    expect(runOf([given], 'node 20')).toMatchObject({
      tool: { driver: { name: 'pipeline-actions', version: '1.0.0', rules: [{ id: 'dummy/rule' }] } },
      automationDetails: { id: 'dummy/node 20/' },
      results: [
        {
          ruleId: 'dummy/rule',
          ruleIndex: 0,
          level: 'error',
          message: { text: 'It is wrong. Mend it.' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'src/a%20b%23.ts' },
                region: { startLine: 3, startColumn: 2, endLine: 4, endColumn: 9 },
              },
            },
          ],
          relatedLocations: [{ id: 0, message: { text: 'because of this' } }],
          partialFingerprints: { 'pipelineActions/v1': given.fingerprint },
        },
      ],
    })
  })

  it('points at the root where a finding has no file, and has no region without a line', () => {
    const { results } = runOf([findingWith({ column: 3 })])
    expect(results[0].locations).toEqual([{ physicalLocation: { artifactLocation: { uri: '.' } } }])
    expect(results[0].suppressions).toBeUndefined()
  })

  it('lists each rule once, and each result points at its own', () => {
    const { tool, results } = runOf([
      findingWith({ rule: 'z' }),
      findingWith({ rule: 'a' }),
      findingWith({ rule: 'z' }),
    ])
    expect(tool.driver.rules).toEqual([{ id: 'a' }, { id: 'z' }])
    for (const result of results) expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
  })

  it('marks what is suppressed, with the reason', () => {
    const { results } = runOf([findingWith({ suppressed: 'in the baseline' })])
    expect(results[0].suppressions).toEqual([{ kind: 'external', justification: 'in the baseline' }])
  })

  it('keeps the worst 5,000', () => {
    const notes = Array.from({ length: 5000 }, (_, index) => findingWith({ level: 'note', message: `${index}` }))
    const { results } = runOf([...notes, findingWith({ message: 'the worst' })])
    expect(results).toHaveLength(5000)
    expect(results[0].message.text).toBe('the worst')
    expect(results[4999].message.text).toBe('4998')
  })
})

describe('what is known of rules', () => {
  it('goes along with those that found something', () => {
    const text = { summary: 'Wrong.', why: 'It fails.', mend: 'Write it.', source: 'https://example.com/a' }
    const example = { files: { a: '' }, line: 1 }
    const texts = ['a/one', 'b/two'].map(id => ({ id, level: 'warning' as const, ...text, example }))
    const log = JSON.parse(
      toSarif(resultWith({ findings: [findingWith({ rule: 'a/one', file: 'a', line: 1 })] }), texts),
    )
    valid(log)
    expect(valid.errors ?? []).toEqual([])
    expect(log.runs[0].tool.driver.rules).toEqual([
      {
        id: 'a/one',
        shortDescription: { text: 'Wrong.' },
        fullDescription: { text: 'It fails.' },
        help: { text: 'Write it.', markdown: 'It fails.\n\nWrite it.' },
        helpUri: 'https://example.com/a',
        defaultConfiguration: { level: 'warning' },
      },
    ])
  })
})
