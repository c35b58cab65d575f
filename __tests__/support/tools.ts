import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe } from '@jest/globals'

const AIRFLOW = process.env['PIPELINE_ACTIONS_AIRFLOW'] ?? join(homedir(), '.cache/pipeline-actions/airflow')

/** The interpreters that have an Airflow beside them, by `.ci/airflow.sh`: off the PATH, where `python` is another's. */
const INTERPRETERS: Record<string, string> = {
  airflow2: join(AIRFLOW, '2/bin/python'),
  airflow3: join(AIRFLOW, '3/bin/python'),
}

/** The program's path, or undefined where it is neither on the PATH nor one of Airflow's interpreters. */
export function toolPath(name: string): string | undefined {
  const interpreter = INTERPRETERS[name]
  if (interpreter !== undefined) return isExecutable(interpreter) ? interpreter : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '')
  return folders.map(folder => join(folder, name)).find(isExecutable)
}

/** A `describe` for tests that need programs beyond npm's. */
export function describeWith(tools: string[], name: string, tests: () => void): void {
  describeUnless(
    tools.filter(tool => toolPath(tool) === undefined),
    name,
    tests,
  )
}

/**
 * A `describe` for tests that need what `missing` names. Where that is anything they are reported as skipped, with the
 * reason in their name; where REQUIRE_TOOLS is set, as in `.ci/run`, that is a failure instead.
 */
export function describeUnless(missing: string[], name: string, tests: () => void): void {
  if (missing.length === 0) describe(name, tests)
  else if (process.env['REQUIRE_TOOLS'])
    throw new Error(`${name} needs ${missing.join(', ')}, which must be installed here`)
  else describe.skip(`${name} (skipped: ${missing.join(', ')} not installed)`, tests)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
