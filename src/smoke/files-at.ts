import { fileAt, type History } from '../gate/changes.js'
import { UserMistake } from '../gate/mistake.js'
import { type InputPath, isInRepository } from '../gate/path.js'
import type { Files } from '../gate/ports.js'

/**
 * The files as a commit has them, for a suite that is read at it: a change must not bring the authority that it is trusted by.
 * History is read as text, so other files are refused.
 */
export function filesAt(commit: string, ports: History, files: Files): Files {
  const contents = new Map<InputPath, Promise<Buffer | null>>()
  const contentOf = (path: InputPath): Promise<Buffer | null> => {
    const known = contents.get(path) ?? read(path, commit, ports)
    contents.set(path, known)
    return known
  }
  return {
    find: (patterns, under) => files.find(patterns, under),
    size: async path => (await contentOf(path))?.length ?? null,
    async *stream(path, range) {
      const content = await contentOf(path)
      if (content === null) throw new Error(`${path} is no file of commit ${commit}`)
      yield content.subarray(range?.from ?? 0, range?.to ?? content.length)
    },
    bytes: () => null,
    write: (path, under, content) => files.write(path, under, content),
    isInside: (path, under) => files.isInside(path, under),
    locate: path => files.locate(path),
  }
}

async function read(path: InputPath, commit: string, ports: History): Promise<Buffer | null> {
  const text = isInRepository(path) ? await fileAt(ports, commit, path) : undefined
  if (text === undefined) return null
  if (text !== null && !text.includes('\ufffd')) return Buffer.from(text)
  const what = text === null ? 'cannot be read' : 'is no text, and what else there is at a commit is not read'
  const message = `${path} of commit ${commit}, whose policy holds, ${what}`
  throw new UserMistake([{ where: 'suite', message }])
}
