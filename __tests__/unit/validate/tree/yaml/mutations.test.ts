import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { parseYaml } from '../../../../../src/validate/tree/yaml/parse.js'
import { mutated, one, randomOf } from '../../../../support/mutations.js'
import { wrongPlaces } from '../../../../support/yaml-tree.js'

// `.ci/evidence` runs ten thousand.
const RUNS = Number(process.env['MUTATIONS'] ?? 300)

const SIGNS = [
  ' ',
  '  ',
  '\n',
  ':',
  ': ',
  '-',
  '- ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '#',
  ',',
  '\t',
  '&a ',
  '*a',
  '|',
  '>',
]
const MORE_SIGNS = ['%', '@', '?', '? ', '!', '\r', '\r\n', '\\', '---\n', '...\n', '\uFEFF', '\0', '<<: ', '😀']

const folder = fileURLToPath(new URL('../../../../../.github/workflows/', import.meta.url))
const files = readdirSync(folder).map(name => readFileSync(folder + name, 'utf8'))

describe('a file with something wrong', () => {
  it('is read to its end, with places that are in it, whatever was done to its bytes', () => {
    const random = randomOf(7)
    for (let run = 0; run < RUNS; run += 1) check(mutated(Buffer.from(one(files, random)), random).toString('utf8'))
  })

  it('is read to its end, with places that are in it, whatever signs were put in, left out or swapped', () => {
    const random = randomOf(8)
    for (let run = 0; run < RUNS; run += 1) {
      let text = one(files, random)
      for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) text = changed(text, random)
      check(text)
    }
  })
})

function changed(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1))
  const [before, after] = [text.slice(0, at), text.slice(at)]
  switch (Math.floor(random() * 4)) {
    case 0:
      return before
    case 1:
      return before + one([...SIGNS, ...MORE_SIGNS], random) + after
    case 2:
      return before + after.slice(1 + Math.floor(random() ** 4 * 80))
    default:
      return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2)
  }
}

function check(text: string): void {
  const parsed = parseYaml(text)
  const wrong = wrongPlaces(text, parsed)
  if (wrong.length > 0 || parsed.faults.length > 100) expect({ text, wrong, faults: parsed.faults.length }).toEqual({})
}
