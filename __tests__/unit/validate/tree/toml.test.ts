import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parse } from 'smol-toml'
import type { Parsed } from '../../../../src/validate/tree/document.js'
import { offsetIn, type ScalarNode, valueAt, valueIn } from '../../../../src/validate/tree/node.js'
import { parseToml } from '../../../../src/validate/tree/toml/parse.js'
import { faultsOf, misplacedIn, rootOf } from '../../../support/trees.js'

const PYPROJECT = `# Packaging
[build-system]
requires = ["setuptools>=68", "wheel"] # both
build-backend = "setuptools.build_meta"

[project]
name = 'service'
version = "1.2.0"
requires-python = ">=3.11"
dependencies = [
  "requests>=2.31",  # http
  "rich",
]
authors = [{ name = "A. Author", email = "a@example.org" }]
[project.optional-dependencies]
test = ["pytest", "coverage[toml]"]
[project.scripts]
serve = "service.main:run"

[tool.ruff]
line-length = 120
lint.select = ["E", "F"]
lint.per-file-ignores."tests/*" = ["S101"]

[[tool.mypy.overrides]]
module = "legacy.*"
ignore_errors = true
[[tool.mypy.overrides]]
module = "vendor.*"

[tool.limits]
large = 1_000_000
ratio = 6.5e-3
mode = 0o644
since = 1979-05-27T07:32:00-08:00
text = """
first \\
   and still first
second "quoted" """
`

describe('TOML beside smol-toml', () => {
  /** It takes TOML 1.1. */
  const isNewer = ({ faults }: Parsed) => faults.some(({ message }) => message.includes('TOML 1.1'))
  const theirs = (text: string) => {
    try {
      return {
        value: JSON.parse(
          JSON.stringify(parse(text, { integersAsBigInt: 'asNeeded' }), (_, each) =>
            typeof each === 'bigint' ? Number(each) : each,
          ),
        ),
      }
    } catch {
      return null
    }
  }
  const agrees = (text: string) => {
    const ours = parseToml(text)
    expect(misplacedIn(ours, text)).toEqual([])
    if (isNewer(ours)) return
    const expected = theirs(text)
    expect({ text, valid: ours.faults.length === 0 }).toEqual({ text, valid: expected !== null })
    if (expected !== null && !/\d-\d\d|\d:\d\d|inf|nan|0[xob]/.test(text)) {
      expect(JSON.parse(JSON.stringify(rootOf(ours)))).toEqual(expected.value)
    }
  }
  const piece = fc.constantFrom(
    ...[
      'a',
      'b',
      'a.b',
      '"q"',
      "'l'",
      ' = ',
      '=',
      '1',
      '0',
      '01',
      '1.5',
      '1e3',
      '+1',
      '1_0',
      '_',
      '0x1f',
      'inf',
      'true',
      '[',
      '[[',
    ],
    ...[
      ']',
      ']]',
      '{',
      '}',
      ',',
      '.',
      '\n',
      '\r\n',
      '\r',
      '#c',
      '"s"',
      '"""',
      "'''",
      '"\\n"',
      '\\u00e9',
      '1979-05-27',
      '07:32:00',
    ],
    ...[' ', '\t', 'é', '\0', '😀', 'a = 1\n', 'a.b = 3\n', 'a = {b = 1}\n', 'a = [1, 2]\n'],
  )

  it('takes a real file with the same values', () => {
    expect(parseToml(PYPROJECT).faults).toEqual([])
    agrees(PYPROJECT)
  })

  it('takes the same of what is put together from pieces', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), pieces => agrees(pieces.join(''))),
      { numRuns: 3000 },
    )
  })

  it('takes the same of a real file with something changed', () => {
    fc.assert(
      fc.property(fc.nat(), piece, fc.nat(3), (at, inserted, dropped) => {
        const cut = at % PYPROJECT.length
        agrees(PYPROJECT.slice(0, cut) + inserted + PYPROJECT.slice(cut + dropped))
      }),
      { numRuns: 400 },
    )
  })

  it('defines tables as it does', () => {
    const statement = fc.constantFrom(
      ...[
        '[a]\n',
        '[a.b]\n',
        '[[a]]\n',
        '[[a.b]]\n',
        '[b]\n',
        'a = 1\n',
        'a.b = 3\n',
        'b.c = 1\n',
        'b.c.d = 1\n',
        'c = 1\n',
      ],
      ...['a = {b = 1, c.d = 2}\n', 'b = {c.d = 1, c.e = 1}\n', 'b = {c = 1, c.d = 1}\n', 'a = [{b = 1}]\n'],
    )
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 6 }), statements => agrees(statements.join(''))),
      { numRuns: 2000 },
    )
  })
})

describe('places', () => {
  const root = parseToml(PYPROJECT).documents[0]?.root
  const at = (...names: string[]) => {
    const node = valueAt(root, ...names)
    return PYPROJECT.slice(node?.start, node?.end)
  }

  it('of values, and of tables from their header to the last value', () => {
    expect(at('project', 'name')).toBe("'service'")
    expect(at('project', 'scripts')).toBe('[project.scripts]\nserve = "service.main:run"')
    expect(at('build-system')).toMatch(/^\[build-system\][\s\S]*build_meta"$/)
    expect(PYPROJECT.slice(root?.start, root?.end)).toMatch(/^\[build-system\][\s\S]*"quoted" """$/)
  })

  it('of tables without a header of their own are their name where it is first', () => {
    expect(at('tool')).toBe('tool')
    expect(valueIn(root, 'tool')?.start).toBe(PYPROJECT.indexOf('tool.ruff'))
    expect(at('tool', 'ruff', 'lint', 'per-file-ignores')).toBe('per-file-ignores."tests/*" = ["S101"]')
  })

  it('of lists of tables, and of each in them', () => {
    const list = valueAt(root, 'tool', 'mypy', 'overrides')
    expect(list?.kind === 'list' && list.items.map(({ start, end }) => PYPROJECT.slice(start, end))).toEqual([
      '[[tool.mypy.overrides]]\nmodule = "legacy.*"\nignore_errors = true',
      '[[tool.mypy.overrides]]\nmodule = "vendor.*"',
    ])
  })

  it('of characters, behind escapes and ends of lines', () => {
    const text = 'a = """\nx\\tab \\\n   c"""'
    const scalar = valueIn(parseToml(text).documents[0]?.root, 'a') as ScalarNode
    expect(scalar.text).toBe('x\tab c')
    expect([...scalar.text].map((_, index) => text[offsetIn(scalar, index)]).join('')).toBe('x\\ab c')
  })

  it('of dates with a type of their own', () => {
    const dates = '[1979-05-27T07:32:00Z, 1979-05-27 07:32:00.5, 1979-05-27, 07:32:00]'
    const list = valueIn(parseToml(`a = ${dates}`).documents[0]?.root, 'a')
    expect(list?.kind === 'list' && list.items.map(item => item.kind === 'scalar' && item.type)).toEqual(
      Array(4).fill('date'),
    )
  })
})

describe('faults', () => {
  it.each([
    ['a colon', 'a: 1', [': | An = stands between a key and its value, and no colon.']],
    ['no quotation marks', 'a = b c # d', ['b c | Text stands in quotation marks; `b c` has none.']],
    [
      'words',
      'a = True\nb = yes\nc = null',
      [
        'True | It is written `true`.',
        'yes | Write `true`, or `"yes"` for text.',
        'null | TOML has no null: leave the key out.',
      ],
    ],
    [
      'numbers',
      'a = 010\nb = .5\nc = 1__0\nd = 0xG\ne = 9223372036854775808',
      [
        '010 | A number has no zeros before its first digit; as text, it stands in quotation marks.',
        '.5 | A number has digits on both sides of its point and behind its e.',
        '1__0 | In a number, _ can only stand between two digits.',
        '0xG | `0xG` has characters that are no digits of its base.',
        '9223372036854775808 | An integer has at most 64 bits: from -2^63 to 2^63 - 1.',
      ],
    ],
    [
      'dates',
      'a = 2021-02-29\nb = 2021-13-01',
      [
        '2021-02-29 | There is no day 29 in this month, which has 28.',
        '2021-13-01 | There is no month 13: the order is year, month, day.',
      ],
    ],
    [
      'open strings, each on its line',
      'a = "x\nb = \'y\nc = 1',
      [
        '"x | This string is not closed on its line: its quotation mark is missing.',
        "'y | This string is not closed on its line: its quotation mark is missing.",
      ],
    ],
    [
      'an open list, and what follows is read',
      'a = [1,\n  2\nb = x\n[c]\nd = [1 2]',
      [
        '[ | This is never closed: ] is missing.',
        'x | Text stands in quotation marks; `x` has none.',
        '1 | A comma is missing behind this.',
      ],
    ],
    ['open braces', 'a = { b = 1\nc = 2', ['{ | This is never closed: } is missing.']],
    ['an open header', '[a\nb = 1', ['[a | This header is not closed: ] is missing.']],
    [
      'no value',
      'a =\nb\n= 1',
      ['a | This key has no value.', 'b | This key has no value.', '= | A key is missing here.'],
    ],
    ['a key that needs quotation marks', 'größe = 1', ['größe | A key with `ö` stands in quotation marks: `"größe"`.']],
    ['two statements on a line', 'a = 1 b = 2', ['b | `b` cannot stand behind a value; the line must end there.']],
    [
      'what TOML 1.1 brought',
      'a = {\n  b = "\\e",\n}\nc = 07:32',
      [
        '{ | A table in braces over several lines came with TOML 1.1, which many readers do not know; in TOML 1.0 it stands on one.',
        '\\e | \\e came with TOML 1.1, which many readers do not know; TOML 1.0 has \\u001b.',
        ', | A comma before the closing } came with TOML 1.1, which many readers do not know; TOML 1.0 has none there.',
        '07:32 | A time without seconds came with TOML 1.1, which many readers do not know; TOML 1.0 wants them: 15:04:00.',
      ],
    ],
  ])('%s', (_name, text, expected) => {
    expect(faultsOf(parseToml(text), text)).toEqual(expected)
  })

  it.each([
    ['a key', 'a = 1\na = 2', 'The key `a` is there twice.'],
    ['a table', '[a]\n[a]', 'The table `a` is there twice: what belongs to it stands together.'],
    [
      'a table that keys with points made',
      'a.b = 1\n[a]',
      'Keys with points made the table `a` already: what is new belongs there.',
    ],
    ['a table in braces', 'a = {}\n[a.b]', '`a` is a table in braces already: nothing can be added to it.'],
    ['a list of values', 'a = [1]\n[[a]]', '`a` is a list in brackets already: nothing can be added to it.'],
    ['one of a list of tables', '[[a]]\n[a]', '`a` is a list of tables: a further one has two brackets on each side.'],
    ['a table as a list', '[a]\n[[a]]', '`a` is one table already, and cannot be a list of tables.'],
    [
      'what has a header',
      '[a.b]\n[a]\nb.c = 1',
      '`b` has a header of its own: keys are added to it there, and not with points.',
    ],
  ])('%s that is there already', (_name, text, message) => {
    const [fault, ...others] = parseToml(text).faults
    expect(fault).toMatchObject({ rule: 'toml/duplicate-key', message, related: { message: 'The first is here.' } })
    expect(others).toEqual([])
  })

  it('in one table that is there twice do not make more of its keys', () => {
    expect(parseToml('[a]\nb = 1\nc = 2\n[a]\nb = 1\nc = 2').faults).toHaveLength(1)
  })

  it.each([
    ['brackets', `a = ${'['.repeat(5000)}`],
    ['braces', `a = ${'{a='.repeat(5000)}`],
    ['points', `${'a.'.repeat(5000)}a = 1`],
    ['a header', `[${'a.'.repeat(5000)}a]`],
  ])('of %s that are too deep come once', (_name, text) => {
    expect(parseToml(text).faults.map(({ rule }) => rule)).toEqual(['toml/too-deep'])
  })

  it('leave long lists alone whose texts look like keys', () => {
    expect(parseToml('a = [\n  "--flag=x",\n  "name=1",\n  [true],\n  [1],\n]').faults).toEqual([])
  })
})
