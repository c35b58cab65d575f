import { describe, expect, it } from '@jest/globals'
import * as yaml from 'yaml'
import { parseYaml } from '../../../src/gate/document.js'

/** What is wrong with a text, each as `line:column message`. */
function faultsIn(text: string): string[] {
  const lines = new yaml.LineCounter()
  const { faults } = parseYaml(yaml, text, lines)
  return faults.map(({ message, offset }) => {
    const { line, col } = lines.linePos(offset)
    return `${line}:${col} ${message}`
  })
}

const begins = (sign: string, more = '') => `a text that begins with ${sign} must be in quotes${more}`
const TAG = begins('!', '; there are no tags here')
const VARIABLE = begins('{{', ', such as "{{base}}/health"')
const COMPARISON = begins('>', ', such as "> 2s"')

describe('a text that is no YAML', () => {
  it.each([
    ['a:\n  - b: c\n   d: e', '3:1 an item of a list begins with -: look at how the lines are indented'],
    ['a:\n  b: c\n d: e', '3:1 a line does not fit to those above, or a bracket there is not closed'],
    ['- a: { b: c\n- d', '2:1 a line does not fit to those above, or a bracket there is not closed'],
    ['a:\n- b: c\n  d:http://e', '3:3 a key must have a colon and a blank behind it'],
    [
      'a: "\\d+"',
      '1:5 in double quotes a backslash begins an escape, and there is none such: write the text in single',
    ],
  ])('says what would be right: %j', (text, said) => {
    expect(faultsIn(text)).toEqual([expect.stringContaining(said)])
  })
})

describe('a text that wants quotes', () => {
  it.each([
    ['a: !foo b', `1:4 ${TAG}`],
    ['a: != 404', `1:4 ${TAG}`],
    ['a: !up', `1:4 ${TAG}`],
    ['{ a: != 5 }', `1:6 ${TAG}`],
    ['a: !!binary aGVsbG8=', `1:4 ${TAG}`],
    ['a: !!str 5', `1:4 ${TAG}`],
    ['!a b: c', `1:1 ${TAG}`],
    ['a: ! b', `1:4 ${TAG}`],
    ['%TAG ! tag:e.org,2000:\n---\na: !foo b', `3:4 ${TAG}`],
    ['a: &b c', `1:4 ${begins('&', '; there are no anchors here')}`],
    ['a: &b', `1:4 ${begins('&', '; there are no anchors here')}`],
    ['a: & b', `1:4 ${begins('&', '; there are no anchors here')}`],
    ['a: *.js', `1:4 ${begins('*', '; there are no aliases here: write the value again')}`],
    ['a: * b', `1:4 ${begins('*', '; there are no aliases here: write the value again')}`],
    ['a: {{b}}/c', `1:4 ${VARIABLE}`],
    ['a: {{b}}', `1:4 ${VARIABLE}`],
    ['- {{b}}', `1:3 ${VARIABLE}`],
    ['{ a: {{b}}/c, d: e }', `1:6 ${VARIABLE}`],
    ['[{{b}}]', `1:2 ${VARIABLE}`],
    ['{ a: http://{{b}}/c }', '1:13 a text with { in it must be in quotes here'],
    ['{ a: /[a-z]{2,3}/ }', '1:7 a text with [ in it must be in quotes here'],
    ['a: > 2s', `1:4 ${COMPARISON}`],
    ['a: >= 2s', `1:4 ${COMPARISON}`],
    ['a: >2s', `1:4 ${COMPARISON}`],
    ['- > 2s', `1:3 ${COMPARISON}`],
    ['{ a: > 2s }', `1:6 ${COMPARISON}`],
    ['[>= 2s]', `1:2 ${COMPARISON}`],
    ['a: | b', `1:4 ${begins('|')}`],
    ['a: @b', `1:4 ${begins('@')}`],
    ['{ a: @b }', `1:6 ${begins('@')}`],
    ['a: %b', `1:4 ${begins('%')}`],
    ['a: `b`', `1:4 ${begins('`')}`],
    ['a: "b"/c', '1:7 a text must be in quotes as a whole'],
    ["a: 'it's'", '1:8 a text must be in quotes as a whole'],
    ['a: b: c', '1:4 a text with ": " in it must be in quotes'],
    ['{ a: b: c }', '1:6 what is within brackets must have brackets itself; a text with ": " in it must be in quotes'],
    [
      'a: b\n  c: d',
      '1:4 a text goes on in the next line, which has a key: look at how the lines are indented, and for a blank behind each colon',
    ],
    ["a: 'b\nc: d\ne: f", "1:4 a text that begins with ' must end with it"],
    ['a: "b', '1:4 a text that begins with " must end with it'],
    ['a: { b: "c\n", d: "e" }', '1:9 a text that begins with " must end with it'],
    ['a: "', '1:4 a text that begins with " must end with it'],
  ])('is told as such: %j', (text, said) => {
    expect(faultsIn(text)).toEqual([said])
  })

  it('leaves the rest to the library', () => {
    expect(faultsIn('a:\n\t- b')).toEqual([expect.stringMatching(/^2:1 Tabs are not allowed/)])
  })

  it('is told wherever it is, once in a line, and not what it leads to', () => {
    expect(faultsIn('a: {{b}}/{{c}}\nb: { c: !d 1, e: !f 2 }\ng: > 5\nh: "i" j')).toEqual([
      `1:4 ${VARIABLE}`,
      `2:9 ${TAG}`,
      `3:4 ${COMPARISON}`,
    ])
  })

  it('is not told behind what breaks the document', () => {
    expect(faultsIn('a: "b"\n c\nd: !e f')).toEqual([expect.stringMatching(/^2:1 /)])
    expect(faultsIn('a: [\nb: !c d')).toHaveLength(1)
  })

  it.each([
    'a: >\n  @b\n  !c\n',
    'a: |2-\n   *b {{c}}\n',
    'a: > # b\n  > c\n',
    '--- |\n@a\n',
    'a: |\n\n  %b\n',
    'a: ["!b", \'&c\', "> 5"]',
    'a: b !c &d *e {{f}} > 2s @g',
    'a: https://b?c=*&d=!e',
    '# !a\nb: c # &d',
    '{"a":{"b":[1,{"c":"d"}]}}',
    '[[1],[{}]]',
    '%YAML 1.2\n---\na: < 5\n',
    '\ufeffa:\r\n  b\r\n',
    'a: "b" # c',
  ])('is none: %j', text => {
    expect(faultsIn(text)).toEqual([])
  })
})
