import type { Command } from '../gate/commands.js'
import { isCredentialVariable } from '../gate/credential-variable.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What a command is not to know: the job's tokens and inputs, by which it could act for it; files by which it could set
 * the outputs and variables of later steps; and what would make its shell or git do something else.
 */
const WITHHELD = [
  /^(ACTIONS|INPUT|STATE|GIT)_/i,
  /^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/i,
  /^(BASH_ENV|ENV|BASHOPTS|SHELLOPTS)$/i,
]

/**
 * What no shell or program does without, which is no secret: it stays, although a suite that names a path may have taken it. As
 * for the system, the case does not matter.
 */
const NEEDED =
  /^(PATH|HOME|PWD|SHELL|TMPDIR|LANG|LC_[A-Z]+|TZ|PATHEXT|COMSPEC|SYSTEMROOT|SYSTEMDRIVE|WINDIR|TEMP|TMP|USERPROFILE|APPDATA|LOCALAPPDATA)$/i

/** GitHub's own tokens, whatever the variable is called. */
const TOKEN = /\b(gh[a-z]_[A-Za-z0-9]{20}|github_pat_)/

/** As the system tells variables apart. */
const folded = (name: string) => (process.platform === 'win32' ? name.toLowerCase() : name)

/** The variables of this job that a command of the user's gets: it needs what its tools were set up with. And its own. */
export function commandEnvironment(
  environment: Environment,
  { environment: own = {}, withheld = [] }: Pick<Command, 'environment' | 'withheld'> = {},
): Record<string, string> {
  const taken = withheld.filter(name => !NEEDED.test(name))
  const others = new Set([...taken, ...Object.keys(own)].map(folded))
  const passed: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    const isWithheld = WITHHELD.some(each => each.test(name)) || isCredentialVariable(name) || others.has(folded(name))
    if (value !== undefined && !isWithheld && !TOKEN.test(value)) passed[name] = value
  }
  return { ...passed, ...own }
}
