import { filePatterns, type InputsOf, outputPath, percent } from '../gate/inputs.js'
import type { SharedInputs } from '../gate/shared-inputs.js'

export const coverageInputs = {
  files: filePatterns(
    'Coverage reports, lcov or Cobertura: glob patterns relative to `working-directory`. Found by their usual names where none is given.',
  ),
  'min-coverage': percent('Least percentage of executable lines that tests must run.', '80'),
  'min-branches': percent('Least percentage of branches that tests must take.'),
  'min-functions': percent('Least percentage of functions that tests must enter.'),
  badge: outputPath('Where to write a badge (SVG) with the line coverage, relative to `working-directory`.'),
}

export type CoverageInputs = InputsOf<typeof coverageInputs> & SharedInputs
