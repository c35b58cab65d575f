import { UserMistake } from '../../../gate/mistake.js'
import type { RepoPath } from '../../../gate/path.js'
import type { Ports } from '../../../gate/ports.js'
import { interpreterFor } from '../syntax/ask.js'
import type { Imported } from './imported.js'
import { importFiles, type Loading, type NotImported } from './run.js'

/** What the inputs say of importing. */
export interface ImportOptions extends Omit<Loading, 'python'> {
  python: string | undefined
  /** The version that the inputs say the DAGs are for; null where they leave it open. */
  version: '2' | '3' | null
}

/**
 * Has Airflow load the files, which runs them; null where there are none.
 *
 * @throws UserMistake where that may not be, or the Airflow is another one than the inputs say
 */
export async function startImport(
  paths: readonly RepoPath[],
  { python: named, version, ...loading }: ImportOptions,
  ports: Ports,
): Promise<Imported | NotImported | null> {
  if (ports.event.privileged) {
    const what = 'runs code of the repository, and this event gives whatever a change brings the rights of the base'
    throw new UserMistake([{ where: 'airflow', message: `import ${what}: use \`pull_request\` for it` }])
  }
  if (paths.length === 0) return null
  const python = await interpreterFor(named, ports.programs)
  if (python === null) {
    const why = 'There is no python3 or python on the path that could load DAG files'
    return { why, help: 'Set up Python with Airflow in a step before, or name an interpreter with `python`.' }
  }
  const imported = await importFiles(paths, { ...loading, python }, ports)
  if ('why' in imported) return imported
  if (version !== null && majorOf(imported) !== version) {
    const message = `is ${version}, but ${python} has Airflow ${imported.airflow}`
    throw new UserMistake([{ where: 'airflow-version', message: `${message}: name the interpreter of the one meant` }])
  }
  return imported
}

/** The version whose meaning DAGs have; null where it is neither. */
export function majorOf({ airflow }: Imported): '2' | '3' | null {
  const [major] = airflow.split('.')
  return major === '2' || major === '3' ? major : null
}
