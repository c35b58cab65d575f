import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe } from '@jest/globals'

/** The program's path, or undefined where it is not on the PATH. */
export function toolPath(name: string): string | undefined {
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
