import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parsePython } from '../../src/validate/python/parse.js'
import { mutated } from '../support/python/mutations.js'
import { type Answer, PythonOracle } from '../support/python/oracle.js'
import { uniformFrom } from '../support/random.js'
import { describeWith } from '../support/tools.js'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/python/${name}`, import.meta.url))

/** With the release of Python that reads them first. */
const FIXTURES: [string, number][] = [
  ['constructs.py', 11],
  ['line-ends.py', 8],
  ['form-feeds.py', 8],
  ['constructs-3.12.py', 12],
  ['constructs-3.13.py', 13],
  ['constructs-3.14.py', 14],
]

const FILES = 600
const BROKEN = 300

/** Why an older Python may refuse what we do not. */
const NEWER: { release: number; why: RegExp }[] = [
  // Fields of f-strings may have line ends, comments, backslashes and the quotes of the string itself.
  { release: 12, why: /unterminated string|f-string/ },
  // except A, B:
  { release: 14, why: /multiple exception types/ },
]

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\r|\n/).length

describeWith(['python3'], "Python's own parser", () => {
  let python: PythonOracle
  let standardFiles: string[]
  beforeAll(async () => {
    python = await PythonOracle.start()
    standardFiles = await python.standardFiles()
  })
  afterAll(() => python.end())

  test.each(FIXTURES)('reads %s alike', async (name, release) => {
    expect(parsePython(readFileSync(fixture(name), 'utf8')).faults).toEqual([])
    if (python.hasRelease(release)) expect(await python.difference(fixture(name))).toBeNull()
  })

  test(`reads ${FILES} files of its library alike`, async () => {
    const files = standardFiles
      .filter((_, index) => index % Math.max(1, Math.floor(standardFiles.length / FILES)) === 0)
      .slice(0, FILES)
    expect(files.length).toBeGreaterThan(FILES / 2)
    const differences: string[] = []
    for (const file of files) {
      const difference = await python.difference(file)
      if (difference !== null) differences.push(difference)
    }
    expect(differences).toEqual([])
  })

  test(`judges ${BROKEN} files with a fault alike`, async () => {
    const uniform = uniformFrom(20)
    const readable = standardFiles.map(file => readFileSync(file, 'utf8')).filter(isFit)
    let refused = 0
    let sameLine = 0
    const differing: string[] = []
    for (let round = 0; round < BROKEN; round += 1) {
      const text = mutated(readable[Math.floor(uniform() * readable.length)] as string, uniform)
      const answer = await python.ask({ text })
      const lines = parsePython(text).faults.map(({ start }) => lineOf(text, start))
      const isRefused = answer.refused !== undefined
      if (isRefused !== lines.length > 0 && !isNewer(answer))
        differing.push(`${answer.refused}: ${lines.join()}\n${text}`)
      if (isRefused) refused += 1
      if (isRefused && lines.includes(answer.line as number)) sameLine += 1
    }
    expect(differing).toEqual([])
    expect(refused).toBeGreaterThan(BROKEN / 2)
    expect(sameLine / refused).toBeGreaterThan(0.97)
  })

  /** Whether it may be refused because this Python is older than what it is about. */
  function isNewer({ refused }: Answer): boolean {
    return NEWER.some(({ release, why }) => refused !== undefined && !python.hasRelease(release) && why.test(refused))
  }
})

/** Long files only cost time, and short ones have nothing to break. */
const isFit = (text: string): boolean =>
  text.length > 200 && text.length < 12_000 && parsePython(text).faults.length === 0
