import { describe, expect, test } from '@jest/globals'
import { corpus } from '../../../bench/validate/corpus/index.mjs'
import type { RepoPath } from '../../../src/gate/path.js'
import { checkFiles } from '../../../src/validate/check.js'
import { MemoryFiles, noGit, noPrograms } from '../../support/memory.js'
import { mutated, one, randomOf } from '../../support/mutations.js'
import { desk } from '../../support/validate.js'

// `.ci/evidence` runs ten thousand.
const RUNS = Number(process.env['MUTATIONS'] ?? 500)

const OTHERS: Readonly<Record<string, string>> = {
  'action.yml':
    'name: a\ndescription: b\ninputs:\n  x: { required: true }\nruns:\n  using: composite\n  steps:\n    - run: echo ${{ inputs.x }}\n      shell: bash\n',
  '.github/dependabot.yml':
    'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: { interval: weekly }\n',
  '.pre-commit-config.yaml':
    'repos:\n  - repo: https://github.com/psf/black\n    rev: 24.1.0\n    hooks: [{ id: black, args: [--check] }]\n',
  '.github/ISSUE_TEMPLATE/bug.yml':
    'name: Bug\ndescription: d\nbody:\n  - type: input\n    id: v\n    attributes: { label: Version }\n',
  'settings.json': '{"$schema": "./settings.schema.json", "a": [1, 2.5e3, "x\\n"], "b": {"c": null}}\n',
  'settings.toml': '[tool.x]\na = [1, 2]\nb = { c = "d" }\n[[list]]\nwhen = 2026-01-01\n',
  'setup.cfg': '[metadata]\nname = x\ndescription = a\n  b\n',
}
const SCHEMA = '{"properties": {"a": {"type": "array"}}, "additionalProperties": false}'
const KINDS: readonly (readonly [path: RegExp, kind: string])[] = [
  [/workflows\//, 'workflow'],
  [/^action\.yml$/, 'action'],
  [/dependabot/, 'dependabot'],
  [/pre-commit/, 'pre-commit'],
  [/ISSUE_TEMPLATE/, 'issue-form'],
  [/\.json$/, 'json'],
  [/\.toml$/, 'toml'],
  [/\.cfg$/, 'ini'],
]

const good = corpus(1).filter(each => each.good)
const FILES = [...good.map(({ main, files }) => [main, files[main] as string] as const), ...Object.entries(OTHERS)]

describe('files with something wrong', () => {
  test(`are judged, with places that are in them, whatever was done to their bytes (${RUNS} files)`, async () => {
    const random = randomOf(11)
    for (let run = 0; run < RUNS; run += 1) {
      const [path, text] = one(FILES, random)
      const bytes = mutated(Buffer.from(text), random)
      const files = new MemoryFiles({ ...OTHERS, 'settings.schema.json': SCHEMA, [path]: bytes })
      const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1] as string
      const work = {
        base: '.' as RepoPath,
        files: [{ path: path as RepoPath, kind }],
        shellcheck: false,
        settings: desk().settings,
      }
      const ports = { files, git: noGit(files), programs: noPrograms }
      const [checked] = (await checkFiles({ ...work, taken: new SharedArrayBuffer(4) }, ports)).files
      const lines = bytes.toString('utf8').split(/\r\n|\r|\n/)
      for (const { line, column, endLine, endColumn, rule, message } of checked?.problems ?? []) {
        const place = `${path} ${run}: ${rule} ${line}:${column}-${endLine}:${endColumn} ${message}`
        const within = line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 2
        const ends = endLine > line || (endLine === line && endColumn >= column)
        if (!within || !ends || endLine > lines.length + 1) expect(place).toBe('within the file')
      }
    }
  })
})
