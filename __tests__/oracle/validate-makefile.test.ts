import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { checkMakeCalls } from '../../src/validate/makefile/calls/check.js'
import { makefileKind } from '../../src/validate/makefile/kind.js'
import { describeWith } from '../support/tools.js'
import { checked } from '../support/validate.js'
import { wholeRepository } from '../support/whole-repository.js'

const MAKEFILE = `PYTHON ?= python3
SOURCES := app \\
  tests
export CI
.PHONY: all test lint format-check ci
# everything
all: test lint

test: format-check
	$(PYTHON) -m pytest $(SOURCES) \\
	  --cov

lint:
	ruff check $(SOURCES)
	mypy app

ifeq ($(CI),1)
format-check:
	black --check .
else
format-check: ;
endif

define banner
hello: world
endef

report-%: test
	echo $*

ci: | lint test ; echo done
`

/** Changes of one line that people make; `at` is the line, from 0. */
const CHANGES: Readonly<Record<string, (line: string) => string>> = {
  spaces: line => line.replace(/^\t/, '        '),
  'two spaces': line => line.replace(/^\t/, '  '),
  'no tab': line => line.replace(/^\t/, ''),
  'a tab': line => `\t${line}`,
  'no colon': line => line.replace(/:/g, ''),
  'no equals sign': line => line.replace(/\?=|:=|=/, ''),
  nothing: () => '',
  'a mark': line => `what ${line}`,
  'a second colon': line => line.replace(':', '::'),
  'no backslash': line => line.replace(/\\$/, ''),
  'a word before': line => `else ${line}`,
  'a semicolon': line => `${line} ; true`,
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'make-oracle-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Lines at which make refuses a file, in one branch of its conditionals or the other; 0 where it says none of use. */
function refusedBy(text: string): number[] {
  writeFileSync(join(folder, 'Makefile'), text)
  return ['1', '0'].flatMap(CI => {
    const env = { ...process.env, LC_ALL: 'C', CI }
    const { stderr } = spawnSync('make', ['-n', '-C', folder, 'nothing-of-this'], { encoding: 'utf8', env })
    const found = /^Makefile:(\d+): \*\*\* (missing 'end)?/m.exec(stderr)
    if (found === null) return []
    // What is open at the end it tells of at the end, and we where it was opened.
    return [found[2] === undefined ? Number(found[1]) : 0]
  })
}

const lines = MAKEFILE.split('\n')
const cases = Object.entries(CHANGES).flatMap(([name, change]) =>
  lines.flatMap((line, at) => {
    const changed = change(line)
    return changed === line ? [] : [{ name, at: at + 1, line, text: lines.with(at, changed).join('\n') }]
  }),
)

describeWith(['make'], 'GNU make', () => {
  test('reads the file that the changes are made in', async () => {
    expect(refusedBy(MAKEFILE)).toEqual([])
    expect(await checked(makefileKind, { Makefile: MAKEFILE })).toEqual([])
  })

  test.each(cases)('$name in line $at, "$line": is judged alike', async ({ text }) => {
    const refused = refusedBy(text)
    const places = await checked(makefileKind, { Makefile: text })
    const told = places.map(place => Number(place.split(':')[0]))
    if (refused.length === 0) expect(places.filter(place => place.endsWith('makefile/syntax'))).toEqual([])
    else expect([0, ...told]).toEqual(expect.arrayContaining(refused))
    if (refused.includes(0)) expect(told.length).toBeGreaterThan(0)
  })

  test.each([
    'test',
    'tests',
    'all',
    'report-x',
    'report-',
    'ci',
    'Makefile',
    'hello',
    'app',
    '.PHONY',
    'format-check',
  ])('make %s is judged alike', async target => {
    writeFileSync(join(folder, 'Makefile'), MAKEFILE)
    const { stderr } = spawnSync('make', ['-n', '-C', folder, target], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    })
    const files = { 'README.md': `\`\`\`sh\nmake ${target}\n\`\`\`\n`, Makefile: MAKEFILE }
    const { messages } = await wholeRepository(files, checkMakeCalls)
    expect(messages.length > 0).toBe(/No rule to make target/.test(stderr))
  })
})
