import { expect, it } from '@jest/globals'
import { unusedRenames, vanishedFindings } from '../../../src/benchmark/vanished.js'
import { measured } from '../../support/benchmarks.js'

const of = (name: string, metric = 'time') => measured(name, [[1]], { metric })

const told = (
  sides: Parameters<typeof vanishedFindings>[0],
  head = [of('kept')],
  renames = new Map<string, string>(),
) => vanishedFindings(sides, head, renames, { missing: 'fail' }).map(({ message }) => message)

it('tells of a benchmark once, whatever it measured', () => {
  const vanished = [of('load', 'mean'), of('other'), of('load', 'p99'), of('load', 'throughput')]
  expect(told({ vanished, added: [] })).toEqual([
    'load is not there any more: the baseline has its mean, p99 and throughput.',
    'other is not there any more: the baseline has its time.',
  ])
})

it('tells a metric that vanished from its benchmark', () => {
  expect(told({ vanished: [of('kept', 'p99'), of('kept', 'p90')], added: [] })).toEqual([
    'kept is there without p99 and p90, which the baseline has of it.',
  ])
})

it('names one that was renamed to nothing as the baseline does', () => {
  expect(told({ vanished: [of('now')], added: [] }, [], new Map([['old', 'now']]))).toEqual([
    'old is not there any more, nor is now, which `renames` says that it is called now: the baseline has its time.',
  ])
})

it('guesses for the first fifty what each may be called now', () => {
  const names = Array.from({ length: 60 }, (_, index) => `benchmark number ${100 + index}`)
  const sides = { vanished: names.map(name => of(name)), added: names.map(name => of(`${name}s`)) }
  const helps = vanishedFindings(sides, [], new Map(), { missing: 'warn' }).map(({ help }) => help)
  expect(helps[0]).toBe('Was it renamed? Then give `renames: benchmark number 100 -> benchmark number 100s`.')
  expect(helps.filter(help => help?.startsWith('Was it renamed'))).toHaveLength(50)
})

it('notes renamings of what the baseline does not have', () => {
  const renames = new Map([
    ['sort lst', 'sort lists'],
    ['earlier', 'parse'],
    ['parse', 'parser'],
    ['only past', 'x'],
  ])
  const findings = unusedRenames([of('sort list'), of('parse')], [of('only past')], renames)
  expect(findings.map(({ level, message, help }) => [level, message, help])).toEqual([
    [
      'note',
      '`renames` says what sort lst is called now, and the baseline does not have it.',
      'The line does nothing. Did you mean sort list?',
    ],
    [
      'note',
      '`renames` says what earlier is called now, and the baseline does not have it.',
      'It has parse already: the line can go.',
    ],
  ])
})
