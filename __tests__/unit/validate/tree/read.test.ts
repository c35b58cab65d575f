import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import type { Format } from '../../../../src/validate/tree/document.js'
import { formatOf, takesComments } from '../../../../src/validate/tree/formats.js'
import { readBytes, readSource } from '../../../../src/validate/tree/read.js'

const read = (text: string, format: Format, path = 'a') => readSource(path as RepoPath, text, format)
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))))

describe('formatOf', () => {
  it.each([
    ['.github/workflows/ci.yml', 'yaml'],
    ['a/B.YAML', 'yaml'],
    ['package.json', 'json'],
    ['.eslintrc', 'json'],
    ['pyproject.toml', 'toml'],
    ['setup.cfg', 'ini'],
    ['src/.flake8', 'ini'],
    ['Makefile', 'text'],
    ['haproxy.cfg', null],
    ['php.ini', null],
    ['README.md', null],
    ['a.yml/LICENSE', null],
  ])('%s: %s', (path, format) => {
    expect(formatOf(path)).toBe(format)
  })
})

describe('comments in JSON', () => {
  it.each([
    'a.jsonc',
    'tsconfig.json',
    'packages/a/tsconfig.build.json',
    'jsconfig.json',
    '.vscode/settings.json',
    '.devcontainer/devcontainer.json',
    '.devcontainer/py/devcontainer.json',
    '.eslintrc',
    'api-extractor.json',
  ])('are right in %s', path => {
    expect(takesComments(path)).toBe(true)
    expect(read('{"a": 1, // one\n}', 'json', path).faults).toEqual([])
  })

  it.each(['package.json', 'tsconfig/package.json', 'vscode/settings.json', 'renovate.json'])(
    'are wrong in %s',
    path => {
      expect(takesComments(path)).toBe(false)
      expect(read('{"a": 1, // one\n}', 'json', path).faults).toHaveLength(2)
    },
  )
})

describe('conflicts', () => {
  const CONFLICT = '<<<<<<< HEAD\nport: 80\n=======\nport: 8080\n>>>>>>> feature'

  it.each<Format>(['yaml', 'json', 'toml', 'ini', 'text'])(
    'are one fault in %s, in place of what they break',
    format => {
      const text = `${format === 'ini' ? '[a]\n' : ''}${CONFLICT}\n`
      const { faults } = read(text, format)
      const [fault] = faults
      expect(fault?.rule).toBe('text/merge-conflict')
      expect(text.slice(fault?.start, fault?.end)).toBe(CONFLICT)
      expect(faults.filter(({ start }) => start < text.length - 1)).toHaveLength(1)
    },
  )

  it('are text where markers do not break anything, or are not complete', () => {
    expect(read('a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> b\n', 'yaml').faults).toEqual([])
    expect(read(`a = """\n${CONFLICT}\n"""\n`, 'toml').faults).toEqual([])
    expect(read('<<<<<<< HEAD\nall: test\n', 'text').faults).toEqual([])
  })
})

describe('encodings', () => {
  const fault = (content: Uint8Array) => {
    const { faults, text } = readBytes('a.yml' as RepoPath, content, 'text')
    return faults.map(({ rule, start, message }) => `${rule} ${start}/${text.length} ${message}`)
  }

  it('UTF-8 is right, with and without a mark', () => {
    expect(fault(bytes('a: ü€😀\ufffd'))).toEqual([])
    expect(readBytes('a' as RepoPath, bytes([0xef, 0xbb, 0xbf], 'a'), 'text')).toMatchObject({ text: 'a', faults: [] })
  })

  it.each([
    ['Latin-1', [0xfc], 'FC'],
    ['a longer form than needed', [0xc0, 0xaf], 'C0'],
    ['half a character', [0xe2, 0x82], 'E2'],
    ['a surrogate', [0xed, 0xa0, 0x80], 'ED'],
    ['more than there is', [0xf4, 0x90, 0x80, 0x80], 'F4'],
  ])('%s is not', (_name, wrong, byte) => {
    const content = bytes('ü: b', wrong)
    const { length } = new TextDecoder().decode(content)
    expect(fault(content)).toEqual([
      `text/encoding 4/${length} The byte ${byte} here is no UTF-8: the file is in another encoding, or is no text.`,
    ])
  })

  it.each([
    ['with its mark', [0xff, 0xfe, 0x61, 0, 0x3a, 0]],
    ['without', [0x61, 0, 0x3a, 0]],
    ['the other way round', [0xfe, 0xff, 0, 0x61, 0, 0x3a]],
  ])('UTF-16 %s is read, and reported', (_name, content) => {
    const source = readBytes('a' as RepoPath, bytes(content), 'text')
    expect(source.text).toBe('a:')
    expect(source.faults).toMatchObject([{ rule: 'text/encoding', start: 0, end: 1 }])
  })

  it('the character NUL is one fault, whatever the format says of it', () => {
    for (const format of ['yaml', 'json', 'text'] as const) {
      expect(read('"a\0b"', format).faults).toMatchObject([{ rule: 'text/encoding', start: 2 }])
    }
  })
})
