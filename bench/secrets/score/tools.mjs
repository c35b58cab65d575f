// Runs the scanners over a folder; each gives [{ file, line, endLine, rule, confidence? }].
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../../dist/cli/index.js', import.meta.url))
const LIMIT = { maxBuffer: 2 ** 30, encoding: 'utf8' }

/** The command line of this project, at its lowest confidence; the folder becomes a git repository for it. */
export function ours(folder, scratch) {
  execFileSync('git', ['init', '-q', folder])
  execFileSync('git', ['-C', folder, '-c', 'core.excludesFile=', '-c', 'core.autocrlf=false', 'add', '-A', '-f'])
  const report = join(scratch, 'ours.json')
  const options = ['--working-directory', folder, '--scope', 'tree', '--min-confidence', 'low', '--report-file', report]
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'secret-scan', ...options], LIMIT)
  if (status !== 0 && status !== 1) throw new Error(`secret-scan ended with ${status}: ${stderr || stdout}`)
  const { findings } = JSON.parse(readFileSync(report, 'utf8'))
  return findings
    .filter(({ file, line, suppressed }) => file !== undefined && line !== undefined && suppressed === null)
    .map(({ file, line, endLine = line, rule, confidence }) => {
      if (confidence === undefined) throw new Error(`a finding of ${rule} has no confidence`)
      return { file, line, endLine, rule: rule.replace(/^secrets\//, ''), confidence }
    })
}

/** gitleaks as it is configured by default. */
export function gitleaks(folder, scratch) {
  const report = join(scratch, 'gitleaks.json')
  const options = ['dir', '--no-banner', '--exit-code', '0', '--report-format', 'json', '--report-path', report, folder]
  ran('gitleaks', options, {})
  return JSON.parse(readFileSync(report, 'utf8')).map(({ File, StartLine, EndLine, RuleID }) => ({
    file: relative(folder, File),
    line: StartLine,
    endLine: EndLine,
    rule: RuleID,
  }))
}

/** detect-secrets as it is configured by default, without asking vendors whether what it found is valid. */
export function detectSecrets(folder) {
  const { results } = JSON.parse(ran('detect-secrets', ['scan', '--all-files', '--no-verify'], { cwd: folder }))
  return Object.values(results)
    .flat()
    .map(({ filename, line_number: line, type }) => ({ file: filename, line, endLine: line, rule: type }))
}

function ran(program, args, options) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { ...LIMIT, ...options })
  if (error || status !== 0) throw new Error(`${program} ended with ${error ?? status}: ${stderr}`)
  return stdout
}
