/*
 * Where calls have a password or a key among their arguments, without a name for it: facts of the functions' manuals.
 * What leads to it begins behind the opening bracket.
 */

const QUOTED = '["\'`]'
const TEXT = `${QUOTED}[^"'\`\\n]{1,80}${QUOTED}`
const COMMA = ',\\s{0,40}'
/** Also as bytes, and in a call that makes bytes of it. */
const MADE_OF = '(?:new\\s)?(?:[\\w.]{1,40}\\(\\s{0,4})?'

/** `"user", "…"` */
export const SECOND_IN_QUOTES = /^[ \t]{0,8}["']?[^"',\n]{1,80}["']?[ \t]{0,8},[ \t]{0,8}(?:Some\()?(?=["'])/
const ARGUMENT = `(?:${TEXT}|[^,"'\`\\n]{1,160})`
const THIRD_IN_QUOTES = new RegExp(`^\\s{0,40}${ARGUMENT}${COMMA}${ARGUMENT}${COMMA}(?=["'])`)
/** `"host", "user", "…", "database"` */
const THIRD_OF_FOUR = new RegExp(`^\\s{0,40}${TEXT}${COMMA}${TEXT}${COMMA}(?=${TEXT}${COMMA}${QUOTED})`)
/** `"realm", "host", "user", "…"` (sbt), or as above. */
const FOURTH_OR_SECOND = new RegExp(`^\\s{0,8}(?:(?:${TEXT}${COMMA}){3}(?=${TEXT})|${TEXT}${COMMA}(?=["']))`)
const FIRST = new RegExp(`^\\s{0,40}${MADE_OF}(?=b?${QUOTED})`)
/** `algorithm, "…"` */
const LAST = new RegExp(`^\\s{0,40}(?:[\\w.]{1,60}${COMMA})?${MADE_OF}(?=b?${QUOTED})`)
/** `{ payload }, "…"`, `token, "…"` */
const BEHIND_DATA = new RegExp(
  `^\\s{0,40}(?:\\{[^{}]{0,200}\\}|[^,"'\`(){}\\n]{1,120}(?:\\([^()\\n]{0,80}\\))?)${COMMA}${MADE_OF}(?=b?${QUOTED})`,
)

/** `"user:…"` on its way to base64. */
const BEHIND_COLON = /^\s{0,8}[bf]?["'`][\w.@-]{1,60}:(?=[^\s"'`]{4,80}["'`])/

/** Functions that take a user's password. */
export const PASSWORD_CALLS: readonly [functions: string, lead: RegExp][] = [
  ['auth=( | auth = ( | basicauth( | networkcredential( | passwordauthentication( | .auth(', SECOND_IN_QUOTES],
  ['credentials(', FOURTH_OR_SECOND],
  ['passwordcredential( | passwordauthenticationtoken( | .login( | basic_auth | basic_auth(', SECOND_IN_QUOTES],
  ['oracle.connect( | oracledb.connect( | createasync(', SECOND_IN_QUOTES],
  [
    '.getconnection( | mysqli_connect( | new pdo( | new mysqli( | mysql_connect( | ->connect( | new sequelize(',
    THIRD_IN_QUOTES,
  ],
  ['ftp_login( | ldap_bind( | create_superuser( | create_user(', THIRD_IN_QUOTES],
  ['btoa( | b64encode(', BEHIND_COLON],
  ['.connect( | mysql.connect(', THIRD_OF_FOUR],
]

/** Functions that sign, encrypt or verify with a key. */
export const KEY_CALLS: readonly [functions: string, lead: RegExp][] = [
  ['secretkeyspec( | symmetricsecuritykey( | hmac.new( | hmacsha256( | hmacsha512( | hmacshakeyfor(', FIRST],
  ['cookieparser( | timedserializer( | timestampsigner(', FIRST],
  ['signwith(', LAST],
  ['jwt.sign( | jwt.verify( | jwt.encode( | jwt.decode( | aes.encrypt( | aes.decrypt(', BEHIND_DATA],
  ['createhmac( | createcipheriv( | createdecipheriv( | createcipher(', SECOND_IN_QUOTES],
  ['hash_hmac( | openssl_encrypt( | openssl_decrypt(', THIRD_IN_QUOTES],
]
