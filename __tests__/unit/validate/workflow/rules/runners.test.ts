import { describe, expect, it } from '@jest/globals'
import { found, job, judge, told } from '../../../../support/workflow-rules.js'

const on = (runsOn: string) => job(`runs-on: ${runsOn}, steps: [{ run: make }]`)

const levels = (text: string) => judge({ 'a.yml': text }).problems.map(({ rule, level = rule.level }) => level)

describe('labels of runners', () => {
  it.each([
    'ubuntu-latest',
    'Ubuntu-24.04-ARM',
    'ubuntu-26.04',
    'ubuntu-slim',
    'windows-11-vs2026-arm',
    'macos-26-xlarge',
    'xcode-27',
    'ubuntu-22.04-16-cores',
    'self-hosted',
    '[self-hosted, our-own, gpu]',
    '[ARM64, Linux]',
    '{ group: ours, labels: [whatever] }',
    '"${{ vars.RUNNER }}"',
    '"${{ fromJSON(vars.RUNNERS) }}"',
  ])('%s is one', runsOn => {
    expect(found(on(runsOn))).toEqual([])
  })

  it('are told of where nobody has them, as an error where one was nearly written', () => {
    expect(told(on('ubuntu-lates'))).toEqual(['GitHub has no runner `ubuntu-lates`; did you mean `ubuntu-latest`?'])
    expect(levels(on('ubuntu-lates'))).toEqual(['error'])
    expect(told(on('our-own-machine'))).toEqual([
      'GitHub has no runner `our-own-machine`; for a runner of your own, write `self-hosted` before it',
    ])
    expect(levels(on('our-own-machine'))).toEqual(['warning'])
    expect(levels(on('ubuntu-latest-xl'))).toEqual(['warning'])
  })

  it.each([
    ['ubuntu-20.04', 'ubuntu-24.04'],
    ['macos-13', 'macos-15-intel'],
    ['Windows-2019', 'windows-2022'],
  ])('%s is gone, and %s in its place', (label, successor) => {
    expect(told(on(label))).toEqual([`GitHub has taken away the runner \`${label}\`; \`${successor}\` takes its place`])
  })

  it('are followed into the matrix that gives them', () => {
    const text = job(
      'strategy: { matrix: {',
      "  os: [ubuntu-latest, ubuntu-18.04, '${{ vars.A }}'],",
      '  include: [{ os: windoes-latest }, { other: nonsense }]',
      '} },',
      'runs-on: "${{matrix.OS}}", steps: [{ run: make }]',
    )
    expect(found(text)).toEqual(['4:25 workflow/runner-retired', '5:21 workflow/runner-label'])
  })

  it.each([
    ['[ubuntu-latest, windows-latest]', ['3:28 workflow/runner-conflict']],
    ['[self-hosted, linux, macos]', ['3:33 workflow/runner-conflict']],
    ['[ubuntu-22.04, ubuntu-24.04]', ['3:27 workflow/runner-conflict']],
    ['[macos-15, macos-15-large]', ['3:23 workflow/runner-conflict']],
    ['{ group: a, labels: [linux, windows] }', ['3:40 workflow/runner-conflict']],
    ['[linux, ubuntu-latest, x64]', []],
    ['[ubuntu-latest, ubuntu-24.04]', []],
  ])('%s', (runsOn, expected) => {
    expect(found(on(runsOn))).toEqual(expected)
  })

  it('conflict with what a matrix gives', () => {
    const text = job(
      'strategy: { matrix: { os: [ubuntu-latest, windows-latest] } },',
      'runs-on: [linux, "${{ matrix.os }}"], steps: [{ run: make }]',
    )
    expect(found(text)).toEqual(['3:45 workflow/runner-conflict'])
  })
})

describe('containers', () => {
  const text = (runsOn: string) =>
    job(`runs-on: ${runsOn}, container: x, services: { db: { image: y } }, steps: [{ run: make }]`)

  it('run on Linux only', () => {
    expect(found(text('macos-15'))).toEqual(['3:22 workflow/container-system', '3:36 workflow/container-system'])
    expect(['ubuntu-latest', '[self-hosted, windows]', '"${{ vars.A }}"'].flatMap(each => found(text(each)))).toEqual(
      [],
    )
    expect(found(job("runs-on: macos-15, container: '', services: {}, steps: [{ run: make }]"))).toEqual([])
  })
})
