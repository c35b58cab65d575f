/**
 * Inputs of actions that are run as code, by the action's path. From the documentation of each: github.com/<action>.
 * Names of inputs are compared in lower case.
 */
export const CODE_INPUTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['actions/github-script', ['script']],
  ['addnab/docker-run-action', ['run']],
  ['amadevus/pwsh-script', ['script']],
  ['appleboy/ssh-action', ['script']],
  ['azure/cli', ['inlinescript']],
  ['azure/powershell', ['inlinescript']],
  ['cardinalby/js-eval-action', ['expression', 'jsexpression']],
  ['cross-platform-actions/action', ['run']],
  ['jannekem/run-python-script-action', ['script']],
  ['mikefarah/yq', ['cmd']],
  ['nick-fields/retry', ['command', 'on_retry_command', 'new_command_on_retry']],
  ['nick-invision/retry', ['command', 'on_retry_command', 'new_command_on_retry']],
  ['reactivecircus/android-emulator-runner', ['script', 'pre-emulator-launch-script']],
  ['uraimo/run-on-arch-action', ['run', 'install', 'setup']],
  ['vmactions/freebsd-vm', ['run', 'prepare']],
])
