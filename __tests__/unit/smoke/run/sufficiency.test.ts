import { describe, expect, it } from '@jest/globals'
import { sufficiencyOf } from '../../../../src/smoke/run/sufficiency.js'
import { resolveTemplate } from '../../../../src/smoke/suite/templates.js'
import { read } from '../suite/reading.js'

/** How each of the texts stands to what a suite asks of one that is read piece by piece. */
async function standing(asked: string, ...texts: string[]): Promise<string[]> {
  const suite = await read(`checks: [{ name: a, tcp: "a.test:1", ${asked} }]`)
  const { expect = [], capture = [] } = suite.checks[0] ?? {}
  const circumstances = {
    resolve: (template: Parameters<typeof resolveTemplate>[0]) => resolveTemplate(template, new Map()),
    mask: (text: string) => text,
    now: 0,
  }
  return Promise.all(texts.map(text => sufficiencyOf({ expect, capture }, Buffer.from(text), circumstances)))
}

describe('what came so far', () => {
  it.each<[string, string, string]>([
    ['body: { contains: SSH }', 'SS', 'SSH'],
    ['body: { starts-with: SSH }', 'SS', 'SSH-'],
    ['body: { empty: false }', '', 'a'],
    ['body: { exists: true, contains: a }', 'b', 'a'],
    ['regex: /SSH-\\d/', 'SSH-', 'SSH-2.0'],
    ['regex: { /SSH-2/: { exists: true } }', 'SSH-', 'SSH-2.0'],
    ['body: /^SSH-.*/', 'SS', 'SSH-2.0-x\r\n'],
    ['body: /^220 .* go$/m', '220 mail g', '220 mail go\n'],
    ['body: { one-of: [{ contains: a }, { starts-with: a }] }', 'b', 'ab'],
    ['body: { contains: a }, regex: /b\\n/', 'a b', 'a b\n.'],
  ])('is enough for good of %s with what can come to an end', async (asked, short, enough) => {
    expect(await standing(`expect: { ${asked} }`, short, enough)).toEqual(['no', 'yes'])
  })

  it.each<[string, string, string]>([
    ['body: +PONG', '+PON', '+PONG\r\n'],
    ['body: { not: { contains: "500 " } }', '500 down', '220 ready'],
    ['body: { contains: "220 ", not: { contains: "500 " } }', '500 down', '220 ready'],
    ['body: { length: < 5 }', '123456', '123'],
    ['body: { ends-with: k }', 'ok.', 'ok'],
    ['body: 5', '4', '5'],
    ['body: "> 5"', '5', '6'],
    ['body: /ESMTP$/', 'ESMTP\r\n250', '220 ESMTP\r\n'],
    ['body: /^SSH-\\d+/', 'SSH-', 'SSH-2'],
    ['body: { one-of: [ok, { contains: a }] }', 'b', 'ab'],
    ['regex: { ERR: { exists: false } }', 'ERR', 'OK'],
    ['regex: { /clients:(\\d+)/: < 100 }', 'clients:1234', 'clients:12'],
    ['regex: /clients:\\d+/', 'clients:', 'clients:12'],
  ])('may be enough of %s where no more comes', async (asked, short, enough) => {
    expect(await standing(`expect: { ${asked} }`, short, enough)).toEqual(['no', 'unless-more'])
  })

  it('is not enough without what is captured, of which more may come', async () => {
    const capture = 'capture: { queue: { regex: /queued as (\\w+)/ } }'
    const texts = ['220 ready\n', '220 ready\n250 queued as 12\n']
    expect(await standing(capture, ...texts)).toEqual(['no', 'unless-more'])
    expect(await standing(`expect: { body: { contains: 220 } }, ${capture}`, ...texts)).toEqual(['no', 'unless-more'])
  })
})
