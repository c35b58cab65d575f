const PASSED_ON = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'USERPROFILE']

/**
 * Runs a program with an argument list, never through a shell, and returns its standard output; null where it
 * cannot be started or fails. It gets no token, `ACTIONS_*` or `INPUT_*` of the job, but the variables in `more`.
 */
export async function outputOf(
  program: string,
  args: string[],
  directory: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  const env: Record<string, string> = {}
  for (const name of PASSED_ON) if (process.env[name] !== undefined) env[name] = process.env[name]
  // Loaded only where a program is run: many jobs need none.
  const { getExecOutput } = await import('@actions/exec')
  try {
    const options = { cwd: directory, env: { ...env, ...more }, silent: true, ignoreReturnCode: true }
    const { exitCode, stdout } = await getExecOutput(program, args, options)
    return exitCode === 0 ? stdout : null
  } catch {
    // The program is not installed: the caller has another way, or says what is missing.
    return null
  }
}
