import { choice, duration, filePatterns, flag, type InputsOf, list, size, text } from '../gate/inputs.js'
import type { SharedInputs } from '../gate/shared-inputs.js'

export const NAME = 'config-validate'

/** The policy that is read where it exists, though nobody names one. */
export const USUAL_POLICY = '.github/pipeline-policy.yml'

export const validateInputs = {
  files: filePatterns(
    'Files to judge: names and glob patterns relative to `working-directory`. Where none is given, the files of every known kind where they usually are; patterns with `!` alone take away from those.',
  ),
  kinds: list(
    'What is judged: `auto`, or kinds such as `workflow`, `action`, `dependabot`, `pre-commit`, `pyproject`, `makefile`, `airflow`.',
    'auto',
  ),
  schemas: list(
    'JSON Schemas that files are held to: lines of `glob = schema file`, both relative to `working-directory`.',
  ),
  ignore: list('Rules that do not count: lines of `rule`, or `rule: glob` for some files; `security/*` is a family.'),
  policy: text(
    `What the repository asks of its pipelines, relative to \`working-directory\`; \`${USUAL_POLICY}\` where it exists.`,
  ),
  dags: filePatterns(
    'Files with DAGs of Airflow: glob patterns relative to `working-directory`. Where none is given, every file in Python that speaks of Airflow and of DAGs.',
  ),
  airflow: choice(
    ['auto', 'static', 'import', 'off'],
    'How DAGs are judged: `auto` and `static` (by reading the files: nothing of them is run), `import` (by Airflow, too: that runs them), or `off`.',
    'auto',
  ),
  'airflow-version': choice(
    ['auto', '2', '3'],
    'The version of Airflow that the DAGs are for: `2`, `3`, or `auto` (by the requirements, else either).',
    'auto',
  ),
  python: text(
    'The interpreter that judges the syntax of DAG files, and whose Airflow imports them: a name, or a path relative to `working-directory`. Where none is given, `python3` or `python`.',
  ),
  'dag-import-timeout': duration('With `airflow: import`: the longest that loading a DAG file may take.', '30s'),
  'dag-import-memory': size('With `airflow: import`: the most memory that the process may ask for.', '4GB'),
  'max-import-time': duration(
    'With `airflow: import`: a warning for DAG files that take longer to load, such as `2s`.',
  ),
  shellcheck: flag('Whether shellcheck looks at `run:` scripts, where it is installed.', 'true'),
}

export type ValidateInputs = InputsOf<typeof validateInputs> & SharedInputs
