import type { RepoPath } from '../../gate/path.js'
import type { Kind, Settings } from '../kind.js'
import type { Repository } from '../repository.js'
import { readSource } from '../tree/read.js'
import type { Source } from '../tree/source.js'
import { declaredBy } from './declared.js'
import type { DagDetails } from './details.js'
import { type Environment, environmentOf } from './environment/environment.js'
import { importRules } from './imported/rules.js'
import { extractDags } from './model/extract.js'
import type { ExtractedFile } from './model/extracted.js'
import { lacksModule, moduleAt } from './modules.js'
import { airflowRules, checkDagFile } from './rules/check.js'
import { mayHaveDags } from './safe-mode.js'
import { reportUnread, unreadPython } from './syntax/unread.js'
import { withVerdict } from './syntax/verdict.js'

/** Files with DAGs of Airflow, judged by reading them: nothing of them is run. */
export const airflowKind: Kind = {
  rules: [...airflowRules, ...importRules, unreadPython],
  check: (source, report, repository, { settings, python, declare }) => {
    const environment = knownEnvironment(repository, settings)
    const version = versionOf(environment, settings)
    const read = extracted(source, repository, version, environment)
    if (python !== null && python.fault === null) reportUnread(read.errors, python.version, report)
    const file = python === null ? read : withVerdict(read, python, source)
    checkDagFile(file, report, {
      airflow: version,
      text: source.text,
      ...(source.module !== undefined && { module: source.module }),
      provides: environment.provides,
      lacks: (module, name) => lacksModule(module, name, source.path, repository),
      lineOf: (path, offset) => repository.source(path as RepoPath, 'text')?.positionOf(offset).line ?? null,
    })
    declare(declaredBy(file, source, version))
  },
}

/** The DAGs that a text declares, were it the file at this path of a repository. */
export function dagsInText(path: RepoPath, text: string, repository: Repository, settings: Settings): DagDetails[] {
  if (!mayHaveDags(text)) return []
  const environment = knownEnvironment(repository, settings)
  const version = versionOf(environment, settings)
  const source = readSource(path, text, 'text')
  return declaredBy(extracted(source, repository, version, environment), source, version).dags.map(
    ({ line: _, start: __, end: ___, ...dag }) => dag,
  )
}

function extracted(
  file: Source,
  repository: Repository,
  version: '2' | '3' | null,
  environment: Environment,
): ExtractedFile {
  const [found] = extractDags([file], {
    version,
    source: (name, level, from) => {
      const at = moduleAt(name, level, from, repository)
      const source = at === null ? null : repository.source(at, 'text')
      return at === null || source === null ? null : { path: at, text: source.text }
    },
    installed: module => isInstalled(module, environment),
  })
  return found as ExtractedFile
}

/** Whether a module is installed where the DAGs run; null where the repository does not tell. */
function isInstalled(module: string, { provides }: Environment): boolean | null {
  const provider = provides(module)
  if (provider === null) return false
  return provider === 'requirements' || provider === 'standard' ? true : null
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
