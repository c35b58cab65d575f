import { append } from '../../gate/append.js'
import type { Ports, TaskOutput, TaskPorts } from '../../gate/ports.js'
import { scannerFor } from '../scan/scanner.js'
import { prepare } from '../text/prepare.js'
import { ContentSearch } from './content-search.js'
import type { Suspect } from './found.js'
import { type ContentToSearch, LARGEST, type SearchJob, type SearchOutcome } from './job.js'

/** Searches the contents of a job, one after the other. */
export async function search(job: SearchJob, { files, git }: Pick<Ports, 'files' | 'git'>): Promise<SearchOutcome> {
  const searcher = new ContentSearch(await scannerFor(job.options), job.options)
  const blobs: ContentToSearch[] = []
  for (const content of job.contents) {
    if (content.blob !== null) {
      blobs.push(content)
      continue
    }
    await searchFile(content, files, searcher)
  }
  await searchBlobs(blobs, git, searcher)
  return searcher.outcome
}

/** The same for another thread. */
export async function searchTask(job: SearchJob, ports: TaskPorts): Promise<TaskOutput> {
  return { output: await search(job, ports), buffers: [] }
}

async function searchFile(content: ContentToSearch, files: Ports['files'], searcher: ContentSearch): Promise<void> {
  try {
    const bytes = files.bytes(content.path, LARGEST)
    const size = bytes === null ? await files.size(content.path) : null
    if (bytes !== null) searcher.search(content, bytes)
    // One that git knows and nobody has is deleted.
    else if (size !== null) searcher.passOver(content.path, size)
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (typeof code !== 'string') throw error
    searcher.outcome.unreadable.push({ path: content.path, why: code })
  }
}

async function searchBlobs(
  contents: readonly ContentToSearch[],
  git: Ports['git'],
  searcher: ContentSearch,
): Promise<void> {
  const suspects = new Map<string, Suspect[]>()
  const ids = contents.map(({ blob }) => blob as string)
  let at = 0
  for await (const { size, content } of ids.length === 0 ? [] : git.blobs(ids, LARGEST)) {
    const { path, before } = contents[at] as ContentToSearch
    const found = content === null ? [] : searcher.search(contents[at] as ContentToSearch, content)
    if (content === null && size === 0) searcher.outcome.incomplete = true
    else if (content === null) searcher.passOver(path, size)
    for (const earlier of before) for (const suspect of found) append(suspects, earlier, suspect)
    at += 1
  }
  if (suspects.size > 0) await markKnown(suspects, git)
}

/** A secret that was there before is not what this content brought. */
async function markKnown(suspects: ReadonlyMap<string, readonly Suspect[]>, git: Ports['git']): Promise<void> {
  for await (const { id, content } of git.blobs([...suspects.keys()], LARGEST)) {
    const prepared = content === null ? null : prepare('', content)
    if (prepared?.kind !== 'text') continue
    for (const { found, raw } of suspects.get(id) ?? []) if (prepared.text.content.includes(raw)) found.known = true
  }
}
