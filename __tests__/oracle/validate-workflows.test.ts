import { beforeAll, expect, test } from '@jest/globals'
import { type Case, corpus } from '../../bench/validate/corpus/index.mjs'
import { labelsOf } from '../../bench/validate/label.mjs'
import type { RepoPath } from '../../src/gate/path.js'
import { checkFiles } from '../../src/validate/check.js'
import type { Located } from '../../src/validate/located.js'
import { AUDITS } from '../../src/validate/security/audits.js'
import { DIFFERENCES, type Remark } from '../support/actionlint.js'
import { MemoryFiles, noGit, noPrograms } from '../support/memory.js'
import { describeWith } from '../support/tools.js'
import { desk } from '../support/validate.js'
import { LEFT } from '../support/zizmor.js'

/** Another seed than the one that was looked at most. */
const SEED = 7

const cases = corpus(SEED)

async function problemsOf({ files, main }: Case): Promise<Located[]> {
  // A repository has more in it than workflows.
  const memory = new MemoryFiles({ 'README.md': '', ...files })
  const ports = { files: memory, git: noGit(memory), programs: noPrograms }
  const work = {
    base: '.' as RepoPath,
    files: [{ path: main as RepoPath, kind: 'workflow' }],
    shellcheck: false,
    settings: desk().settings,
  }
  const checked = await checkFiles({ ...work, taken: new SharedArrayBuffer(4) }, ports)
  return checked.files[0]?.problems ?? []
}

const show = ({ line, rule, message }: Located) => `${line} ${rule} ${message}`

describeWith(['actionlint', 'zizmor'], 'workflows with planted faults', () => {
  let labels: Record<string, { actionlint: Remark[]; zizmor: Flag[]; auditor: Flag[] }> = {}
  beforeAll(() => {
    labels = labelsOf(cases) as typeof labels
  }, 600_000)

  test.each(cases.filter(each => each.good))('that are good raise no alarm: $id', async each => {
    const problems = await problemsOf(each)
    const alarms = problems.filter(
      ({ level, rule }) => level === 'error' || (level === 'warning' && !rule.startsWith('security/')),
    )
    expect(alarms.map(show)).toEqual([])
  })

  test.each(cases.filter(each => !each.good && each.oracle === 'actionlint'))(
    'that actionlint refuses are refused, at its lines: $id',
    async each => {
      const problems = await problemsOf(each)
      const grave = problems.filter(({ level }) => level !== 'note')
      const text = each.files[each.main] as string
      const remarks = labels[each.id]?.actionlint ?? []
      expect(remarks).not.toEqual([])
      const silent = remarks.filter(remark => !grave.some(({ line }) => line === remark.line))
      const left = silent.filter(remark => !DIFFERENCES.some(({ applies }) => applies(remark, text, problems)))
      expect(left.map(({ line, message }) => [line, message, grave.map(show)])).toEqual([])
    },
  )

  test.each(cases.filter(each => each.oracle === 'zizmor' && each.persona === undefined))(
    'that zizmor finds insecure are found so, or the audit is left out on purpose: $id',
    async each => {
      const rules = AUDITS[each.ident as string]
      if (rules === undefined) return expect(LEFT[each.ident as string]).toEqual(expect.any(String))
      const found = (await problemsOf(each)).map(({ rule }) => rule)
      expect(found.filter(rule => rules.includes(rule))).not.toEqual([])
    },
  )

  test.each(cases.filter(each => each.oracle === 'own'))('that only GitHub refuses are refused: $id', async each => {
    const grave = (await problemsOf(each)).filter(({ level }) => level !== 'note')
    for (const { line } of each.planted) expect(grave.map(problem => problem.line)).toContain(line)
  })
})

interface Flag {
  readonly line: number
  readonly ident: string
}
