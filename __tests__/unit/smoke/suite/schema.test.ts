import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { randomOf } from '../../../support/mutations.js'
import { mistakesIn } from './reading.js'
import { eachSample, sampleSuite } from './samples.js'

const schema = JSON.parse(readFileSync('src/smoke/suite/suite.schema.json', 'utf8')) as object
const validate = new Ajv2020({ allErrors: false, strictTypes: false, strictRequired: false }).compile(schema)

const PEM = '-----BEGIN CERTIFICATE-----\n'
const GIVEN = { environment: { TOKEN: 's3cret', PEM }, files: { 'smoke/ca.pem': PEM } }

/** Whether a suite is taken, by the schema and by the reader alike. */
async function taken(suite: unknown): Promise<boolean> {
  const mistakes = await mistakesIn(JSON.stringify(suite), GIVEN)
  const valid = validate(suite)
  if (valid === (mistakes.length === 0)) return valid
  throw new Error(`${JSON.stringify(suite, null, 1)}\n${JSON.stringify(valid ? mistakes : validate.errors, null, 1)}`)
}

describe('the schema of suites', () => {
  it('takes what the reader takes of every field, and nothing else', async () => {
    const wrong: unknown[] = []
    for (const [suite, right] of eachSample()) if ((await taken(suite)) !== right) wrong.push([right, suite])
    expect(wrong).toEqual([])
  })

  it('takes what the reader takes of whole suites, and nothing else', async () => {
    const random = randomOf(7)
    let right = 0
    for (let round = 0; round < 1000; round += 1) if (await taken(sampleSuite(random))) right += 1
    // Of either kind there are many, or the comparison says nothing.
    expect(right).toBeGreaterThan(300)
    expect(right).toBeLessThan(800)
  })
})
