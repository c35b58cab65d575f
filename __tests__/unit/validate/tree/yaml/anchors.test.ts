import { describe, expect, it } from '@jest/globals'
import { type ListNode, type MapNode, type Node, valueAt, valueIn } from '../../../../../src/validate/tree/node.js'
import { parseYaml } from '../../../../../src/validate/tree/yaml/parse.js'
import { faultsIn, plainIn } from '../../../../support/yaml-tree.js'

function rootOf(text: string): Node {
  return parseYaml(text).documents[0]?.root as Node
}

describe('an alias', () => {
  it('stands for the very node that was named, with its place', () => {
    const root = rootOf('a: &x [1, 2]\nb: *x\n"c": {d: *x}\n')
    const named = valueIn(root, 'a')
    expect(named).toMatchObject({ kind: 'list', start: 6, end: 12 })
    expect(valueIn(root, 'b')).toBe(named)
    expect(valueAt(root, 'c', 'd')).toBe(named)
  })

  it('can be a key, whose text is that of the node', () => {
    expect(plainIn('- &x a\n- *x : 1\n- {*x : 2}\n')).toEqual([['a', { a: 1 }, { a: 2 }]])
  })

  it('stands for the node that had the name last', () => {
    expect(plainIn('- &x 1\n- &x 2\n- *x\n- &x [&x 3, *x]\n- *x')).toEqual([[1, 2, 2, [3, 3], 3]])
  })

  it('and the anchors are kept with their places, by document', () => {
    const text = '- &x b\n- *x\n---\n- &x c\n'
    const [first, second] = parseYaml(text).documents
    expect(first).toMatchObject({
      anchors: [{ name: 'x', start: 2, end: 4 }],
      aliases: [{ name: 'x', start: 9, end: 11 }],
    })
    expect(second).toMatchObject({ anchors: [{ name: 'x' }], aliases: [] })
  })

  it.each([
    [
      'without a node of its name',
      'a: *x\n',
      '1:4-1:6 yaml/undefined-alias: `*x` stands for a node that is named `&x`, and nothing before it is; a text that begins with `*` needs quotation marks.',
      { a: null },
    ],
    [
      'that should have been a text',
      'a: *.js\n',
      '1:4-1:8 yaml/undefined-alias: `*.js` stands for a node that is named `&.js`, and nothing before it is; a text that begins with `*` needs quotation marks.',
      { a: '*.js' },
    ],
    [
      'of another document',
      'a: &x 1\n---\nb: *x\n',
      '3:4-3:6 yaml/undefined-alias: `*x` stands for a node that is named `&x`, and nothing before it is; a text that begins with `*` needs quotation marks.',
      { a: 1 },
    ],
    [
      'within what it stands for',
      'a: &x\n  b: *x\n',
      '2:6-2:8 yaml/circular-alias: `*x` stands within the very node that it stands for, which would never end.',
      { a: { b: null } },
    ],
    [
      'without a name',
      'a: *\n',
      '1:4-1:5 yaml/syntax: `*` begins an alias, whose name is missing; a text that begins with it needs quotation marks.',
      { a: null },
    ],
    [
      'with a tag',
      'a: &x 1\nb: !t *x\n',
      '2:4-2:6 yaml/syntax: An alias cannot have an anchor or a tag of its own.',
      { a: 1, b: 1 },
    ],
  ])('%s is a fault', (_, text, fault, read) => {
    expect(faultsIn(text)).toEqual([fault])
    expect(plainIn(text)[0]).toEqual(read)
  })
})

describe('aliases of aliases', () => {
  const bomb = (levels: number, wide: number): string => {
    const line = (level: number) =>
      `l${level}: &l${level} [${Array.from({ length: wide }, () => `*l${level - 1}`).join(', ')}]\n`
    return `l0: &l0 [x]\n${Array.from({ length: levels }, (_, level) => line(level + 1)).join('')}`
  }

  it('that stand for too much are left out, and the tree stays small', () => {
    const text = bomb(30, 9)
    expect(faultsIn(text)).toEqual([
      expect.stringMatching(/yaml\/bomb: With `\*l\d`, the aliases up to here stand for /),
    ])
    expect(sizeOf(rootOf(text))).toBeLessThan(1_000_000)
  })

  it('that stand for much, but not too much, are all there', () => {
    expect(faultsIn(bomb(4, 9))).toEqual([])
  })

  it('that would make the tree too deep are left out', () => {
    const text = Array.from(
      { length: 300 },
      (_, level) => `l${level}: &l${level} [${level > 0 ? `*l${level - 1}` : 'x'}]\n`,
    ).join('')
    const [first] = faultsIn(text)
    expect(first).toMatch(/^200:\d+-200:\d+ yaml\/too-deep: `\*l198` makes the tree more than 200 levels deep\.$/)
    expect(heightOf(rootOf(text))).toBeLessThan(300)
  })
})

describe('a tag', () => {
  it.each([
    ['!!str 12', 'string'],
    ['! 12', 'string'],
    ['!!str', 'string'],
    ['!!int "12"', 'integer'],
    ['!!int x', 'string'],
    ['!!float 1', 'float'],
    ['!!bool "true"', 'boolean'],
    ['!!null ""', 'null'],
    ['!Ref 12', 'integer'],
    ['!<tag:yaml.org,2002:str> 12', 'string'],
  ])('%s makes the type %s', (text, type) => {
    expect(rootOf(`[${text}]`)).toMatchObject({ items: [{ type }] })
  })

  it('is kept with its node', () => {
    const { documents } = parseYaml('%TAG !e! tag:e.org,2000:\n---\na: !Ref b\nc: !!map {}\nd: !e!x%20y [1]\n')
    const { root, tags } = documents[0] as { root: MapNode; tags: ReadonlyMap<Node, string> }
    expect(root.pairs.map(({ value }) => tags.get(value))).toEqual([
      '!Ref',
      'tag:yaml.org,2002:map',
      'tag:e.org,2000:x y',
    ])
  })
})

function sizeOf(node: Node): number {
  return partsOf(node).reduce((sum, part) => sum + sizeOf(part), 1)
}

function heightOf(node: Node): number {
  return 1 + Math.max(0, ...partsOf(node).map(heightOf))
}

function partsOf(node: Node): readonly Node[] {
  if (node.kind === 'scalar') return []
  return node.kind === 'list' ? (node as ListNode).items : node.pairs.map(({ value }) => value)
}
