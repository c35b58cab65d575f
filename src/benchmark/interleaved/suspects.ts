/** What stands in a command for the pattern of what is still undecided. */
const PLACE = '{suspects}'

/** Linux takes 128 KiB for one argument, which the whole command is. */
const LONGEST = 60_000

/** Whether the command can be told what to run. */
export function takesSuspects(command: string): boolean {
  return command.includes(PLACE)
}

/** The command with a pattern of these names; of all names where there are none. */
export function withSuspects(command: string, names: readonly string[] | null): string {
  const pattern = names === null ? '.*' : patternOf(names)
  return command.replaceAll(PLACE, () => `'${pattern.length > LONGEST ? '.*' : pattern}'`)
}

/**
 * A regular expression for these names and no others, in what RE2, PCRE and their like have in common.
 *
 * `go test` takes its own form: it looks for `|` and `/` outside of brackets, which part patterns and the levels of
 * names, and it leaves the number of processors off that it prints behind them.
 * Source: https://pkg.go.dev/cmd/go#hdr-Testing_flags
 */
function patternOf(names: readonly string[]): string {
  if (!names.every(name => /^Benchmark(?![a-z])/.test(name))) return `^(${names.map(escaped).join('|')})$`
  return names.map(goPatternOf).join('|')
}

function goPatternOf(name: string): string {
  const levels = name.split('/').map(escaped)
  const last = levels.pop() as string
  return [...levels, last.replace(/-\d+$/, processors => `(${processors})?`)].map(each => `^${each}$`).join('/')
}

const META = '.+*?()|[]{}^'

/**
 * A name as a pattern. What could mean something to a shell, in whatever quotes the user has put the pattern, becomes "any
 * character": a name that matches too is run and not looked at.
 */
function escaped(name: string): string {
  return name.replace(/[^\w/=,:@%\u0080-\uffff-]/g, character => (META.includes(character) ? `\\${character}` : '.'))
}
