import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { root } from './root.mjs'

const FOLDER = `${root}/docs/rules`

/** `docs/rules`: a page for each family of rules, and a list of all. */
export function writeRulePages(rules) {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const families = grouped(rules)
  for (const [family, members] of families) writeFileSync(`${FOLDER}/${family}.md`, pageOf(family, members))
  const rows = rules.map(
    ({ id, level, summary }) => `| [${id}](${familyOf({ id })}.md#${anchorOf(id)}) | ${level} | ${cell(summary)} |`,
  )
  const head = [
    '# Rules',
    '',
    'Generated from the sources by `npm run build`. `pipeline-actions explain <rule>` prints the same.',
    '',
  ]
  writeFileSync(
    `${FOLDER}/README.md`,
    `${[...head, '| Rule | Level | What it finds |', '| --- | --- | --- |', ...rows].join('\n')}\n`,
  )
}

function grouped(rules) {
  const families = new Map()
  for (const rule of rules) families.set(familyOf(rule), [...(families.get(familyOf(rule)) ?? []), rule])
  return families
}

function pageOf(family, rules) {
  return `${[`# Rules of ${family}`, ...rules.map(textOf)].join('\n\n')}\n`
}

function textOf({ id, level, summary, why, mend, example, source }) {
  const [path] = Object.keys(example.files)
  const files = Object.entries(example.files).map(([name, text]) => fenced(name, text))
  return [
    `## ${id}`,
    `Level: ${level}. ${summary}`,
    why,
    `**To mend it:** ${mend}`,
    `Found in line ${example.line} of \`${path}\`:`,
    ...files,
    ...(source === undefined ? [] : [`Source: <${source}>`]),
  ].join('\n\n')
}

function fenced(name, text) {
  const language =
    { yml: 'yaml', yaml: 'yaml', json: 'json', jsonc: 'jsonc', toml: 'toml', ini: 'ini', cfg: 'ini' }[
      name.split('.').at(-1)
    ] ?? ''
  const fence = text.includes('```') ? '````' : '```'
  return `\`${name}\`\n\n${fence}${language}\n${visible(text.replace(/\n$/, ''))}\n${fence}`
}

/** Control characters as the signs that stand for them: pages are text. */
function visible(text) {
  return text.replace(/[\0-\x08\x0b-\x1f]/g, each => String.fromCharCode(0x2400 + each.charCodeAt(0)))
}

function familyOf({ id }) {
  return id.slice(0, id.indexOf('/'))
}

// GitHub's anchors: lower case, white space as dashes, other marks dropped.
function anchorOf(id) {
  return id.replaceAll('/', '')
}

function cell(text) {
  return text.replaceAll('|', '\\|')
}
