import { UserMistake } from './mistake.js'
import type { RepoPath } from './path.js'
import type { Files } from './ports.js'

/**
 * A whole text file (UTF-8, a byte order mark dropped); null where there is none.
 *
 * @throws UserMistake where it is larger than `limit` bytes: configuration never is, so something else was named
 */
export async function readText(files: Files, path: RepoPath, limit: number): Promise<string | null> {
  const size = await files.size(path)
  if (size === null) return null
  if (size > limit) {
    throw new UserMistake([{ where: '', file: path, message: `is ${size} bytes; at most ${limit} are read here` }])
  }
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of files.stream(path)) text += decoder.decode(piece, { stream: true })
  return text + decoder.decode()
}
