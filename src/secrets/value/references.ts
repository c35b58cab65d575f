import { wordsSay } from './lexicon.js'
import { isRandom } from './randomness.js'

/** What a reader of the value takes it for: the name of another place where it is. */
const SCHEMES =
  /^(?:arn:|op:|ssm:|sm:|secretsmanager|aws-?sm|awssm|gcp-?sm|gcpsm|sops:|vault:|ref\+|keyvault|azurekv|azurekeyvault|akv:|kms:|keyring:|keychain:|pass:|bw:|lpass|doppler|infisical|chamber|berglas|secretref:|secret:|secrets:|valuefrom|from:|env:|environ|file:|classpath:|exec:|cmd:|config:|res:|resource:|ref:|var:|import:|include:|path:|urn:|mailto:|tel:)/i
/** What only the owner of another key can read: SOPS, eyaml, Jasypt, Spring, Ansible, Vault's transit, sealed ones. */
const ENCRYPTED =
  /^(?:ENC\[|ENC\(|DEC::|\{cipher\}|\{aes(?:256)?\}|\$ANSIBLE_VAULT|vault:v\d|!vault|-----BEGIN (?:PGP MESSAGE|CMS|PKCS7|AGE ENC)|\{xor\}|CRYPT:|age-encryption)/i
const SECRET_PATHS =
  /^(?:projects\/[\w.-]{1,60}\/secrets\/|kv\/|secrets?\/(?:data\/)?[\w.-]+|(?:\/{1,2})?run\/secrets\/)/
const TAG = /^!(?:[A-Z][A-Za-z]+|vault|secret|env|ref|include|reference)(?=\s|$)/
const CALL =
  /^(?:new |await |yield |return |lambda |func |&)?[A-Za-z_$@\\][\w$]*(?:(?:\??\.|->|::|\\|!)[A-Za-z_$][\w$]*)*[!?]?(?:<[\w, .?]{0,60}>)?\s?\(/
const INDEX =
  /^[$@%&]?[A-Za-z_]\w*(?:(?:\.|->|::)[A-Za-z_$]\w*)*(?:\[(?:['"][^\]]{0,100}['"]|[\w$.:-]{1,100})\]|\{['"$A-Za-z][^}]{0,100}\})/
const MEMBER = /^[$@&*]?[A-Za-z_]\w*(?:\(\))?(?:(?:\??\.|->|::)[A-Za-z_$]\w*(?:\(\))?){1,12}[?!;]?$/
const EXPRESSION =
  /\s(?:\+|\|\||&&|\?\?|\?|==|!=|===|=>|<<|%|\.\.)\s|=>|^\(\)|^function\b|^lambda\b|\?\? |\bprocess\.env\b|\bos\.environ\b|\bENV\[/
const TYPES =
  /^(?:const |readonly )?[&*?]?(?:\[\])?(?:str|string|String|STRING|bytes?|Bytes?|char|Char|int|Int|bool|Boolean|boolean|any|Any|object|Object|unknown|never|void|None|null|nil|undefined|SecretStr|SecretString|SecureString|Secret|Password|Token|Text|text|varchar|VARCHAR|nvarchar|NVARCHAR|CharField|StringField|PasswordField)(?:[?!*&]|\[\d*\]|\(\d{0,5}\))*(?:\s?\|\s?\w{1,30}){0,5}$/
const GENERIC = /^[A-Za-z_][\w.]{0,60}[<[][\w .,?|&<>[\]'"*]{0,120}[>\]][?!]?$/
const PATH = /^(?:\.{1,2}[/\\]|~[/\\]|[A-Za-z]:[/\\]|\\\\|\/|\$HOME)/
const FILE =
  /\.(?:pem|key|crt|cer|cert|der|pfx|p12|jks|keystore|kdbx|txt|json|ya?ml|toml|ini|cfg|conf|config|env|properties|xml|html?|css|scss|less|m?[jt]sx?|py|rb|php|go|rs|java|kt|cs|c|h|cpp|sh|ps1|bat|sql|md|log|csv|gpg|asc|enc|age|tfvars|tf|lock|png|jpe?g|svg|gif|pub)$/i

/** Why a value names another place, or is a piece of program, instead of being a secret; null where it is none. */
export function referenceReason(text: string, random: boolean): string | null {
  const first = text.charCodeAt(0)
  if (ENCRYPTED.test(text)) return 'encrypted'
  if (text.includes('://')) return isAddress(text) ? 'an address' : null
  if (text.includes(':') && SCHEMES.test(text))
    return isRandom(text.slice(text.indexOf(':') + 1)) ? null : 'the name of another place'
  if (first === 0x21 && TAG.test(text)) return 'the name of another place'
  if (/[/\\]/.test(text) && isPath(text, random)) return 'a path'
  if (text.includes('.') && FILE.test(text) && /^[\w.@~ /-]+$/.test(text) && !random) return "a file's name"
  if (TYPES.test(text)) return 'a type'
  if (/[([{<]/.test(text)) {
    if (GENERIC.test(text) && isNamed(text)) return 'a type'
    if ((CALL.test(text) && /\)[\w.()?!;]*$|\($/.test(text) && isNamed(text)) || /^\(\) ?=>/.test(text)) return 'a call'
    if (INDEX.test(text) && isNamed(text)) return "a list's element"
  }
  if (!random && /[.>:]/.test(text) && MEMBER.test(text) && isMember(text)) return 'a member'
  return !random && EXPRESSION.test(text) ? 'an expression' : null
}

/** A name before brackets: letters, or digits at its end only. */
function isNamed(text: string): boolean {
  const name = text.slice(0, text.search(/[([{<]/)).replace(/\s+$/, '')
  return name !== '' && name.split(/[^A-Za-z\d]+/).every(part => /^[A-Za-z]*\d{0,3}$/.test(part)) && !isRandom(name)
}

function isMember(text: string): boolean {
  const parts = text.split(/[^A-Za-z\d]+/).filter(part => part !== '')
  return parts.every(
    part => part.length < 4 || wordsSay(part) !== 0 || (/^[A-Za-z]*\d{0,1}$/.test(part) && !isRandom(part)),
  )
}

/** An address that carries no password, and nothing random that might be a key. */
function isAddress(text: string): boolean {
  const found = /^[a-z][\w+.:-]{0,40}:\/\/([^/?#\s]{0,300})(.*)$/is.exec(text)
  if (found === null) return false
  const [, authority = '', rest = ''] = found
  if (/:[^@]+@/.test(authority)) return false
  return !rest.split(/[/?&=#]/).some(piece => piece.length > 15 && isRandom(piece) && !/^[0-9a-f-]{36}$/i.test(piece))
}

/** Names with slashes between them; random text may have them too. */
function isPath(text: string, random: boolean): boolean {
  if (/[\s!#^*+=;]/.test(text) && !/^[A-Za-z]:\\|^\.{0,2}\//.test(text)) return false
  if (random) return SECRET_PATHS.test(text)
  if (SECRET_PATHS.test(text)) return true
  const parts = text.split(/[/\\]/).filter(part => part !== '')
  if (PATH.test(text)) return parts.length > 0 && parts.every(part => !isRandom(part))
  return (
    parts.length > 1 &&
    parts.every(part => /^[@.]?[A-Za-z][\w.@:-]*$/.test(part) && !/[a-z]\d[a-z]/.test(part) && !isRandom(part))
  )
}
