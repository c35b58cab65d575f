import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../src/gate/path.js'
import type { Finding, Judgement } from '../../src/gate/result.js'
import { MachineCommands } from '../../src/platform/commands.js'
import { DiskFiles } from '../../src/platform/files.js'
import { GitProgram } from '../../src/platform/git.js'
import { machinePrograms } from '../../src/platform/programs.js'
import type { Imported, ImportedDag } from '../../src/validate/airflow/imported/imported.js'
import { importFiles } from '../../src/validate/airflow/imported/run.js'
import type { ValidateDetails } from '../../src/validate/details.js'
import { validateGate } from '../../src/validate/gate.js'
import { asImported, CORPUS, truthOf } from '../support/airflow-truth.js'
import { removeFolder, temporaryFolder } from '../support/folder.js'
import { judge } from '../support/judge.js'
import { memoryPorts } from '../support/memory.js'
import { describeWith, toolPath } from '../support/tools.js'

const graphOf = ({ dagId, tasks, edges }: Pick<ImportedDag, 'dagId' | 'tasks' | 'edges'>) => ({
  dagId,
  tasks: tasks.map(({ id, group }) => `${id} in ${group}`).sort(),
  edges: edges.map(String).sort(),
})

describe.each(['2', '3'] as const)('Airflow %s', version => {
  describeWith([`airflow${version}`], 'as it is installed', () => {
    const truth = truthOf(version)
    const python = toolPath(`airflow${version}`) ?? ''
    let root: string

    beforeAll(async () => {
      root = await temporaryFolder()
      for (const part of ['good', 'unresolved', 'broken'])
        cpSync(join(CORPUS, part), join(root, part), { recursive: true })
    })
    afterAll(() => removeFolder(root))

    const ports = () =>
      memoryPorts({
        files: new DiskFiles(root),
        commands: new MachineCommands(root, under => new GitProgram(root, false).place(under)),
        programs: machinePrograms,
      })

    async function load(part: string, paths: readonly string[]): Promise<Imported> {
      const loading = { python, directory: part as RepoPath, limit: 60_000, memory: 2 ** 32 }
      const imported = await importFiles(paths as RepoPath[], loading, ports())
      if ('why' in imported) throw new Error(imported.why)
      return imported
    }

    async function judged(part: string, paths: readonly string[]): Promise<Finding[]> {
      const inputs = { 'working-directory': part, kinds: 'airflow', airflow: 'import', python, dags: [...paths] }
      const judgement: Judgement<ValidateDetails> = await judge(validateGate, inputs, ports())
      expect(judgement.details.dagImport?.files).toHaveLength(paths.length)
      return judgement.findings
    }

    it.each(['good', 'unresolved'] as const)('tells the graphs that it was recorded to make: %s', async part => {
      const { files } = await load(part, Object.keys(truth[part]))
      expect(files.filter(({ errors }) => errors.length > 0)).toEqual([])
      for (const { path, dags } of files) {
        const byId = (a: { dagId: string }, b: { dagId: string }) => (a.dagId < b.dagId ? -1 : 1)
        const recorded = (truth[part][path]?.dags ?? []).map(dag => graphOf(asImported(dag))).sort(byId)
        expect([path, dags.map(graphOf).sort(byId)]).toEqual([path, recorded])
      }
    })

    it('makes no other graph than reading does, and refuses nothing', async () => {
      for (const part of ['good', 'unresolved'] as const) {
        const found = await judged(part, Object.keys(truth[part]))
        const wrong = found.filter(({ rule, level }) => rule.startsWith('airflow/import-') && level !== 'note')
        expect(wrong.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([])
      }
    })

    it('refuses what it was recorded to refuse, each told at a line of its file', async () => {
      const paths = readdirSync(join(root, 'broken'), { recursive: true })
        .map(String)
        .filter(path => path.endsWith('.py'))
      const refused = paths.filter(path => truth.broken[path]?.refused)
      expect(refused.length).toBeGreaterThan(80)
      const { files } = await load('broken', paths)
      // Each file has a bag of its own: a DAG of the same id in another file is found by comparing files.
      const alone = refused.filter(path => truth.broken[path]?.refused !== 'AirflowDagDuplicatedIdException')
      expect(
        files
          .filter(({ errors }) => errors.length > 0)
          .map(({ path }) => path)
          .sort(),
      ).toEqual(alone.sort())
      const found = await judged('broken', paths)
      const untold = refused.filter(path => {
        const own = found.filter(({ file, line }) => file === `broken/${path}` && line !== undefined)
        return !own.some(
          ({ rule, level }) =>
            level === 'error' || rule === 'airflow/import-environment' || rule === 'airflow/environment',
        )
      })
      expect(untold).toEqual([])
    })
  })
})
