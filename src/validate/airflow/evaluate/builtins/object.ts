import { BuiltinType } from '../core/types.js'

/** The class of everything. */
export const OBJECT = new BuiltinType('object')
