import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from './root.mjs'

/** The action.yml of every action below `actions/`, by name. */
export function actionNames() {
  return readdirSync(`${root}/actions`).sort()
}

/**
 * `<name>/action.yml`, so that `org/pipeline-actions/<name>@v1` resolves: the action's own file with its relative
 * paths one folder shorter.
 */
export function writeAliases() {
  for (const name of actionNames()) {
    const action = readFileSync(`${root}/actions/${name}/action.yml`, 'utf8')
    mkdirSync(`${root}/${name}`, { recursive: true })
    writeFileSync(`${root}/${name}/action.yml`, aliasOf(action))
  }
}

/** @param {string} action the content of `actions/<name>/action.yml` */
export function aliasOf(action) {
  return action.replaceAll("'../../dist/", "'../dist/")
}
