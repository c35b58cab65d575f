import { describe, expect, it } from '@jest/globals'
import { parseCron } from '../../../../../src/validate/workflow/rules/events/cron-syntax.js'
import { found, startedBy } from '../../../../support/workflow-rules.js'

const schedule = (text: string) => startedBy('on:', '  schedule:', `    - cron: ${JSON.stringify(text)}`)

describe('a schedule', () => {
  it.each([
    '0 0 * * *',
    '*/15 * * * *',
    '5/10 1-5 1,15 JAN-DEC mon-FRI',
    ' 0  6 * * 0 ',
    '0 0 31 12 6',
    '0 0 29 2 *',
    '0 0 30 2 1',
  ])('%j can be read', text => {
    expect(found(schedule(text))).toEqual([])
  })

  it.each([
    ['60 * * * *', 0, 2],
    ['0 24 * * *', 2, 4],
    ['0 0 0 * *', 4, 5],
    ['0 0 * 13 *', 6, 8],
    ['0 0 * * 7', 8, 9],
    ['0 0 ? * *', 4, 5],
    ['0 0 L * *', 4, 5],
    ['0 0 * FOO *', 6, 9],
    ['0 0 * * anf', 8, 11],
    ['5-1 0 * * *', 0, 3],
    ['*/0 0 * * *', 0, 3],
    ['*/90 0 * * *', 0, 4],
    ['1//2 0 * * *', 0, 4],
    ['1-2-3 0 * * *', 0, 5],
    ['1, 0 * * *', 0, 2],
    ['-1 0 * * *', 0, 2],
    ['0 0 * *', 0, 7],
    ['0 0 0 * * *', 0, 11],
    ['@daily', 0, 6],
  ])('%j cannot be read, for what stands from %d to %d', (text, start, end) => {
    expect(parseCron(text)).toMatchObject({ start, end })
    expect(found(schedule(text))).toEqual([`3:${14 + start} workflow/cron`])
  })

  it('says what a nickname stands for', () => {
    expect(parseCron('@Weekly')).toMatchObject({ message: 'must have five fields; @weekly is 0 0 * * 0' })
  })

  it.each([
    ['* * * * *', true],
    ['*/4 3 * * *', true],
    ['10,13 * * * *', true],
    ['59,0 1-2 * * *', true],
    ['59,0 23,0 * * *', true],
    ['59,0 23,0 1 * *', false],
    ['59,0 1,3 * * *', false],
    ['*/7 * * * *', false],
    ['0-55/5 * * * *', false],
  ])('%j is too often: %s', (text, often) => {
    expect(found(schedule(text))).toEqual(often ? ['3:13 workflow/cron-interval'] : [])
  })

  it.each(['0 0 30 2 *', '0 0 31 2,4,6,9,11 *', '0 0 30-31 FEB *'])('%j never comes', text => {
    expect(found(schedule(text))).toEqual(['3:13 workflow/cron-date'])
  })
})
