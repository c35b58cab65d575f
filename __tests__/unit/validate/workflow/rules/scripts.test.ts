import { describe, expect, it } from '@jest/globals'
import { found, job, steps, told } from '../../../../support/workflow-rules.js'

const on = (runsOn: string, shell: string) => job(`runs-on: ${runsOn}, steps: [{ run: x, shell: ${shell} }]`)

describe('shells', () => {
  it.each([
    ['ubuntu-latest', 'bash'],
    ['ubuntu-latest', 'PWSH'],
    ['ubuntu-latest', 'sh'],
    ['ubuntu-latest', '"perl {0}"'],
    ['ubuntu-latest', '"${{ vars.SHELL }}"'],
    ['windows-2025', 'cmd'],
    ['[self-hosted, windows]', 'powershell'],
    ['"${{ matrix.os }}"', 'cmd'],
    ['self-hosted', 'sh'],
    ['self-hosted', 'cmd'],
  ])('%s has %s', (runsOn, shell) => {
    expect(found(on(runsOn, shell))).toEqual([])
  })

  it.each([
    ['ubuntu-latest', 'bsh', 'GitHub knows no shell `bsh`; did you mean `bash`?'],
    ['ubuntu-latest', 'bash -e', 'GitHub knows no shell `bash -e`; a command needs {0} where the script is to stand'],
    ['ubuntu-latest', 'cmd', 'Only Windows has `cmd`; `bash` and `pwsh` are there on every system'],
    [
      '[self-hosted, macos]',
      'powershell',
      'Only Windows has `powershell`; `bash` and `pwsh` are there on every system',
    ],
    ['windows-latest', 'sh', 'Windows has no `sh`; `bash` and `pwsh` are there on every system'],
  ])('%s does not have %s', (runsOn, shell, message) => {
    expect(told(on(runsOn, shell))).toEqual([message])
  })

  it('are judged where they stand for all steps', () => {
    const text = `on: push
defaults: { run: { shell: zsh } }
jobs:
  a:
    defaults: { run: { shell: cmd } }
    runs-on: ubuntu-latest
    steps: [{ run: a }, { uses: ./a, shell: nonsense }]
`
    expect(found(text)).toEqual(['2:27 workflow/shell', '5:31 workflow/shell-of-other-system'])
  })
})

describe('deprecated commands', () => {
  it('are told of where they stand in the script', () => {
    const text = steps(
      '|',
      'run: >-',
      '  echo one',
      '  echo "::set-output name=a::b" "::save-state name=$X::y"',
      '',
      '  echo ::add-path::/x',
    )
      .replace('- |\n      - run', '- run')
      .replaceAll(/\n {6}- ( |$)/gm, '\n        $1')
    expect(found(text)).toEqual([
      '8:17 workflow/deprecated-command',
      '8:42 workflow/deprecated-command',
      '10:16 workflow/deprecated-command',
    ])
    expect(told(text).at(-1)).toBe('The command `add-path` no longer works; use `echo "path" >> "$GITHUB_PATH"`')
  })

  it.each(['echo ::set-output', 'a::set-outputs name=x::y', 'echo "::group::set-output name=a"', 'std::set-env x'])(
    '%s is none',
    run => {
      expect(found(steps(`{ run: '${run}' }`))).toEqual([])
    },
  )
})
