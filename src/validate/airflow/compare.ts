import { changedFiles, fileAt, type History } from '../../gate/changes.js'
import type { RepoPath } from '../../gate/path.js'
import type { Ports } from '../../gate/ports.js'
import { changesOf, type DagChange } from './changes.js'
import type { DagDetails } from './details.js'

/** So many changed files are compared: each is asked for at the base. */
const MOST_FILES = 100

/** The DAGs that a text declares, were it the file at this path; none where it is no file with DAGs. */
export type DagsOf = (path: RepoPath, text: string) => readonly DagDetails[]

/**
 * What a pull request does to DAGs; none where it is no pull request, or the base cannot be read. What a DAG file imports from
 * its neighbours is taken as it is now.
 *
 * @param dags those of the files as they are
 */
export async function changesOfDags(
  dags: readonly DagDetails[],
  dagsOf: DagsOf,
  ports: History & Pick<Ports, 'event'>,
): Promise<DagChange[]> {
  if (ports.event.subject.pullRequest === null) return []
  const change = await changedFiles(ports)
  if (change === null) return []
  const changes: DagChange[] = []
  for (const path of change.files.filter(each => each.endsWith('.py')).slice(0, MOST_FILES)) {
    const after = dags.filter(({ file }) => file === path)
    const text = await fileAt(ports, change.mergeBase, path)
    // Without the file as it was, everything in it would seem new.
    if (text === null) continue
    const before = text === undefined ? [] : dagsOf(path, text)
    changes.push(...changesOf(before, after))
  }
  return changes
}
