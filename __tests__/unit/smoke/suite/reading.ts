import { UserMistake } from '../../../../src/gate/mistake.js'
import type { RepoPath } from '../../../../src/gate/path.js'
import type { Suite } from '../../../../src/smoke/suite/model.js'
import { readSuite } from '../../../../src/smoke/suite/read.js'
import { MemoryFiles } from '../../../support/memory.js'

interface Given {
  variables?: Record<string, string>
  environment?: Record<string, string>
  files?: Record<string, string | Uint8Array>
}

/** Reads a suite that stands in `smoke/suite.yml`. */
export function read(text: string, { variables = {}, environment = {}, files = {} }: Given = {}): Promise<Suite> {
  const surroundings = { variables: new Map(Object.entries(variables)), environment, files: new MemoryFiles(files) }
  return readSuite(text, 'smoke/suite.yml' as RepoPath, surroundings)
}

/** What is wrong with a suite, each as `line:column where: message`. */
export async function mistakesIn(text: string, given?: Given): Promise<string[]> {
  try {
    await read(text, given)
    return []
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error
    return error.mistakes.map(
      ({ line, column, where, message }) => `${line === undefined ? '' : `${line}:${column} `}${where}: ${message}`,
    )
  }
}
