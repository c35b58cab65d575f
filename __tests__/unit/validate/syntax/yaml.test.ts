import { describe, expect, it } from '@jest/globals'
import type { YamlReader } from '../../../../src/validate/syntax/yaml/ambiguity.js'
import { checkYaml } from '../../../../src/validate/syntax/yaml/check.js'
import { reports, sourceOf } from '../../../support/validate.js'

function found(text: string, reader?: YamlReader): string[] {
  const source = sourceOf(text, 'config.yml')
  const { problems, report } = reports()
  checkYaml(source, report, reader)
  const sorted = problems.sort((a, b) => a.start - b.start)
  return sorted.map(({ rule, start, end, level, message }) => {
    return `${level ?? rule.level} ${rule.id} ${text.slice(start, end)}: ${message}`
  })
}

const messages = (value: string) =>
  found(`- ${value}\n`).map(each => each.replace(/^note yaml\/ambiguous .*?: The value /, ''))

describe('what YAML 1.1 reads differently', () => {
  it.each([
    ['yes', '`yes` is text in YAML 1.2, but true in YAML 1.1: write `true`, or `"yes"` for text.'],
    ['OFF', '`OFF` is text in YAML 1.2, but false in YAML 1.1: write `false`, or `"OFF"` for text.'],
    ['y', '`y` is text in YAML 1.2, but true in YAML 1.1: write `"y"`.'],
    [
      '0644',
      '`0644` is the number 644 in YAML 1.2, but the octal number 420 in YAML 1.1: write `420` or `644`, or `"0644"` for text.',
    ],
    ['09', '`09` is the number 9 in YAML 1.2, but text in YAML 1.1: write `9`, or `"09"` for text.'],
    ['0o17', '`0o17` is the number 0o17 in YAML 1.2, but text in YAML 1.1: write `15`, or `"0o17"` for text.'],
    ['1_000', '`1_000` is text in YAML 1.2, but a number in YAML 1.1: write `1000`, or `"1_000"` for text.'],
    ['0b101', '`0b101` is text in YAML 1.2, but a number in YAML 1.1: write it in decimal, or `"0b101"` for text.'],
    ['22:22', '`22:22` is text in YAML 1.2, but the number 1342 in YAML 1.1: write `"22:22"`.'],
    ['1:02:03', '`1:02:03` is text in YAML 1.2, but the number 3723 in YAML 1.1: write `"1:02:03"`.'],
    ['1e-4', '`1e-4` is the number 1e-4 in YAML 1.2, but text in YAML 1.1: write `1.0e-4`, or `"1e-4"` for text.'],
    ['2024-01-31', '`2024-01-31` is text in YAML 1.2, but a date in YAML 1.1: write `"2024-01-31"` for text.'],
    ['=', '`=` is text in YAML 1.2, but a value that it refuses in YAML 1.1: write `"="`.'],
  ])('%s', (value, message) => {
    expect(messages(value)).toEqual([message])
  })

  it.each([
    ...[
      'true',
      'False',
      'null',
      '~',
      '12',
      '-1',
      '0',
      '007',
      '1.5',
      '1.0e+3',
      '0x1F',
      '.inf',
      'abc',
      'yEs',
      'none',
      'nope',
    ],
    ...[
      '"yes"',
      "'0644'",
      '!!str no',
      '!custom on',
      '8080:80',
      '5432:5432',
      '06:00',
      '1.2.3',
      '3.11',
      '12:60',
      '0 5 * * *',
    ],
    ...[
      '*/5 * * * *',
      '00:1a:2b:3c:4d:5e',
      '::1',
      '10.0.0.1',
      '2024-1-31',
      'v1_0',
      '_',
      '-',
      'a=b',
      '0.0.0.0:80:80',
      '1,000',
    ],
  ])('%s is the same in both', value => {
    expect(found(`- ${value}\n`)).toEqual([])
  })

  it('is reported for keys, but not for those that the kind of file has', () => {
    const text = 'on: push\nno: x\ny: 1\n2024-01-31: x\n'
    expect(found(text)).toEqual([
      'note yaml/ambiguous on: The key `on` is text in YAML 1.2, but true in YAML 1.1: write `"on"`.',
      'note yaml/ambiguous no: The key `no` is text in YAML 1.2, but false in YAML 1.1: write `"no"`.',
    ])
    expect(found(text, { keys: new Set(['on', 'no']) })).toEqual([])
  })

  it('is nothing where the reader knows YAML 1.2', () => {
    expect(found('- yes\n- 0644\n- 12:30\n', { version: '1.2' })).toEqual([])
  })

  it('is a warning where the reader knows YAML 1.1 and nobody can mean it', () => {
    const text =
      'become: yes\nmode: 0644\nday: 2024-01-31\nport: 22:22\nrate: 1e-4\nlanguages: [de, no]\nflags: [yes, no]\n'
    expect(found(text, { version: '1.1' })).toEqual([
      'warning yaml/ambiguous 22:22: Programs that read this file take the value `22:22` for the number 1342, and not for text: write `"22:22"`.',
      'warning yaml/ambiguous 1e-4: Programs that read this file take the value `1e-4` for text, and not for the number 1e-4: write `1.0e-4`, or `"1e-4"` for text.',
      'warning yaml/ambiguous no: Programs that read this file take the value `no` for false, and not for text: write `false`, or `"no"` for text.',
    ])
  })

  it('is looked for once in what aliases repeat', () => {
    expect(found('a: &a [x, no]\nb: *a\nc: [*a, *a]\n')).toHaveLength(1)
  })
})

describe('merge keys', () => {
  it.each(['<<: *a', '<<: [*a, *a]', '<<: {x: 1}', '"<<": x', '<<: *undefined'])(
    '%s is right, or not its fault',
    merge => {
      expect(found(`a: &a {k: 1}\nb: *a\nc:\n  ${merge}\n`)).toEqual([])
    },
  )

  it.each(['<<: *a', '<<: [*a]', '<<: x', '<<:'])('%s is wrong', merge => {
    expect(found(`a: &a text\nb: *a\nc:\n  ${merge}\n`)).toEqual([
      'error yaml/merge-key <<: The merge key << takes a map, or a list of maps; what it has here is neither.',
    ])
  })
})

describe('anchors', () => {
  it('are unused where no alias comes before the name is given again', () => {
    expect(found('a: &x 1\nb: &x 2\nc: *x\nd: &y 3\n')).toEqual([
      'warning yaml/unused-anchor &x: No alias uses this anchor: *x does not come behind it.',
      'warning yaml/unused-anchor &y: No alias uses this anchor: *y does not come behind it.',
    ])
  })

  it('belong to one document', () => {
    expect(found('a: &x 1\nb: *x\n---\na: &x 1\n')).toHaveLength(1)
  })
})
