import { describe, expect, it } from '@jest/globals'
import { csv } from '../../../../src/benchmark/formats/csv.js'
import { readResult, readText, sourceOf } from '../../../support/benchmark-results.js'

const read = (text: string) => readText(csv, text)

describe('numbers as CSV', () => {
  it.each(['excel', 'semicolons', 'tabs'])('are quoted and separated as others write it: %s', async file => {
    const { measured, failures } = await readResult(csv, `csv/${file}.csv`)
    expect(measured).toEqual([
      {
        name: 'sort, 1000',
        metric: 'time-warm',
        unit: 'ms',
        direction: 'lower',
        judged: true,
        invocations: [{ samples: [12.5, 12.75, 12.25], summary: null }],
      },
      {
        name: 'rows\nper file',
        metric: 'throughput',
        unit: 'rows/s',
        direction: 'higher',
        judged: true,
        invocations: [{ samples: [1200], summary: null }],
      },
    ])
    expect(failures).toEqual([])
  })

  it('need only names and values, in any order and among others', async () => {
    const { measured } = await read('\n  Host,VALUE,Name\r\nx,1e3,load_ms\r\n\r\n , ,\r\nx,.5,load_ms\r\n')
    expect(measured).toMatchObject([
      { name: 'load_ms', metric: 'time', unit: 'ms', invocations: [{ samples: [1000, 0.5] }] },
    ])
  })

  it('have metrics of one name apart', async () => {
    const { measured } = await read('name,metric,value\na,p95_ms,5\na,rows_per_second,7\na,p95_ms,6\n')
    expect(measured.map(({ metric, unit, direction }) => [metric, unit, direction])).toEqual([
      ['p95-ms', 'ms', 'lower'],
      ['rows-per-second', 'rows/s', 'higher'],
    ])
  })

  it('are failures where they are none, and hide no others', async () => {
    const { measured, failures } = await read(
      'name,value,direction\na,1,\nb,fast,\nc,-1,\nd,,\ne,1,up\nf,1,,5\ng,1.2.3,\nh,0x10,\ni,NaN,\n',
    )
    expect(measured.map(({ name }) => name)).toEqual(['a'])
    expect(failures.map(({ name, message }) => [name, message.split(': ')[0]])).toEqual([
      ['b', 'has "fast" as its value in row 3'],
      ['c', 'has -1 as its value in row 4'],
      ['d', 'has "" as its value in row 5'],
      ['f', 'has more cells in row 7 than there are columns'],
      ['g', 'has "1.2.3" as its value in row 8'],
      ['h', 'has "0x10" as its value in row 9'],
      ['i', 'has "NaN" as its value in row 10'],
      ['e', 'has the direction "up"'],
    ])
  })

  it('do not lose what a decimal comma says', async () => {
    const { failures } = await read('name,value\na,1,5\n')
    expect(failures).toEqual([{ name: 'a', message: 'has more cells in row 2 than there are columns' }])
    const { measured } = await read('name;value\na;1,5\n')
    expect(measured[0]?.invocations[0]?.samples).toEqual([1.5])
  })

  it.each([
    ['name,value\n,1', 'has no name in row 2'],
    ['name,value\n"a,1', 'has a quoted cell that does not end'],
    ['name,value\n', 'has no benchmark'],
  ])('are refused as %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message)
  })

  it.each(['', 'name', 'name,values', '{"name,value": 1}', 'a"b,"name,value', 'Type,Name,Request Count'])(
    'are not %j',
    text => expect(csv.recognises(sourceOf(text))).toBe(false),
  )
})
