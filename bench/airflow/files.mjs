import { clusters, mapping, taskflow } from './styles/functions.mjs'
import { branches, classic, loops } from './styles/operators.mjs'
import { assets, generated, groups } from './styles/several.mjs'
import { builders, factory } from './styles/shared.mjs'
import { Subject } from './words.mjs'

const STYLES = [classic, loops, taskflow, factory, groups, mapping, assets, branches, generated, clusters]

/** Where the files are that `dagFiles` makes. */
export const FOLDER = 'dags'

/** So many DAG files in all styles, the same ones each time, and the modules that some of them import: pairs of path and text. */
export function dagFiles(count) {
  const files = Array.from({ length: count }, (_, number) => {
    const subject = new Subject(number)
    return [`${FOLDER}/${subject.team}/${subject.id}.py`, STYLES[number % STYLES.length](subject)]
  })
  const modules = Array.from({ length: 20 }, (_, number) => [
    `${FOLDER}/builders/loads_${String(number).padStart(2, '0')}.py`,
    builders(number),
  ])
  return [...files, [`${FOLDER}/builders/__init__.py`, ''], ...modules]
}
