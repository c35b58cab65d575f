import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { inputsOf } from '../lib/gate/judge.js'
import { SHARED_OUTPUTS } from '../lib/gate/shared-inputs.js'
import { root } from './root.mjs'

/** What the runner knows and the configuration cannot say. */
const GIVEN = { leg: '${{ toJSON(matrix) }}', token: '${{ github.token }}' }

/**
 * A first `actions/<name>/action.yml` and README for a gate that has none, to be finished by hand: from then on they
 * are the contract, which a test holds against the code. Files that exist are never touched.
 */
export function scaffoldActions(gates) {
  for (const gate of gates) {
    const folder = `${root}/actions/${gate.name}`
    mkdirSync(folder, { recursive: true })
    writeNew(`${folder}/action.yml`, actionOf(gate))
    writeNew(`${folder}/README.md`, readmeOf(gate))
  }
}

function writeNew(path, content) {
  if (!existsSync(path)) writeFileSync(path, content)
}

function actionOf(gate) {
  const inputs = Object.entries(inputsOf(gate)).map(([name, input]) => {
    const given = GIVEN[name] === undefined ? '' : `\n    default: '${GIVEN[name]}'`
    return `  ${name}:\n    description: ${quoted(describe(input))}${given}`
  })
  const own = Object.entries(gate.outputs).map(([name, output]) => [name, output.help])
  const outputs = [...Object.entries(SHARED_OUTPUTS), ...own].map(
    ([name, help]) => `  ${name}:\n    description: ${quoted(help)}`,
  )
  return [
    `name: ${quoted(titleOf(gate.name))}`,
    `description: ${quoted(gate.help)}`,
    'inputs:',
    ...inputs,
    'outputs:',
    ...outputs,
    'runs:',
    '  using: node24',
    `  main: '../../dist/${gate.name}/index.js'`,
    '',
  ].join('\n')
}

/**
 * What an action.yml says of an input. Its default stands in the text only: a `default:` there would reach the action
 * like a value that somebody wrote, and win over the configuration file.
 */
export function describe(input) {
  return input.default ? `${input.help} Default: \`${input.default}\`.` : input.help
}

function readmeOf(gate) {
  const example = `- uses: org/pipeline-actions/${gate.name}@v1`
  return `# ${gate.name}\n\n${gate.help}\n\n\`\`\`yaml\n${example}\n\`\`\`\n\n<!-- inputs -->\n<!-- /inputs -->\n`
}

function titleOf(name) {
  const words = name.replaceAll('-', ' ')
  return words[0].toUpperCase() + words.slice(1)
}

function quoted(text) {
  return `'${text.replaceAll("'", "''")}'`
}
