import type { Kind } from '../kind.js'
import type { Report, Rule } from '../rules/rule.js'
import { type CompiledSchema, compileSchema } from '../schema/check.js'
import { nodeOf } from '../schema/model/document.js'
import { schemaRules } from '../schema/rules/rules.js'
import { unknownKey } from '../schema/rules/unknown-key.js'
import { checkWith } from '../schema/source/declared.js'
import { type Node, valueIn } from '../tree/node.js'
import type { Source } from '../tree/source.js'
import { checkGroups, dependencyGroup } from './project/dependency-group.js'
import { checkDynamic, dynamicRule } from './project/dynamic.js'
import { checkEntryPoints, entryPoint } from './project/entry-point.js'
import { checkRequirements, requirementRule } from './project/requirement.js'
import { checkVersions, requiresPython, versionRule } from './project/versions.js'
import { checkThreshold, coverageThreshold } from './tools/coverage-threshold.js'
import { checkProfile, isortProfile } from './tools/isort-profile.js'
import { knownSettings } from './tools/known.js'
import { checkLengths, lineLength } from './tools/line-length.js'
import { movedSetting } from './tools/moved-setting.js'
import { checkTargets, pythonVersion } from './tools/python-version.js'
import { checkRuff } from './tools/ruff.js'
import { settingType } from './tools/setting-type.js'
import { checkNames, unknownSetting } from './tools/unknown-setting.js'

/** What can be wrong with a pyproject.toml beyond its schema. */
export const pyprojectRules: readonly Rule[] = [
  requirementRule,
  versionRule,
  requiresPython,
  entryPoint,
  dynamicRule,
  dependencyGroup,
  unknownSetting,
  movedSetting,
  settingType,
  lineLength,
  isortProfile,
  pythonVersion,
  coverageThreshold,
]

/** pyproject.toml: the package, and the tables of the tools that most projects use. */
export const pyprojectKind: Kind = {
  rules: [...schemaRules, ...pyprojectRules],
  check,
}

const TOOLS = ['ruff', 'black', 'isort', 'mypy', 'coverage', 'pytest', 'bandit', 'pylint']

async function check(source: Source, report: Report): Promise<void> {
  const { root } = source
  if (root?.kind !== 'map') return
  const tables = new Set(root.pairs.map(({ key }) => key.start))
  // Nobody reads a table that no standard has; it breaks nothing.
  const milder: Report = (rule, at, message, more) =>
    report(rule, at, message, rule === unknownKey && tables.has(at.start) ? { ...more, level: 'warning' } : more)
  await checkWith(await schema(), source, milder)
  checkRequirements(root, report)
  checkVersions(root, report)
  checkEntryPoints(root, report)
  checkDynamic(root, report)
  checkGroups(root, report)
  checkTargets(root, report)
  const tool = valueIn(root, 'tool')
  if (tool?.kind === 'map' && tool.pairs.some(({ name }) => TOOLS.includes(name))) await checkTools(tool, report)
}

async function checkTools(tool: Node, report: Report): Promise<void> {
  const known = await knownSettings()
  checkRuff(valueIn(tool, 'ruff'), known.ruff, report)
  checkNames(tool, known, report)
  checkLengths(tool, report)
  checkProfile(tool, report)
  checkThreshold(tool, report)
}

let compiled: Promise<CompiledSchema> | undefined

function schema(): Promise<CompiledSchema> {
  compiled ??= import('./data/project.schema.json', { with: { type: 'json' } }).then(({ default: own }) =>
    compileSchema({ root: nodeOf(own), address: 'bundled:///pyproject.json', source: null }, () => null),
  )
  return compiled
}
