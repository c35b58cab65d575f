import { describe, expect, it } from '@jest/globals'
import { neverComes, readCron } from '../../../../../src/validate/airflow/schedule/cron.js'
import { isPreset } from '../../../../../src/validate/airflow/schedule/presets.js'

describe('cron expressions', () => {
  it.each([
    '0 0 * * *',
    ' 0  0\t* * * ',
    '*/5 9-17/2 1,15 JAN-mar MON-FRI',
    '0 0 * * 7',
    '0 0 * * fri-mon',
    '5-1 * * * *',
    '*/100 * * * *',
    '0 0 ? * ?',
    '0 0 L * *',
    '0 0 1,L * *',
    '0 0 15W * *',
    '0 0 * * MON#2',
    '0 0 * * mon-fri#2',
    '0 0 * * L5',
    'R R(0-6) * * *',
    '0 0 * * * 30',
    '0 0 1 1 * 0 2030',
    '0 0 20-L * *',
    '59/15 * * * *',
    '0-0 * * * *',
  ])('takes %j', text => {
    expect(readCron(text)).toHaveProperty('fields')
  })

  it.each([
    ['', 'it has 0 fields'],
    ['0 0 * *', 'it has 4 fields'],
    ['0 0 * * * * * *', 'it has 8 fields'],
    ['60 0 * * *', 'the minute cannot be `60`: it goes from 0 to 59'],
    ['0 24 * * *', 'the hour cannot be `24`'],
    ['0 0 0 * *', 'the day of the month cannot be `0`'],
    ['0 0 1-32 * *', 'the day of the month cannot be `32`'],
    ['0 0 * 13 *', 'the month cannot be `13`'],
    ['0 0 * janu *', 'it goes from 1 to 12, or from `jan` to `dec`'],
    ['0 0 * * 8', 'the day of the week cannot be `8`'],
    ['0 0 * * L', 'the day of the week cannot be `l`'],
    ['*/0 * * * *', 'the minute has a step of 0'],
    ['*/x * * * *', 'behind the slash stands a number'],
    ['1,,2 * * * *', 'nothing on one side of a comma'],
    ['? * * * *', 'the minute cannot be `?`'],
    ['0 0 1,? * *', 'mixes `?` with something else'],
    ['0 0 1,15W * *', 'where it must stand alone'],
    ['0 0 32W * *', 'the day of the month cannot be `32`'],
    ['0 0 * * 1#6', 'number 6 of a month'],
    ['0 0 * * 1#2,3', 'mixes plain days'],
    ['0 0 * * 1-3#2', 'the day of the week cannot be'],
    ['H H * * *', '`H`, which Airflow does not know'],
    ['R(9-5) * * * *', 'the range 9-5'],
    ['-5 * * * *', 'the minute cannot be'],
    [`${'0,'.repeat(1000)}0 * * * *`, 'it has more than 1000 characters'],
  ])('refuses %j', (text, why) => {
    expect(readCron(text)).toEqual(expect.stringContaining(why))
  })

  it.each<[string, boolean]>([
    ['0 0 31 2 *', true],
    ['0 0 30,31 feb *', true],
    ['0 0 31 4,6,9,11 *', true],
    ['0 0 29 2 *', false],
    ['0 0 29 2 * 0 2030', true],
    ['0 0 29 2 * 0 2028', false],
    ['0 0 31 4 1', false],
    ['0 0 31 */2 *', false],
    ['0 0 L 2 *', false],
    ['0 0 31 * *', false],
  ])('says of %j whether it never comes: %s', (text, never) => {
    const cron = readCron(text)
    expect(typeof cron === 'string' ? cron : neverComes(cron)).toBe(never)
  })
})

describe('presets', () => {
  it('are known in capitals, but for three', () => {
    expect(['@daily', '@Daily', '@midnight', '@once', '@continuous', '@quarterly'].every(isPreset)).toBe(true)
    expect(['@Once', '@QUARTERLY', ' @daily', '@none', '@fortnightly', 'daily'].some(isPreset)).toBe(false)
  })
})
