/** What a run wrote and the exit code that it set. */
export interface Ran {
  stdout: string
  stderr: string
  code: number | string | null | undefined
}

/**
 * Runs a door inside this process: its output is caught and its variables and exit code are put back afterwards. With
 * `undefined` a variable is taken away.
 */
export async function runCaught(
  run: () => Promise<void>,
  environment: Record<string, string | undefined> = {},
): Promise<Ran> {
  const ran: Ran = { stdout: '', stderr: '', code: undefined }
  const before = { stdout: process.stdout.write, stderr: process.stderr.write, code: process.exitCode }
  const variables = Object.fromEntries(Object.keys(environment).map(name => [name, process.env[name]]))
  setVariables(environment)
  process.exitCode = undefined
  process.stdout.write = (text: string | Uint8Array) => keep('stdout', text)
  process.stderr.write = (text: string | Uint8Array) => keep('stderr', text)
  const keep = (stream: 'stdout' | 'stderr', text: string | Uint8Array): true => {
    ran[stream] += typeof text === 'string' ? text : new TextDecoder().decode(text)
    return true
  }
  try {
    await run()
    ran.code = process.exitCode
  } finally {
    process.stdout.write = before.stdout
    process.stderr.write = before.stderr
    process.exitCode = before.code
    setVariables(variables)
  }
  return ran
}

function setVariables(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}
