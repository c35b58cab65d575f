import { finding, levelOfMissing } from '../gate/finding.js'
import { workingDirectory } from '../gate/judge.js'
import type { InputPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { findLookalikes, USUAL_NAMES } from './discover.js'
import type { CoverageInputs } from './inputs.js'

/** Where no report was found. */
export async function nothingFound(inputs: CoverageInputs, files: Files): Promise<Finding> {
  const under = workingDirectory(inputs)
  const patterns = inputs.files.length > 0 ? inputs.files : USUAL_NAMES
  const near = await findLookalikes(files, under)
  const where = under === '.' ? 'the workspace' : under
  return missing(
    'none',
    inputs,
    `No coverage report was found: ${patterns.join(', ')} ${patterns.length === 1 ? 'matches' : 'match'} nothing in ${where}.`,
    near.length > 0 ? `Files with similar names: ${near.join(', ')}.` : 'Do the tests run before this step?',
  )
}

/** Where there are reports, and nothing in them. */
export function nothingIn(inputs: CoverageInputs, paths: readonly InputPath[]): Finding {
  const message = `${paths.join(', ')} ${paths.length === 1 ? 'lists' : 'list'} no executable line.`
  return missing('empty', inputs, message, 'Did the tool look for the sources in the right folder?')
}

/** Where all shards are there, and nothing in any. */
export function nothingSharded(inputs: CoverageInputs, of: number): Finding {
  const message = `${of === 1 ? 'The one shard lists' : `None of the ${of} shards lists`} an executable line.`
  return missing('empty', inputs, message, 'Did the jobs before this one run any tests?')
}

/** Where no file that the reports name counts. */
export function nothingCounted(inputs: CoverageInputs): Finding {
  const message = 'The reports have lines, but `include` and `exclude` leave none of their files.'
  return missing('filtered', inputs, message, 'Patterns are relative to `working-directory`, as src/**.')
}

function missing(identity: string, inputs: CoverageInputs, message: string, help: string): Finding {
  return finding({ rule: 'coverage/missing', level: levelOfMissing(inputs['if-missing']), message, help, identity })
}
