const CREDENTIAL = /token|secret|passw|passphrase|credential|auth(?!or(?!i))|private|_pwd$|key$|(^|_)pat$/i

/** Whether a variable of an environment holds a credential, as far as its name tells: an author is none. */
export function isCredentialVariable(name: string): boolean {
  return CREDENTIAL.test(name)
}
