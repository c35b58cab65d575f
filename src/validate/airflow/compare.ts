import { changedFiles, fileAt, type History } from '../../gate/changes.js'
import type { RepoPath } from '../../gate/path.js'
import type { Ports } from '../../gate/ports.js'
import { changesOf, type DagChange } from './changes.js'
import type { DagDetails } from './details.js'
import type { EarlierTexts } from './earlier.js'

/** So many changed files are compared: each is asked for at the base. */
const MOST_FILES = 100

/** The DAGs of a repository: paths are those of the repository. */
export interface DagsThen {
  /** Those that a text declares, were it the file at this path, and other files as they were; none where it has none. */
  of(path: RepoPath, text: string, earlier: EarlierTexts): readonly DagDetails[]
  /** Files that import one of these, from whatever file, with their texts. */
  importing(changed: ReadonlySet<RepoPath>): readonly { path: RepoPath; text: string }[]
}

/**
 * What a pull request does to DAGs, also where it only changes what DAG files import; none where it is no pull request, or the
 * base cannot be read.
 *
 * @param dags those of the files as they are
 */
export async function changesOfDags(
  dags: readonly DagDetails[],
  then: DagsThen,
  ports: History & Pick<Ports, 'event'>,
): Promise<DagChange[]> {
  if (ports.event.subject.pullRequest === null) return []
  const change = await changedFiles(ports)
  if (change === null) return []
  const earlier = new Map<RepoPath, string | undefined>()
  for (const path of change.files.filter(each => each.endsWith('.py')).slice(0, MOST_FILES)) {
    const text = await fileAt(ports, change.mergeBase, path)
    // Without the file as it was, everything in it would seem new.
    if (text !== null) earlier.set(path, text)
  }
  const texts = new Map<RepoPath, string | undefined>(earlier)
  for (const { path, text } of then.importing(new Set(earlier.keys()))) if (!texts.has(path)) texts.set(path, text)
  return [...texts]
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .flatMap(([path, text]) => {
      const before = text === undefined ? [] : then.of(path, text, earlier)
      return changesOf(
        before,
        dags.filter(({ file }) => file === path),
      )
    })
}
