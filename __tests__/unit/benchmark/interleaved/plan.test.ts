import { describe, expect, it } from '@jest/globals'
import { Ajv } from 'ajv'
import { planOf } from '../../../../src/benchmark/interleaved/plan.js'
import { interleavedSchema } from '../../../../src/benchmark/interleaved/schema.js'

describe('a plan', () => {
  it('is one command for both sides, by the event and with the usual limits', async () => {
    expect(await planOf('command: |\n  make bench\n  cat out\n')).toEqual({
      commands: [{ name: 'make bench', base: 'make bench\ncat out', head: 'make bench\ncat out', output: null }],
      base: { kind: 'commit', ref: undefined },
      setup: null,
      minPairs: 5,
      maxPairs: 30,
      warmup: 1,
      time: 600_000,
    })
  })

  it('has all that can be said', async () => {
    const text = `
      benchmarks:
        - { name: sort, command: ./sort, output: a/../sort.json }
        - { name: map, base: ./old, head: ./new }
      base-ref: v1.2
      setup: make
      min-pairs: 3
      max-pairs: 10
      warmup: 0
      time: 1h`
    expect(await planOf(text)).toEqual({
      commands: [
        { name: 'sort', base: './sort', head: './sort', output: 'sort.json' },
        { name: 'map', base: './old', head: './new', output: null },
      ],
      base: { kind: 'commit', ref: 'v1.2' },
      setup: 'make',
      minPairs: 3,
      maxPairs: 10,
      warmup: 0,
      time: 3_600_000,
    })
  })

  it('needs no checkout for two commands of one folder', async () => {
    expect((await planOf('{base: a, head: b}')).base).toEqual({ kind: 'here' })
    expect((await planOf('{base: a, head: a}')).base).toEqual({ kind: 'commit', ref: undefined })
    expect((await planOf('{base: a, head: b, base-ref: main}')).base).toEqual({ kind: 'commit', ref: 'main' })
    expect((await planOf('{command: a, base-directory: ../base}')).base).toEqual({ kind: 'folder', path: '../base' })
  })

  it('has room for its least pairs', async () => {
    expect(await planOf('{command: a, min-pairs: 50}')).toMatchObject({ minPairs: 50, maxPairs: 50 })
  })

  it.each<[string, string]>([
    ['', 'interleaved: must be a map'],
    ['[a]', 'interleaved: must be a map'],
    ['{}', 'interleaved.command: is required, or `base` and `head`'],
    ['{base: a}', 'interleaved.head: is required beside `base`'],
    ['{head: a}', 'interleaved.base: is required beside `head`'],
    [
      '{command: a, base: b}',
      'interleaved.command: is for both sides, and `base` and `head` are for one each: give either',
    ],
    ['{comand: a, command: b}', 'interleaved.comand: is unknown; did you mean "command"?'],
    [
      '{command: a, output: ../x}',
      'interleaved.output: "../x" is not a path inside the folder that the command runs in',
    ],
    ['{command: a, output: .}', 'interleaved.output: "." is not a path inside the folder that the command runs in'],
    ['{command: a, min-pairs: 0}', 'interleaved.min-pairs: "0" is not a whole number from 1 to 1000'],
    ['{command: a, max-pairs: 1001}', 'interleaved.max-pairs: "1001" is not a whole number from 1 to 1000'],
    ['{command: a, max-pairs: 4}', 'interleaved.max-pairs: is 4, and must be at least min-pairs, 5'],
    ['{command: a, warmup: -1}', 'interleaved.warmup: "-1" is not a whole number from 0 to 100'],
    [
      '{command: a, time: 2 days}',
      'interleaved.time: "2 days" is not a duration of at most 24h, such as 500ms, 30s, 2m or 1m30s',
    ],
    ['{command: [a, b]}', 'interleaved.command: ["a","b"] is not a command'],
    [
      '{command: a, base-ref: b, base-directory: c}',
      'interleaved.base-directory: is where the base is already, and `base-ref` what to check out: give either',
    ],
    [
      '{command: a, benchmarks: [{name: b, command: c}]}',
      'interleaved.command: is for one command; `benchmarks` has those of several',
    ],
    ['{benchmarks: []}', 'interleaved.benchmarks: is empty: name at least one, with its `command`'],
    ['{benchmarks: [{command: c}]}', 'interleaved.benchmarks[0].name: is required'],
    [
      '{benchmarks: [{name: a, command: c}, {name: a, command: d}]}',
      'interleaved.benchmarks[1].name: a is given twice',
    ],
    ['{benchmarks: [{name: a, setup: c}]}', 'interleaved.benchmarks[0].setup: is unknown'],
  ])('refuses %s', async (text, message) => {
    await expect(planOf(text)).rejects.toThrow(message)
  })
})

describe('the schema', () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(interleavedSchema)

  it.each([
    [{ command: 'a', time: 60, 'max-pairs': 10 }],
    [{ benchmarks: [{ name: 'a', base: 'b', head: 'c', output: 'd' }], 'base-ref': 'main', setup: 'make' }],
  ])('takes what the input takes', async plan => {
    expect(validate(plan)).toBe(true)
    await planOf(JSON.stringify(plan))
  })

  it.each([[{ comand: 'a' }], [{ benchmarks: [{ command: 'a' }] }], [{ command: 1 }]])('refuses the rest', plan => {
    expect(validate(plan)).toBe(false)
  })
})
