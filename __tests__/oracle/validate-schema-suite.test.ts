import { expect, it } from '@jest/globals'
import { compileSchema } from '../../src/validate/schema/check.js'
import { metaschemas } from '../../src/validate/schema/source/bundled.js'
import {
  describeWithSuite,
  type SuiteGroup,
  suiteGroups,
  suiteRemotes,
  withDraft,
} from '../support/json-schema-suite.js'

const DRAFTS: readonly [folder: string, metaschema: string][] = [
  ['draft4', 'http://json-schema.org/draft-04/schema#'],
  ['draft6', 'http://json-schema.org/draft-06/schema#'],
  ['draft7', 'http://json-schema.org/draft-07/schema#'],
  ['draft2019-09', 'https://json-schema.org/draft/2019-09/schema'],
  ['draft2020-12', 'https://json-schema.org/draft/2020-12/schema'],
]

/** What else of the optional is left out: contents of texts (`contentEncoding`) are not looked into. */
const LEFT_OUT = ['content.json']

const FORMATS = [
  ...['date-time', 'date', 'time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'uuid'],
  ...['json-pointer', 'regex', 'unknown'],
]

describeWithSuite('the JSON-Schema-Test-Suite', () => {
  it.each(DRAFTS)('passes what %s requires', async (draft, metaschema) => {
    const groups = suiteGroups(draft, metaschema)
    expect(groups.length).toBeGreaterThan(100)
    expect(await failures(groups, metaschema, false)).toEqual([])
  })

  it.each(DRAFTS)('passes what is optional in %s', async (draft, metaschema) => {
    const groups = suiteGroups(draft, metaschema, 'optional').filter(({ file }) => !LEFT_OUT.includes(file))
    expect(groups.length).toBeGreaterThan(3)
    expect(await failures(groups, metaschema, false)).toEqual([])
  })

  it.each(DRAFTS)('warns of texts that do not have the format that %s knows', async (draft, metaschema) => {
    const groups = suiteGroups(draft, metaschema, 'optional/format')
    const known = groups.filter(({ file }) => FORMATS.includes(file.replace('.json', '')))
    expect(known.length).toBeGreaterThan(5)
    expect(await failures(known, metaschema, true)).toEqual([])
  })
})

/** The tests whose verdict is another; of formats, warnings count. */
async function failures(groups: readonly SuiteGroup[], metaschema: string, strict: boolean): Promise<string[]> {
  const [bundled, remotes] = [await metaschemas(), suiteRemotes()]
  const load = (address: string) => {
    const remote = remotes.get(address)
    const document = remote && { root: withDraft(remote, metaschema), address, source: null }
    return bundled.get(address) ?? document ?? null
  }
  const failed: string[] = []
  for (const { file, description, schema: root, tests } of groups) {
    const schema = compileSchema({ root, address: 'file:///schema.json', source: null }, load)
    for (const test of tests) {
      const { flaws, stopped } = await schema.flawsOf(test.data)
      const fits = flaws.every(({ level }) => level !== undefined && !strict)
      if (fits !== test.valid || stopped !== null) failed.push(`${file}: ${description}: ${test.description}`)
    }
    failed.push(...schema.faults.map(({ message }) => `${file}: ${description}: the schema ${message}`))
  }
  return failed
}
