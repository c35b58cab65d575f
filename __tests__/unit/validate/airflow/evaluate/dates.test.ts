import { describe, expect, it } from '@jest/globals'
import { evaluated } from '../../../../support/python/evaluated.js'

const IMPORTS = `from datetime import date, datetime, timedelta, timezone
import pendulum
from dateutil.relativedelta import relativedelta
S = datetime(2024, 1, 31, 13, 5, 9, 120)
P = pendulum.datetime(2024, 2, 28, 5)
`

describe('moments that are known', () => {
  it.each<[string, string]>([
    ['P.add(days=2).strftime("%Y%m%d")', "'20240301'"],
    ['P.subtract(months=1).isoformat()', "'2024-01-28T05:00:00+00:00'"],
    ['P.add(years=1, weeks=1).to_date_string()', "'2025-03-07'"],
    ['f"{P:%d}", P.month, (P + timedelta(days=1)).day', "('28', 2, 29)"],
    ['pendulum.parse("2020-02-02").strftime("%d_%m")', "'02_02'"],
    ['str(relativedelta(months=1) + S)', "'2024-02-29 13:05:09.000120'"],
    ['str(S - relativedelta(years=1, months=11, day=31))', "'2022-02-28 13:05:09.000120'"],
    ['str(date(2024, 2, 29) + relativedelta(years=1))', "'2025-02-28'"],
    ['datetime(2024, 1, 1, tzinfo=pendulum.timezone("UTC")).isoformat()', "'2024-01-01T00:00:00+00:00'"],
  ])('%s is %s', (expression, expected) => {
    expect(evaluated(`${IMPORTS}v = ${expression}`).values['v']).toBe(expected)
  })

  it.each<[string, string]>([
    ['str(P)', '?the text of pendulum.datetime(2024, 2, 28, 5) is not worked out'],
    ['f"{P:YYYY}"', '?the formatted text is not worked out'],
    ['pendulum.datetime(2024, 3, 30, tz="Europe/Berlin").add(days=1).day', '~….add(...).day'],
    ['S.strftime("%c")', '?the formatted text is not worked out'],
    [
      'datetime(2024, 1, 1, tzinfo=pendulum.timezone("Asia/Tokyo")).isoformat()',
      '?the offset of its time zone is not worked out',
    ],
    ['datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=timezone.utc)', '?the order of the values is not worked out'],
    ['datetime.now() > S', '?the order of the values is not worked out'],
    ['datetime(9999, 12, 31) + timedelta(days=2)', '~datetime(9999, 12, 31) + timedelta(days=2)'],
  ])('not all is known of %s', (expression, expected) => {
    expect(evaluated(`${IMPORTS}v = ${expression}`).values['v']).toBe(expected)
  })

  it('are refused where there is no such day', () => {
    expect(evaluated(`${IMPORTS}datetime(2023, 2, 29)`).errors).toEqual([
      '6:1 ValueError: day is out of range for month',
    ])
  })
})
