import { execFileSync } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'

export const VERSIONS = ['2', '3']

/** Where .ci/airflow.sh installs both. */
export const ENVIRONMENTS = process.env.PIPELINE_ACTIONS_AIRFLOW ?? join(homedir(), '.cache/pipeline-actions/airflow')

const script = new URL('truth.py', import.meta.url).pathname

/** What truth.py says of files and folders, by the Airflow of that version; `options` are its own. */
export function truthOf(version, root, units, options = []) {
  const python = join(ENVIRONMENTS, version, 'bin/python')
  const settings = { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] }
  return JSON.parse(execFileSync(python, [script, ...options, '--root', root, ...units], settings))
}
