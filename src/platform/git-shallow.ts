import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { gitOutput, type Place } from './git-command.js'
import { lines } from './git-text.js'

/** The commits whose parents a shallow clone left out: git passes them off as having none. */
export async function shallowCommits(place: Place): Promise<string[]> {
  const path = (await gitOutput(['rev-parse', '--git-path', 'shallow'], place))?.replace(/\r?\n$/, '')
  try {
    return path === undefined ? [] : lines(await readFile(resolve(place.directory, path), 'utf8'))
  } catch {
    // There is no such file in a whole clone.
    return []
  }
}
