import { checkRunInput } from '../gate/check-run-input.js'
import { filePatterns, type InputsOf, text } from '../gate/inputs.js'
import type { SharedInputs } from '../gate/shared-inputs.js'

export const reportInputs = {
  results: filePatterns(
    'Result files to merge: glob patterns relative to `working-directory`. Where none is given, the results that the jobs of this run handed over.',
  ),
  needs: text(
    'The jobs before this one, as `toJSON(needs)` gives them: one that failed and left no result is named instead of missed.',
  ),
  'check-run': checkRunInput('auto'),
}

export type ReportInputs = InputsOf<typeof reportInputs> & SharedInputs
