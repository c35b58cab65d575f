import { UserMistake } from '../gate/mistake.js'
import { runAct } from '../platform/act.js'
import { plainLine } from '../report/plain.js'

/** `pipeline-actions act ...`: everything is act's, the exit code too. @throws UserMistake */
export async function actCommand(args: readonly string[]): Promise<number> {
  const folder = lastOf(args, '--artifact-server-path')
  const address = lastOf(args, '--artifact-server-addr')
  const code = await runAct(args, { folder, address, port: portIn(args) })
  if (code !== null) return code
  const message = 'is not installed: there is no program of that name on the PATH. See https://nektosact.com'
  throw new UserMistake([{ where: 'act', message }])
}

function portIn(args: readonly string[]): number | undefined {
  const text = lastOf(args, '--artifact-server-port')
  if (text === undefined) return undefined
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port > 0 && port < 65_536) return port
  const message = `${plainLine(text)} is no port; a number from 1 to 65535 would be`
  throw new UserMistake([{ where: '--artifact-server-port', message }])
}

/** The value of a flag in either way of writing it; of several the last, as act takes them. */
function lastOf(args: readonly string[], flag: string): string | undefined {
  const index = args.findLastIndex(arg => arg === flag || arg.startsWith(`${flag}=`))
  return args[index] === flag ? args[index + 1] : args[index]?.slice(flag.length + 1)
}
