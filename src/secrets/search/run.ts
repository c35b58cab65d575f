import type { Ports } from '../../gate/ports.js'
import { type ContentToSearch, SEARCH_TASK, type SearchOptions, type SearchOutcome } from './job.js'

/** So few files are searched where they are: starting a thread takes longer. */
const FEW = 64

/**
 * So few of git's contents are: git unpacks them beside this thread, of most of them little is searched, and what every
 * thread takes until its code is compiled and quick would be more than another thread saves.
 */
const FEW_BLOBS = 16_000

/** Jobs for each thread: so many that none is left alone with the last one. */
const JOBS = 2

/** Contents of a job at the most: what they hold is kept until it ends. */
const MOST = 5000

type SearchPorts = Pick<Ports, 'files' | 'git' | 'workers'>

/** Searches contents with as many threads as there are. What was found is in the order of the contents. */
export async function searchAll(
  contents: readonly ContentToSearch[],
  options: SearchOptions,
  ports: SearchPorts,
): Promise<SearchOutcome> {
  const areBlobs = contents[0]?.blob !== null
  const areFew = contents.length <= (areBlobs && options.differences ? FEW_BLOBS : FEW)
  const outcomes = areFew ? [await searchHere(contents, options, ports)] : await searchBeside(contents, options, ports)
  return {
    found: outcomes.flatMap(({ found }) => found),
    files: outcomes.reduce((sum, { files }) => sum + files, 0),
    bytes: outcomes.reduce((sum, { bytes }) => sum + bytes, 0),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
    unreadable: outcomes.flatMap(({ unreadable }) => unreadable),
    incomplete: outcomes.some(({ incomplete }) => incomplete),
    tooLarge: outcomes.flatMap(({ tooLarge }) => tooLarge),
    conflicts: outcomes.flatMap(({ conflicts }) => conflicts),
    there: outcomes.flatMap(({ there }) => there),
  }
}

async function searchHere(
  contents: readonly ContentToSearch[],
  options: SearchOptions,
  ports: SearchPorts,
): Promise<SearchOutcome> {
  const { search } = await import('./search.js')
  return search({ options, contents }, ports)
}

function searchBeside(
  contents: readonly ContentToSearch[],
  options: SearchOptions,
  { workers }: SearchPorts,
): Promise<SearchOutcome[]> {
  // Blobs come out of one process of git per job, which unpacks what others are made of once: few jobs are quick there.
  const areFiles = contents[0]?.blob === null
  const perJob = areFiles ? FEW : Math.min(MOST, Math.ceil(contents.length / (JOBS * workers.width)))
  const jobs: ContentToSearch[][] = [[]]
  for (const content of contents) {
    const last = jobs.at(-1) as ContentToSearch[]
    // What is of one path, one after the other, is of one job.
    if (last.length >= perJob && last.at(-1)?.path !== content.path) jobs.push([content])
    else last.push(content)
  }
  return Promise.all(jobs.map(each => workers.run(SEARCH_TASK, { options, contents: each }) as Promise<SearchOutcome>))
}
