import type { RepoPath } from '../../gate/path.js'
import type { Kind, Settings } from '../kind.js'
import type { Repository } from '../repository.js'
import { readSource } from '../tree/read.js'
import { declaredBy } from './declared.js'
import type { DagDetails } from './details.js'
import { type Environment, environmentOf } from './environment/environment.js'
import { extractDags } from './model/extract.js'
import type { ExtractedFile } from './model/extracted.js'
import { moduleAt } from './modules.js'
import { airflowRules, checkDagFile } from './rules/check.js'
import { mayHaveDags } from './safe-mode.js'

/** Files with DAGs of Airflow, judged by reading them: nothing of them is run. */
export const airflowKind: Kind = {
  rules: airflowRules,
  check: (source, report, repository, { settings, declare }) => {
    const environment = knownEnvironment(repository, settings)
    const version = versionOf(environment, settings)
    const file = extracted(source.path, source.text, repository, version)
    checkDagFile(file, report, {
      airflow: version,
      text: source.text,
      provides: environment.provides,
      lineOf: (path, offset) => repository.source(path as RepoPath, 'text')?.positionOf(offset).line ?? null,
    })
    declare(declaredBy(file, source, version))
  },
}

/** The DAGs that a text declares, were it the file at this path. */
export function dagsInText(path: RepoPath, text: string, repository: Repository, settings: Settings): DagDetails[] {
  if (!mayHaveDags(text)) return []
  const version = versionOf(knownEnvironment(repository, settings), settings)
  const source = readSource(path, text, 'text')
  return declaredBy(extracted(path, text, repository, version), source, version).dags.map(
    ({ line: _, start: __, end: ___, ...dag }) => dag,
  )
}

function extracted(path: RepoPath, text: string, repository: Repository, version: '2' | '3' | null): ExtractedFile {
  const [file] = extractDags([{ path, text }], {
    version,
    source: (name, level, from) => {
      const at = moduleAt(name, level, from, repository)
      const source = at === null ? null : repository.source(at, 'text')
      return at === null || source === null ? null : { path: at, text: source.text }
    },
  })
  return file as ExtractedFile
}

function versionOf({ airflow }: Environment, { airflowVersion }: Settings): '2' | '3' | null {
  return airflowVersion ?? airflow
}

/** What is installed is the same for all files of a repository. */
const ENVIRONMENTS = new WeakMap<Repository, Environment>()

function knownEnvironment(repository: Repository, { manifests, importable }: Settings): Environment {
  const known = ENVIRONMENTS.get(repository)
  if (known !== undefined) return known
  const texts = manifests.flatMap(path => {
    const source = repository.source(path, 'text')
    return source === null ? [] : [{ path, text: source.text }]
  })
  const names = new Set(importable)
  const environment = environmentOf(texts, name => names.has(name))
  ENVIRONMENTS.set(repository, environment)
  return environment
}
