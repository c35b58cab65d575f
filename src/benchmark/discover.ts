import type { InputPath, RepoPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import { isRecognised, textAt } from './read.js'
import { FileRefused } from './refusal.js'

/** The names that tools and their users give results. */
export const USUAL_NAMES = [
  '**/{*bench*.{json,txt,xml,csv},hyperfine*.json,jmh-result*.json,*-report-full*.json,*_stats.csv}',
  '**/{k6*.json,autocannon*.json,vegeta*.json,oha*.json,wrk*.txt}',
  '**/criterion/**/new/sample.json',
]

/** Files that have such names for another reason. */
const OTHERS = /(^|\/)(package(-lock)?|tsconfig[^/]*)\.json$/

/** The results that the patterns name, or those with usual names that are what they look like. */
export async function findResults(files: Files, patterns: readonly string[], under: RepoPath): Promise<InputPath[]> {
  if (patterns.length > 0) return files.find(patterns, under)
  const found = await files.find(USUAL_NAMES, under)
  const results: InputPath[] = []
  for (const path of found) if (!OTHERS.test(path) && (await looksRight(path, files))) results.push(path)
  return results
}

async function looksRight(path: InputPath, files: Files): Promise<boolean> {
  try {
    const text = await textAt(path, files)
    return text !== null && isRecognised(text, path)
  } catch (error) {
    if (error instanceof FileRefused) return false
    throw error
  }
}
