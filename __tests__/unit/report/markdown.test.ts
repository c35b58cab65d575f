import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Block, section, table, textBlock } from '../../../src/report/blocks.js'
import { markdownText, toMarkdown } from '../../../src/report/markdown.js'
import { plainLine } from '../../../src/report/plain.js'
import { hostileText } from '../../support/hostile.js'
import { findingWith, resultWith } from '../../support/results.js'

const ZERO_WIDTH = /\u200b/g
const PUNCTUATION = /\\([!-/:-@[-`{-~])/g
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** What a reader sees of escaped text, by CommonMark's two rules of escaping. */
function shown(markdown: string): string {
  return markdown
    .replace(PUNCTUATION, '$1')
    .replace(/&(amp|lt|gt);/g, entity => ENTITIES[entity] as string)
    .replace(ZERO_WIDTH, '')
}

/** The text without its escapes: every mark left in it is live. */
function live(markdown: string): string {
  return markdown.replace(PUNCTUATION, '').replace(/&(amp|lt|gt);/g, '')
}

/** The cells of a table row as GitHub splits it: at each `|` that no backslash stands before. */
function cellsOf(row: string): string[] {
  return row.split(/(?<!\\)(?:\\\\)*\|/).slice(1, -1)
}

describe('markdownText', () => {
  it('shows just the text', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(shown(markdownText(text))).toBe(plainLine(text).trim().replace(ZERO_WIDTH, ''))
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves no mark, tag, entity, column or line break alive', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const markdown = markdownText(text)
        expect(live(markdown)).not.toMatch(/[<>&|`*_[\]{}()#+!~$\\-]|[\r\n\u2028\u2029]/)
        expect(markdown).not.toMatch(/^\d+[.)]|^\s/)
      }),
      { numRuns: 1000 },
    )
  })

  it('mentions nobody and links nowhere', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const markdown = markdownText(text)
        expect(markdown).not.toMatch(/@\w/)
        expect(markdown).not.toMatch(/(?<![a-z])(https?:|ftp:|www\.)/i)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['_https://evil.example', '\\_https\u200b://evil.example'],
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\\\\\|b'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['1. first', '1\\. first'],
    ['    code', 'code'],
    ['@octocat', '@\u200boctocat'],
    ['# no heading', '\\# no heading'],
    ['o/r#12 GH-3', 'o/r\\#\u200b12 GH\\-\u200b3'],
    ['src/a.ts', 'src/a.ts'],
  ])('writes %j as %j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown)
  })
})

describe('a report as markdown', () => {
  it('is this', () => {
    const blocks: Block[] = [
      textBlock('A text.'),
      { kind: 'findings', findings: [findingWith({ file: 'src/a_b.ts', line: 3, column: 4, help: 'Mend it.' })] },
      table(['Name', 'Count'], [['a', '1']], [1]),
      section('Open', [textBlock('b')]),
      section('a_b <i> @x', [table(['H'], [['c']])], true),
    ]
    expect(toMarkdown(resultWith({ verdict: 'warn', gate: 'my-gate', summary: 'All *fine*.' }), blocks)).toBe(
      [
        '### ⚠️ my\\-gate',
        'All \\*fine\\*.',
        'A text.',
        '|  | Where | What | What helps |\n| --- | --- | --- | --- |\n| ❌ | src/a\\_b.ts:3:4 | It is wrong. | Mend it. |',
        '| Name | Count |\n| --- | --: |\n| a | 1 |',
        '#### Open\n\nb',
        // Between HTML tags there is no markdown: a backslash would be shown.
        '<details><summary>a_b &lt;i&gt; @\u200bx</summary>\n\n| H |\n| --- |\n| c |\n\n</details>\n',
      ].join('\n\n'),
    )
  })

  it('keeps each row of a table one line of as many columns, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostileText, hostileText), { minLength: 1, maxLength: 4 }), rows => {
        const markdown = toMarkdown(resultWith({ summary: 's' }), [table(['a', 'b'], rows)])
        const lines = markdown.trimEnd().split('\n').slice(4)
        expect(lines).toHaveLength(rows.length + 2)
        for (const line of lines) expect(cellsOf(line)).toHaveLength(2)
      }),
    )
  })

  it('holds no tag but its own, even in titles, summaries and findings', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const findings = [findingWith({ file: text, message: text, help: text })]
        const blocks = [section(text, [textBlock(text), { kind: 'findings' as const, findings }], true)]
        const markdown = toMarkdown(resultWith({ gate: text, summary: text }), blocks)
        expect(markdown.match(/<[^>]*>?/g)).toEqual(['<details>', '<summary>', '</summary>', '</details>'])
        expect(markdown).not.toMatch(/@\w/)
      }),
    )
  })

  const bytes = (text: string) => new TextEncoder().encode(text).length
  const rest = 'The report is longer than fits here; the rest is in the result file.'

  it.each(['a', 'ü', '漢', '😀', '<', '|', '\u0000'])('has 400,000 bytes at the most, of %j', character => {
    const blocks = Array.from({ length: 600 }, (_, index) => textBlock(`${index} ${character.repeat(3000)}`))
    const markdown = toMarkdown(resultWith({ summary: character.repeat(500_000) }), blocks)
    expect(bytes(markdown)).toBeLessThanOrEqual(400_000)
    expect(bytes(markdown)).toBeGreaterThan(350_000)
    expect(markdown.endsWith(`${rest}\n`)).toBe(true)
    expect(markdown).toContain('\n\n0 ')
  })

  it('leaves out rows from the end of a table that is too long, and says so only then', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => [`${index}`.padStart(100, 'x')])
    const markdown = toMarkdown(resultWith(), [textBlock('first'), table(['a'], rows), textBlock('last')])
    expect(markdown).toContain(`| ${'x'.repeat(99)}0 |\n`)
    expect(markdown).not.toContain('x4999 |')
    expect(markdown.endsWith(`\n\nlast\n\n${rest}\n`)).toBe(true)
    expect(bytes(markdown)).toBeGreaterThan(399_000)
    expect(toMarkdown(resultWith(), [textBlock('first')])).not.toContain(rest)
  })

  it('gives large sections equal room and leaves small ones whole, whatever their order', () => {
    const rows = (letter: string) => Array.from({ length: 900 }, () => [letter.repeat(100)])
    const large = (letter: string) => section(letter, [table(['a'], rows(letter))], true)
    const blocks = [large('x'), section('small', [textBlock('all of it')]), large('y'), large('z')]
    const markdown = toMarkdown(resultWith(), blocks, 30_000)
    const counts = ['x', 'y', 'z'].map(letter => markdown.split(letter.repeat(100)).length - 1)
    expect(new Set(counts).size).toBe(1)
    expect(counts[0]).toBeGreaterThan(80)
    expect(markdown).toContain('#### small\n\nall of it')
    expect(markdown.match(/<details>/g)).toHaveLength(3)
    expect(markdown.match(/<\/details>/g)).toHaveLength(3)
  })

  it('keeps the first of more sections than there is room for', () => {
    const blocks = Array.from({ length: 3000 }, (_, index) =>
      section(`section ${index} ${'y'.repeat(50)}`, [textBlock('x')]),
    )
    const markdown = toMarkdown(resultWith(), blocks, 65_000)
    expect(bytes(markdown)).toBeLessThanOrEqual(65_000)
    expect(markdown).toContain('#### section 0 yyy')
    expect(markdown).not.toContain('section 2999')
    expect(markdown.endsWith(`${rest}\n`)).toBe(true)
  })

  it('fits any limit that has room for its beginning', () => {
    const shape = fc.letrec<{ block: Block }>(tie => ({
      block: fc.oneof(
        { maxDepth: 3 },
        hostileText.map(textBlock),
        fc.array(fc.tuple(hostileText), { maxLength: 20 }).map(rows => table(['h'], rows)),
        fc.tuple(hostileText, fc.array(tie('block'), { maxLength: 4 }), fc.boolean()).map(parts => section(...parts)),
      ),
    }))
    fc.assert(
      fc.property(fc.array(shape.block, { maxLength: 10 }), fc.integer({ min: 200, max: 3000 }), (blocks, limit) => {
        const markdown = toMarkdown(resultWith({ summary: 's' }), blocks, limit)
        expect(bytes(markdown)).toBeLessThanOrEqual(limit)
        expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length)
      }),
    )
  })

  it('shortens what one cell holds, so that one hostile message does not push the others out', () => {
    const findings = [findingWith({ message: 'x'.repeat(1_000_000) }), findingWith({ message: 'the other' })]
    const markdown = toMarkdown(resultWith(), [{ kind: 'findings', findings }])
    expect(markdown).toContain(`| ${'x'.repeat(999)}… |`)
    expect(markdown).toContain('the other')
  })
})
