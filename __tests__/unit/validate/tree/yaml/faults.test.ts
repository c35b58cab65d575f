import { describe, expect, it } from '@jest/globals'
import { faultsIn, plainIn } from '../../../../support/yaml-tree.js'

/** What is written, what is said about it, and what is read of it. */
type Case = [name: string, text: string, faults: string[], read: unknown]

const structure: Case[] = [
  [
    'a key below a value that is complete',
    'on: push\n  branches: [main]\njobs: 1\n',
    [
      '2:3-2:19 yaml/syntax: This line is indented by 2 spaces, but the value on line 1 is complete and the entries around it are indented by 0.',
    ],
    { on: 'push', jobs: 1 },
  ],
  [
    'one space too many',
    'env:\n  A: 1\n   B: 2\n  C: 3\n',
    [
      '3:4-3:8 yaml/syntax: This line is indented by 3 spaces, but the value on line 2 is complete and the entries around it are indented by 2.',
    ],
    { env: { A: 1, B: 2, C: 3 } },
  ],
  [
    'an indentation that fits nothing',
    'a:\n    b: 1\n  c: 2\nd: 3\n',
    ['3:3-3:7 yaml/syntax: This line is indented by 2 spaces; 4 or 0, as what stands above it, would be right.'],
    { a: { b: 1, c: 2 }, d: 3 },
  ],
  [
    'a text parted by a comment',
    'a: word\n  # comment\n  more\nb: 1\n',
    [
      '3:3-3:7 yaml/syntax: This line is indented by 2 spaces, but the value on line 1 is complete and the entries around it are indented by 0 (a comment ends a text, so that no line of it can follow).',
    ],
    { a: 'word', b: 1 },
  ],
  [
    'keys without their colon',
    'jobs:\n  build\n    runs-on: x\n  test:\n    needs\nb: 1\nc\n',
    [
      '2:3-2:8 yaml/syntax: A key belongs here, and `build` has no colon after it; a text that goes on from the line above must be indented deeper than its key.',
      '7:1-7:2 yaml/syntax: A key belongs here, and `c` has no colon after it; a text that goes on from the line above must be indented deeper than its key.',
    ],
    { jobs: { build: { 'runs-on': 'x' }, test: 'needs' }, b: 1, c: null },
  ],
  [
    'keys whose colon has no space after it',
    'env:\n  A:1\n  B: 2\n  "C":3\n',
    [
      '2:4-2:5 yaml/syntax: A space is missing after the colon that ends a key.',
      '4:6-4:7 yaml/syntax: A space is missing after the colon that ends a key.',
    ],
    { env: { A: 1, B: 2, C: 3 } },
  ],
  [
    'a colon in a value',
    'name: Foo: bar # c\nb: 1\n',
    [
      '1:10-1:11 yaml/syntax: A colon with white space after it ends a key, and here the value of a key stands before it: put the value in quotation marks.',
    ],
    { name: 'Foo: bar', b: 1 },
  ],
  [
    'keys between the items of a list',
    'steps:\n  - run: a\n  name: b\n  env: c\n  - run: d\n  -x\nother: 1\n',
    [
      '3:3-3:10 yaml/syntax: This stands between the items of a list, which begin with `- `; what belongs to an item is deeper than its `-`.',
      '6:3-6:4 yaml/syntax: A space is missing after the `-` that begins an item.',
    ],
    { steps: [{ run: 'a' }, { run: 'd' }, 'x'], other: 1 },
  ],
  [
    'items between the keys of a map',
    'a: 1\n- b\n- c: 2\nd: 3\n',
    [
      '2:1-2:4 yaml/syntax: An item of a list stands between the keys of a map; it must be no less deep than the key of its list.',
    ],
    { a: 1, d: 3 },
  ],
  [
    'a list that begins beside its key',
    'a: - b\n   - c\nd: 1\n',
    ['1:4-1:7 yaml/syntax: A list cannot begin on the line of its key; it needs lines of its own.'],
    { a: ['b', 'c'], d: 1 },
  ],
  [
    'text beside the sign of a block scalar',
    'run: | echo hi\n  more\nb: 1\n',
    [
      '1:8-1:15 yaml/syntax: The text of a block scalar begins on the line after `|`; `echo hi` cannot stand beside it.',
    ],
    { run: 'more\n', b: 1 },
  ],
  [
    'tabs, once for lines in a row',
    'a:\n\tb: 1\n\tc: 2\nd: 3\n',
    ['2:1-2:2 yaml/tab: A tab stands where YAML wants indentation, which is made of spaces only.'],
    { a: { b: 1, c: 2 }, d: 3 },
  ],
  [
    'something after all that a document can hold',
    '- a\n- b\nc: 1\n---\n[a]\nb\n',
    [
      '3:1-3:5 yaml/syntax: This stands between the items of a list, which begin with `- `; what belongs to an item is deeper than its `-`.',
      '6:1-6:2 yaml/syntax: `b` belongs to nothing: the value of the document ended on line 5.',
    ],
    ['a', 'b'],
  ],
]

const values: Case[] = [
  [
    'a quotation mark that nobody closes',
    'a: "x\nb: \'y\n  z\nc: 1\n',
    [
      '1:4-1:6 yaml/syntax: A double quotation mark opens a text here, and none closes it on this line.',
      '2:4-2:6 yaml/syntax: A single quotation mark opens a text here, and none closes it up to line 3.',
    ],
    { a: 'x', b: 'y z', c: 1 },
  ],
  [
    'brackets that nobody closes',
    'a: [x, y\nb: {c: d,\n  e: f\nc: 1\n',
    [
      '1:4-1:5 yaml/syntax: `[` opens a value here, and no `]` closes it on this line.',
      '2:4-2:5 yaml/syntax: `{` opens a value here, and no `}` closes it up to line 3.',
    ],
    { a: ['x', 'y'], b: { c: 'd', e: 'f' }, c: 1 },
  ],
  [
    'a bracket that another one closes',
    'a: [x}\nb: 1\n',
    ['1:6-1:7 yaml/syntax: `}` cannot close the `[` of line 1: `]` is missing before it.'],
    { a: ['x'], b: 1 },
  ],
  [
    'commas that are missing or too many',
    'a: ["x" "y",, z]\nb: {c: 1 d: 2}\ne: 1\n',
    [
      '1:9-1:10 yaml/syntax: A comma is missing before a quotation mark: it separates the entries in brackets.',
      '1:13-1:14 yaml/syntax: A value is missing before this comma.',
      '2:11-2:12 yaml/syntax: A comma is missing before the key of this colon: it separates the entries in brackets.',
    ],
    { a: ['x', 'y', 'z'], b: { c: '1 d', '': 2 }, e: 1 },
  ],
  [
    'something behind a value',
    "a: \"x\" y\nb: {{ c }}/d\ne: 'it's'\nf: 1\n",
    [
      '1:8-1:9 yaml/syntax: `y` cannot stand here: the quotation mark before it ended the value (within a text it is written `\\"`).',
      '2:11-2:13 yaml/syntax: `/d` cannot stand here: the bracket before it ended the value (a text that begins with a bracket needs quotation marks).',
      "3:8-3:10 yaml/syntax: `s'` cannot stand here: the quotation mark before it ended the value (within a text it is written `''`).",
    ],
    { a: 'x', b: { '': null }, e: 'it', f: 1 },
  ],
  [
    'signs that begin no text',
    'a: @x\nb: `y`\nc: %z\nd: , e\nf: }\ng: [|]\nh: 1\n',
    [
      '1:4-1:5 yaml/syntax: A value cannot begin with `@`, which YAML reserves: put it in quotation marks.',
      '2:4-2:5 yaml/syntax: A value cannot begin with a backtick, which YAML reserves: put it in quotation marks.',
      '3:4-3:5 yaml/syntax: A value cannot begin with `%`, which begins a directive: put it in quotation marks.',
      '4:4-4:5 yaml/syntax: A value cannot begin with `,` outside of brackets: put it in quotation marks, or look for what is missing before it.',
      '5:4-5:5 yaml/syntax: A value cannot begin with `}` outside of brackets: put it in quotation marks, or look for what is missing before it.',
      '6:5-6:6 yaml/syntax: A value cannot begin with `|`, which begins a block scalar, here: put it in quotation marks.',
    ],
    { a: '@x', b: '`y`', c: '%z', d: ', e', f: '}', g: ['|'], h: 1 },
  ],
  [
    'escapes that do not exist',
    'a: "C:\\dir \\x4"\nb: "\\U00110000"\n',
    [
      '1:7-1:9 yaml/syntax: A backslash in double quotation marks cannot stand before `d`: write `\\\\`, or single quotation marks.',
      '1:12-1:15 yaml/syntax: `\\x` needs 2 hexadecimal digits after it.',
      '2:5-2:15 yaml/syntax: No character has a code beyond U+10FFFF.',
    ],
    { a: 'C:\\dir \\x4', b: '\\U00110000' },
  ],
  [
    'lines of a value that are not indented, which many readers allow',
    'a: {\n b: 1,\nc: 2,\n}\nd: "x\ny z"\ne: [\n  1\n]\n',
    [
      '3:1-3:2 yaml/indentation: A value that began on line 1 goes on here and is not indented deeper than its key.',
      '6:1-6:2 yaml/indentation: A value that began on line 5 goes on here and is not indented deeper than its key.',
    ],
    { a: { b: 1, c: 2 }, d: 'x y z', e: [1] },
  ],
  [
    'an empty line that is deeper than the text',
    'a: |\n     \n  x\nb: 1\n',
    [
      '2:1-2:6 yaml/syntax: An empty line has 5 spaces, more than the 2 of the first line with text, which decide how deep the block scalar is: remove them.',
    ],
    { a: '   \nx\n', b: 1 },
  ],
  [
    'a tag without its end or its meaning',
    'a: !!str"x"\nb: !e!x y\nc: !<x y\n',
    [
      '1:4-1:9 yaml/syntax: White space must follow the tag `!!str`; a text that begins with `!` needs quotation marks.',
      '2:4-2:8 yaml/syntax: No %TAG directive of this document says what the tag `!e!x` begins with.',
      '3:4-3:7 yaml/syntax: A tag that begins with `!<` ends with `>`.',
    ],
    { a: 'x', b: 'y', c: 'y' },
  ],
  [
    'characters that no YAML file can have',
    'a: x\u0001y\nb: 1\n',
    ['1:5-1:6 yaml/syntax: A YAML file cannot have the control character U+0001 in it.'],
    { a: 'x\u0001y', b: 1 },
  ],
  [
    'a comment without white space before it',
    'a: "x"# c\nb: [y,#d\n]\n',
    [
      '1:7-1:10 yaml/syntax: `# c` cannot stand here: a comment needs white space before it.',
      '2:7-2:8 yaml/syntax: A value cannot begin with `#`: a comment needs white space before it.',
    ],
    { a: 'x', b: ['y', '#d'] },
  ],
]

const documents: Case[] = [
  [
    'a directive without its document',
    '%YAML 1.2\na: 1\n',
    ['1:10-2:1 yaml/syntax: `---` must begin the document after its directives.'],
    { a: 1 },
  ],
  [
    'directives that are wrong',
    '%YAML 1.2 x\n%YAML 1.2\n%TAG x\n---\na\n',
    [
      '1:1-1:12 yaml/syntax: `%YAML 1.2` is how the version is given, and nothing else on that line.',
      '2:1-2:10 yaml/syntax: The version of YAML stands twice before this document.',
      '3:1-3:7 yaml/syntax: A %TAG directive has a short form such as `!e!` and what it stands for, not `x`.',
    ],
    'a',
  ],
  [
    'a directive after a document that has no end',
    '- a\n%YAML 1.2\n---\nb\n%TAG x\n',
    ['2:1-2:10 yaml/syntax: A directive can only stand before a document, and `...` must end the document above it.'],
    ['a'],
  ],
]

describe.each([
  ['structure', structure],
  ['values', values],
  ['documents', documents],
])('faults of %s', (_, cases) => {
  it.each(cases)('%s', (_name, text, faults, read) => {
    expect(faultsIn(text)).toEqual(faults)
    expect(plainIn(text)[0]).toEqual(read)
  })
})

describe('faults', () => {
  it('of a file are all told of at once, up to a hundred', () => {
    expect(faultsIn('a: @\n'.repeat(20))).toHaveLength(20 + 19)
    expect(faultsIn('a: @\n'.repeat(2000))).toHaveLength(100)
  })

  it('of keys that are there already name the first one', () => {
    expect(faultsIn('a: 1\n"a": 2\n~: 1\nnull: 2\n1: 3\n"1": 3\n')).toEqual([
      '2:1-2:4 yaml/duplicate-key: This map has the key `a` already, on line 1.',
      '4:1-4:5 yaml/duplicate-key: This map has the key `null` already, on line 3.',
    ])
    const many = Array.from({ length: 100 }, (_, index) => `key${index % 60}: 1\n`).join('')
    expect(faultsIn(many)).toHaveLength(40)
    expect(faultsIn('{a: 1, b: {a: 1}, a: 2}')).toEqual([
      '1:19-1:20 yaml/duplicate-key: This map has the key `a` already, on line 1.',
    ])
  })

  it.each([
    ['['.repeat(100_000)],
    ['{a: '.repeat(100_000)],
    ['- '.repeat(100_000)],
    ['? '.repeat(100_000)],
    [Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ])('of values that are too deep in each other do not end the reading: %#', text => {
    expect(faultsIn(text).filter(fault => fault.includes('yaml/too-deep'))).toHaveLength(1)
  })
})
