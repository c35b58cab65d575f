import { ini } from './ini.js'
import { lines, places } from './lines.js'

/** `name = value` below sections: most tools' settings. */
export const inSections = ini({ separator: '=' })
/** `name = value # comment`. */
export const withComments = ini({ separator: '=', comments: true })
/** `name=value` or `name: value`: properties of Java, Python's configparser. */
export const inProperties = ini({ separator: '=:' })
/** `name value`. */
export const inWords = ini({ separator: 'space' })
/** `name = "value"` wherever it stands, several on a line too; `name "value"` and `name: "value"` as well. */
export const inQuotes = places(
  /(?<![\w.-])(?<name>[A-Za-z_][\w.-]{0,100})['"]?[ \t]{0,8}[=: \t][ \t]{0,8}"(?<secret>[^"\n]{1,1000})"/dg,
)
/** `user:secret`, the fields after it left out. */
export const inFields = lines(/^(?<user>[^:\s#"]{1,255}):(?<secret>[^:\s]{4,400})/d)
