import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Workflow } from '../../src/validate/workflow/model.js'
import { readWorkflow } from '../../src/validate/workflow/read.js'
import { type Script, scriptsOf } from '../../src/validate/workflow/rules/scripts/script.js'
import { shellcheck, shellcheckArguments } from '../../src/validate/workflow/rules/scripts/shellcheck.js'
import { removeFolder, temporaryFolder, writeInto } from '../support/folder.js'
import { describeWith } from '../support/tools.js'
import { remarksOf, sourceOf } from '../support/validate.js'

const TEXT = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          for name in $(ls *.txt); do echo "\${{ github.ref }}" $name; done
          cd "$FOLDER"
      - run: >-
          echo 😀 \`date\`
          && [ $A = b ]
        shell: sh
      - run: if [ "\${{ inputs.a }}" = "b" ]; then source ./env; echo "$UNSET"; fi
`

describeWith(['shellcheck'], 'the remarks of shellcheck itself', () => {
  const source = sourceOf(TEXT)
  const scripts = scriptsOf(readWorkflow(source) as Workflow)
  let folder = ''

  beforeAll(async () => {
    folder = await temporaryFolder()
    await writeInto(folder, Object.fromEntries(scripts.map(({ text }, index) => [`${index}.sh`, text])))
  })
  afterAll(() => removeFolder(folder))

  function remarks(dialect: Script['dialect']): string[] {
    const files = new Map(
      scripts.flatMap((script, index): [string, Script][] =>
        script.dialect === dialect ? [[join(folder, `${index}.sh`), script]] : [],
      ),
    )
    const { stdout, status } = spawnSync('shellcheck', [...shellcheckArguments(dialect), ...files.keys()], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    return remarksOf(stdout, file => files.get(file))
      .sort((a, b) => a.start - b.start)
      .map(({ start, end, message }) => {
        const number = /\(SC(\d+)\)$/.exec(message)?.[1]
        return `${source.positionOf(start).line} ${number} ${TEXT.slice(start, end)}`
      })
  }

  it('stand where the script has them, and know of expressions and of the environment', () => {
    expect(remarks('bash')).toEqual(['7 2045 $(ls *.txt)', '7 2035 *', '7 2086 $name'])
  })

  it('are those for sh where the step says so', () => {
    expect(remarks('sh')).toEqual(['10 2046 `date`', '10 2006 `date`', '11 2086 $A'])
  })

  it('find the example of the rule', () => {
    const [text = ''] = Object.values(shellcheck.example.files)
    const example = sourceOf(text)
    const [script] = scriptsOf(readWorkflow(example) as Workflow)
    const { stdout } = spawnSync('shellcheck', [...shellcheckArguments('bash').slice(0, -1), '-'], {
      encoding: 'utf8',
      input: script?.text ?? '',
    })
    const places = remarksOf(stdout, () => script).map(({ start }) => example.positionOf(start).line)
    expect(places).toEqual([shellcheck.example.line])
  })
})
