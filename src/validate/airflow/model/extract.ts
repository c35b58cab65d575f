import type { Module } from '../../python/ast.js'
import { parsePython } from '../../python/parse.js'
import { evaluate } from '../evaluate/evaluate.js'
import type { Left, Modules } from '../evaluate/value.js'
import type { ExtractedFile } from './extracted.js'
import { checkDag } from './found/checks.js'
import { duplicates, foundDags, lostDags } from './found/dags.js'
import { describeDag, describeTask } from './found/describe.js'
import { byPlace, raisedErrors, syntaxErrors } from './found/errors.js'
import { importsOf } from './found/imports.js'
import { calledForeign } from './library/foreign.js'
import { isThere } from './library/installed.js'
import { AirflowModule } from './library/module.js'
import { Model, type Version } from './state.js'

export interface ExtractOptions {
  /** Null where both versions are accepted. */
  version: Version | null
  /** The text of a module of the repository, by its dotted name as seen from a file; null where there is none. */
  source: Modules['source']
  /** Whether a module that the repository has not is installed; null, or no such function, where that is not known. */
  installed?: (name: string) => boolean | null
}

/** A file with DAGs. */
export interface DagFile {
  path: string
  text: string
  /** What the text says, where it is read already. */
  module?: Module
}

/** Reads what DAGs files make, without running them. */
export function extractDags(files: readonly DagFile[], options: ExtractOptions): ExtractedFile[] {
  return files.map(file => extractFile(file, options))
}

function extractFile({ path, text, module = parsePython(text) }: DagFile, options: ExtractOptions): ExtractedFile {
  const imports = importsOf(module)
  const told = options.version ?? versionIn(imports)
  const version = told ?? '3'
  const texts = new Map([[path, text]])
  const model = new Model(version, options.version === null, told !== null, file => texts.get(file) ?? '')
  const empty = { path, version, dags: [], unresolved: [], imports, modules: [], work: [], lost: [], loose: [] }
  const faults = syntaxErrors(module, path)
  if (faults.length > 0) return { ...empty, errors: faults }
  const evaluation = evaluate(path, module, modulesFor(model, options, texts))
  const dags = foundDags(model, evaluation.scope)
  const raised = raisedErrors(model, evaluation.errors)
  const ended: Left[] = raised.map(({ type, message, span, file }) => ({
    reason: `it ends with ${type}: ${message}`,
    span,
    file,
  }))
  return {
    ...empty,
    dags: dags.map(dag => describeDag(dag, ended)),
    errors: [...raised, ...dags.flatMap(checkDag), ...duplicates(dags)].sort(byPlace),
    unresolved: model.left,
    modules: evaluation.modules,
    work: model.work,
    lost: lostDags(model, dags),
    loose: model.tasks.filter(task => task.dag === null).map(describeTask),
  }
}

const isOf3 = (module: string): boolean => /^airflow\.sdk(?:\.|$)/.test(module)

const ONLY_IN_2 =
  /^airflow\.(?:contrib|hooks|datasets|operators\.(?:dummy|subdag|\w+_operator)|utils\.dates|sensors\.\w+_sensor)(?:\.|$)/

/** The version that imports tell; null where they do not. */
function versionIn(imports: ExtractedFile['imports']): Version | null {
  // What stands under `try` is for whom it may concern.
  const needed = imports.filter(({ isOptional }) => !isOptional)
  if (needed.some(({ module }) => isOf3(module))) return '3'
  return needed.some(({ module }) => ONLY_IN_2.test(module)) ? '2' : null
}

/** Examples, and folders of that name in which repositories keep their DAGs, are read like any other module. */
const isOfAirflow = (name: string): boolean =>
  (name === 'airflow' || name.startsWith('airflow.')) && !/^airflow\.(?:example_dags|dags)\b/.test(name)

function modulesFor(model: Model, { source, installed }: ExtractOptions, texts: Map<string, string>): Modules {
  return {
    host: name => (isOfAirflow(name) ? new AirflowModule(model, name) : null),
    source: (name, level, from) => {
      const found = source(name, level, from)
      if (found !== null) texts.set(found.path, found.text)
      return found
    },
    installed: name => (isOfAirflow(name) ? isThere(model, name) : null) ?? installed?.(name) ?? null,
    called: (callee, args, instance, machine, span) => calledForeign(model, callee, args, instance, { machine, span }),
    left: left => model.note(left),
  }
}
