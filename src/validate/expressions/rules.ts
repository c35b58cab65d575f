import type { Rule } from '../rules/rule.js'
import { badArguments } from './rules/arguments.js'
import { constantCondition } from './rules/constant-condition.js'
import { badFormat } from './rules/format.js'
import { objectAsText } from './rules/object-as-text.js'
import { syntaxFault } from './rules/syntax.js'
import { typeMismatch } from './rules/type.js'
import { unavailableContext } from './rules/unavailable-context.js'
import { unavailableFunction } from './rules/unavailable-function.js'
import { unclosed } from './rules/unclosed.js'
import { unknownContext } from './rules/unknown-context.js'
import { unknownFunction } from './rules/unknown-function.js'
import { unknownInput } from './rules/unknown-input.js'
import { unknownMatrix } from './rules/unknown-matrix.js'
import { unknownNeed } from './rules/unknown-need.js'
import { unknownOutput } from './rules/unknown-output.js'
import { unknownProperty } from './rules/unknown-property.js'
import { unknownSecret } from './rules/unknown-secret.js'
import { unknownStep } from './rules/unknown-step.js'

/** Every rule about expressions. */
export const expressionRules: readonly Rule[] = [
  syntaxFault,
  unclosed,
  unknownContext,
  unavailableContext,
  unknownFunction,
  unavailableFunction,
  badArguments,
  badFormat,
  unknownProperty,
  unknownStep,
  unknownNeed,
  unknownInput,
  unknownMatrix,
  unknownOutput,
  unknownSecret,
  typeMismatch,
  objectAsText,
  constantCondition,
]
