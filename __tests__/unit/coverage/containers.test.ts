import { describe, expect, it } from '@jest/globals'
import { impliedSpans } from '../../../src/coverage/containers.js'

/** Branches as reports in Istanbul's format have V8's: `5:7-16:1` and whether it ran. */
function account(spans: Record<string, boolean>): Map<string, boolean> {
  const named = Object.entries(spans).map(([span, ran]): [string, boolean] => {
    const [, line, rest] = /^(\d+):(.*)$/.exec(span) as RegExpExecArray
    return [`${line},@istanbul ${rest} branch 0`, ran]
  })
  return new Map(named)
}

describe('spans that an account leaves out', () => {
  it('ran as the narrowest that contains them', () => {
    // What vitest 3 says of two shards; its own `--merge-reports` counts them so.
    const first = account({ '5:7-16:1': true, '6:13-7:16': true, '6:43-6:55': false, '7:12-7:20': false })
    const second = account({ '5:7-16:1': true, '6:13-6:36': false, '6:50-7:20': false })
    const implied = account({ '6:13-6:36': true, '6:13-7:16': true, '6:43-6:55': true, '6:50-7:20': true })
    expect(impliedSpans([first, second])).toEqual(implied)
    expect(impliedSpans([second, first])).toEqual(implied)
  })

  it('did not run where that did not, or where nothing contains them', () => {
    const spans = account({ '1:0-9:0': true, '2:0-5:0': false, '6:0-7:0': false })
    const others = account({ '3:0-4:0': false, '6:5-8:0': false, '9:0-10:0': false })
    expect(impliedSpans([spans, others])).toEqual(account({ '6:5-8:0': true }))
  })

  it('say nothing of branches that have arms, nor alone', () => {
    const arms = new Map([
      ['1,@istanbul 0-9:0 if 0', true],
      ['1,@istanbul 0-9:0 if 1', false],
    ])
    expect(impliedSpans([arms, account({ '2:0-3:0': false })])).toBeNull()
    expect(impliedSpans([account({ '1:0-9:0': true, '2:0-3:0': false })])).toBeNull()
  })
})
