import { describe, expect, it } from '@jest/globals'
import type { Node } from '../../../../../src/validate/tree/node.js'
import { parseYaml } from '../../../../../src/validate/tree/yaml/parse.js'

/** Each node below the root with the part of the file that it spans. */
function spansIn(text: string): string[] {
  const spans: string[] = []
  const visit = (node: Node): void => {
    spans.push(`${node.kind} ${text.slice(node.start, node.end)}`)
    if (node.kind === 'list') node.items.forEach(visit)
    else if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        visit(key)
        visit(value)
      }
    }
  }
  for (const { root } of parseYaml(text).documents) if (root !== null) visit(root)
  return spans
}

describe('a node', () => {
  it.each<[string, string, string[]]>([
    [
      'from its first key to the end of its last value',
      '\n # c\na: 1 # d\nb: x  \n\n# e\n',
      ['map a: 1 # d\nb: x', 'scalar a', 'scalar 1', 'scalar b', 'scalar x'],
    ],
    ['from its first dash', '  - a\n  -\n', ['list - a\n  -', 'scalar a', 'scalar ']],
    [
      'in lists in lists',
      '- - a\n  - b: 1\n',
      ['list - - a\n  - b: 1', 'list - a\n  - b: 1', 'scalar a', 'map b: 1', 'scalar b', 'scalar 1'],
    ],
    [
      'with its brackets',
      'a : [ b , { c: d } ] # e\n',
      [
        'map a : [ b , { c: d } ]',
        'scalar a',
        'list [ b , { c: d } ]',
        'scalar b',
        'map { c: d }',
        'scalar c',
        'scalar d',
      ],
    ],
    [
      'without its anchor and its tag',
      'a: &x !t\n  b: &y "c"\n',
      ['map a: &x !t\n  b: &y "c"', 'scalar a', 'map b: &y "c"', 'scalar b', 'scalar "c"'],
    ],
    [
      'with a question mark before its key',
      '? [a]\n: |\n  b\n\nc:\n',
      ['map ? [a]\n: |\n  b\n\nc:', 'list [a]', 'scalar a', 'scalar |\n  b', 'scalar c', 'scalar '],
    ],
    [
      'that is a pair in a list in brackets',
      '[a: b, "c":d, : e]',
      [
        'list [a: b, "c":d, : e]',
        'map a: b',
        'scalar a',
        'scalar b',
        'map "c":d',
        'scalar "c"',
        'scalar d',
        'map : e',
        'scalar ',
        'scalar e',
      ],
    ],
    [
      'behind a byte order mark',
      '\uFEFFa: 1\r\nb:\r\n- c\r\n',
      ['map a: 1\r\nb:\r\n- c', 'scalar a', 'scalar 1', 'scalar b', 'list - c', 'scalar c'],
    ],
    [
      'of several documents',
      '--- a\n...\n# x\n---\nb: |-\n c\n--- [d]\n',
      ['scalar a', 'map b: |-\n c', 'scalar b', 'scalar |-\n c', 'list [d]', 'scalar d'],
    ],
  ])('has its span %s', (_, text, spans) => {
    expect(parseYaml(text).faults).toEqual([])
    expect(spansIn(text)).toEqual(spans)
  })
})

describe('a comment', () => {
  it('is anything behind a "#" that begins a line or follows white space', () => {
    const text = '#a\n\n x: y#z #b\nk: [1, # c\n  2]  #d\nl: |  # e\n  # no\n\n# f'
    const { comments } = parseYaml(text)
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(['#a', '#b', '# c', '#d', '# e', '# f'])
  })
})

describe('a document', () => {
  it('begins where the one before it ends', () => {
    const text = '# a\nb: 1\n---\nc\n...\n%YAML 1.2\n--- # d\n'
    const { documents, faults } = parseYaml(text)
    expect(faults).toEqual([])
    expect(documents.map(({ start, end }) => text.slice(start, end))).toEqual([
      '# a\nb: 1\n',
      '---\nc\n...\n',
      '%YAML 1.2\n--- # d\n',
    ])
    expect(documents[2]?.root).toBeNull()
  })

  it('has no root where there is nothing but comments', () => {
    for (const text of ['', '\n', '# a\n', '\uFEFF', '---', '--- # a']) {
      expect(parseYaml(text)).toMatchObject({ documents: [{ root: null, start: 0, end: text.length }], faults: [] })
    }
  })
})
