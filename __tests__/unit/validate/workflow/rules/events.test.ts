import { describe, expect, it } from '@jest/globals'
import { found, startedBy, told } from '../../../../support/workflow-rules.js'

describe('filters of events', () => {
  it('conflict where one is the opposite of another, at the later one', () => {
    const text = startedBy(
      'on:',
      '  push:',
      '    tags-ignore: [a]',
      '    paths: [b]',
      '    tags: [c]',
      '    paths-ignore: [d]',
    )
    expect(found(text)).toEqual(['5:5 workflow/event-conflict', '6:5 workflow/event-conflict'])
  })

  it('do not conflict with one that is empty', () => {
    expect(found(startedBy('on:', '  push:', '    tags-ignore: []', '    tags: [c]'))).toEqual([])
  })

  it('are told of where they only exclude', () => {
    const text = startedBy(
      'on:',
      '  push:',
      "    branches: ['!a', '!b']",
      "    tags-ignore: ['a']",
      "    paths: ['!a', b]",
    )
    expect(found(text)).toEqual(['3:5 workflow/only-exclusions'])
  })
})

describe('workflow_run', () => {
  it('needs workflows where it stands as a name', () => {
    expect(found(startedBy('on: workflow_run'))).toEqual(['1:5 workflow/workflow-run-without-workflows'])
  })
})

describe('time zones', () => {
  const zone = (name: string) => startedBy('on:', '  schedule:', '    - cron: 0 6 * * *', `      timezone: ${name}`)

  it.each(['Europe/Berlin', 'Asia/Calcutta', 'Etc/UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'])(
    '%s is one',
    name => {
      expect(found(zone(name))).toEqual([])
    },
  )

  it.each(['Europe/Nowhere', 'CEST', '+01:00', 'europe/berlin', 'Local', 'utc', `A/${'b'.repeat(100)}`])(
    '%s is none',
    name => {
      expect(found(zone(`"${name}"`))).toEqual(['4:17 workflow/timezone'])
    },
  )
})

describe('inputs', () => {
  const inputs = (event: string, ...lines: readonly string[]) =>
    startedBy('on:', `  ${event}:`, '    inputs:', ...lines.map(line => `      ${line}`))

  it('of a choice need options, and others must not have them', () => {
    const text = inputs(
      'workflow_dispatch',
      'a: { type: choice }',
      'b: { options: [x] }',
      'c: { type: choice, options: [x, y, x] }',
    )
    expect(found(text)).toEqual([
      '4:7 workflow/dispatch-options',
      '5:7 workflow/dispatch-options',
      '6:42 workflow/dispatch-options',
    ])
  })

  it('have a default that they could be given', () => {
    const text = inputs(
      'workflow_dispatch',
      'a: { type: boolean, default: 1 }',
      'b: { type: boolean, default: "TRUE" }',
      'c: { type: number, default: ten }',
      'd: { type: number, default: 0x10 }',
      'e: { type: choice, options: [test, live], default: tset }',
      'f: { type: choice, options: [1, 2], default: "1" }',
      'g: { type: string, default: true }',
      'h: { type: number, default: }',
      'i: { type: string, default: }',
    )
    expect(told(text)).toEqual([
      'The input `a` is a boolean: its default must be true or false, not `1`',
      'The input `c` is a number: its default must be one, not `ten`',
      '`tset` is none of the options of the input `e`; did you mean `test`?',
      'The default of the input `h` is empty; give it a value or remove it',
    ])
    expect(found(text).map(place => place.split(':')[0])).toEqual(['4', '6', '8', '11'])
  })

  it('of reusable workflows are judged as well, but not where an expression gives the default', () => {
    const text = inputs(
      'workflow_call',
      "a: { type: boolean, default: '${{ vars.A }}' }",
      'b: { type: number, default: x }',
      'c: { type: string, required: true, default: x }',
      'd: { type: string, required: false, default: x }',
    )
    expect(found(text)).toEqual(['5:35 workflow/input-default', '6:51 workflow/required-default'])
  })

  it('are at most 25', () => {
    const many = (count: number) =>
      inputs('workflow_dispatch', ...Array.from({ length: count }, (_, index) => `i${index}: {}`))
    expect(found(many(25))).toEqual([])
    expect(told(many(26))).toEqual(['`workflow_dispatch` has 26 inputs; GitHub allows 25'])
  })
})
