import { choice, count, flag, type InputsOf, list, size, text } from '../gate/inputs.js'
import type { SharedInputs } from '../gate/shared-inputs.js'
import { SCOPES } from './scope/scope.js'

export const NAME = 'secret-scan'

/** Files of policy that are read where they exist, though nobody names them. */
export const USUAL = {
  baseline: '.secrets.baseline',
  'gitleaks-config': '.gitleaks.toml',
  'gitleaks-ignore': '.gitleaksignore',
} as const

export const secretInputs = {
  scope: choice(
    SCOPES,
    'What is searched: the files (`tree`), what is `staged`, the `commits` between base and head, or the whole `history`; `auto` is the commits of a pull request or push, and else the tree.',
    'auto',
  ),
  base: text('Branch, tag or commit that the commits are searched from, without it. By the event where none is given.'),
  head: text('Branch, tag or commit that the commits are searched up to. What is checked out where none is given.'),
  baseline: text(
    `Known secrets in detect-secrets' format, relative to \`working-directory\`; \`${USUAL.baseline}\` where it exists.`,
  ),
  'gitleaks-config': text(
    `Rules and allowlists in gitleaks' format, relative to \`working-directory\`; \`${USUAL['gitleaks-config']}\` where it exists.`,
  ),
  'gitleaks-ignore': text(
    `Findings to ignore in gitleaks' format, relative to \`working-directory\`; \`${USUAL['gitleaks-ignore']}\` where it exists.`,
  ),
  include: list('Files to search: glob patterns relative to `working-directory`. All where none is given.'),
  exclude: list('Files not to search: glob patterns relative to `working-directory`.'),
  'min-confidence': choice(
    ['high', 'medium', 'low'],
    'How sure a finding must be to fail: `high` (a checksum or structure proves it), `medium` or `low`.',
    'medium',
  ),
  'max-file-size': size(
    'Size above which a file is an error, such as `1MB`; files of any size up to 100 MB are searched. No limit where none is given.',
  ),
  'update-baseline': flag('Whether to write what is found to the baseline instead of failing.', 'false'),
  decode: count('How many times over base64, hex and URL encoding are decoded; 0 switches it off.', '5'),
}

export type SecretInputs = InputsOf<typeof secretInputs> & SharedInputs
