import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inputsOf } from '../lib/gate/judge.js'
import { SHARED_OUTPUTS } from '../lib/gate/shared-inputs.js'
import { root } from './root.mjs'

/** The tables of inputs and outputs in each action's README, between the marks `<!-- inputs -->` and its end. */
export function writeInputTables(gates) {
  for (const gate of gates) {
    const path = gate.name === 'check' ? `${root}/docs/root-action.md` : `${root}/actions/${gate.name}/README.md`
    if (!existsSync(path)) throw new Error(`${path} is missing`)
    const marked = /(<!-- inputs -->\n)[\s\S]*?(<!-- \/inputs -->)/
    const readme = readFileSync(path, 'utf8')
    if (!marked.test(readme)) throw new Error(`${path} has no place for the table of inputs`)
    writeFileSync(
      path,
      readme.replace(marked, (_, start, end) => `${start}${tablesOf(gate)}${end}`),
    )
  }
}

function tablesOf(gate) {
  const inputs = Object.entries(inputsOf(gate)).map(([name, input]) => {
    return row([`\`${name}\``, input.help, input.default ? `\`${input.default}\`` : ''])
  })
  const own = Object.entries(gate.outputs).map(([name, output]) => [name, output.help])
  const outputs = [...Object.entries(SHARED_OUTPUTS), ...own].map(([name, help]) => row([`\`${name}\``, help]))
  const inputTable = [row(['Input', 'What it does', 'Default']), row(['---', '---', '---']), ...inputs]
  const outputTable = [row(['Output', 'What it holds']), row(['---', '---']), ...outputs]
  return `${[...inputTable, '', ...outputTable].join('\n')}\n`
}

function row(cells) {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
