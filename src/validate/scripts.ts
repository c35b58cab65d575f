import { append } from '../gate/append.js'
import type { Programs } from '../gate/ports.js'
import type { ToldScript } from './workflow/rules/scripts/shellcheck.js'

/** So many scripts a process gets: it reads one after the other. */
const AT_ONCE = 200

/** Has shellcheck look at scripts, each text once. Returns whether it did. */
export async function checkScripts(scripts: readonly ToldScript[], programs: Programs): Promise<boolean> {
  if (scripts.length === 0) return true
  const { reportRemarks, shellcheckArguments } = await import('./workflow/rules/scripts/shellcheck.js')
  for (const dialect of ['bash', 'sh'] as const) {
    const byText = new Map<string, ToldScript[]>()
    for (const each of scripts) if (each.script.dialect === dialect) append(byText, each.script.text, each)
    const texts = [...byText.keys()]
    for (let from = 0; from < texts.length; from += AT_ONCE) {
      const some = texts.slice(from, from + AT_ONCE)
      const output = await programs.run('shellcheck', shellcheckArguments(dialect), some)
      if (output === null) return false
      reportRemarks(output, file => byText.get(some[Number(file)] ?? '') ?? [])
    }
  }
  return true
}
