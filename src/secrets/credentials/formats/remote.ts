import { type Entry, valueIn } from '../entries.js'
import type { Format, Reading } from '../format.js'
import { inSections } from '../grammars/dialects.js'
import { json } from '../grammars/json.js'
import { places } from '../grammars/lines.js'
import { xml } from '../grammars/xml.js'
import { base64, encrypted, hash, obscured } from '../readings.js'

/** Clients for other machines' files and screens. */
export const remote: readonly Format[] = [
  {
    what: "FileZilla's sites",
    names:
      'sitemanager.xml recentservers.xml filezilla.xml *filezilla*.xml queue.xml *sitemanager.xml *recentservers.xml',
    read: xml,
    keys: 'pass proxy_password ftp_proxy_password',
    as: filezilla,
  },
  {
    what: "FileZilla Server's users",
    names: '*filezilla_server.xml *filezilla server.xml users.xml',
    holds: ['FileZillaServer', '<filezilla'],
    read: xml,
    keys: 'pass admin_password hash',
    as: value => hash(value) ?? { secret: value },
  },
  {
    what: "WinSCP's sites",
    names: 'winscp.ini *winscp*.ini winscp',
    read: inSections,
    keys: 'password tunnelpassword proxypassword newpassword passphrase',
    as: obscured,
  },
  { what: "WinSCP's sites", names: 'winscp.ini', read: inSections, keys: 'passwordplain' },
  {
    what: "WS_FTP's sites",
    names: 'ws_ftp.ini *ws_ftp*.ini',
    read: inSections,
    keys: 'pwd',
    as: wsFtp,
  },
  {
    what: "Total Commander's sites",
    names: 'wcx_ftp.ini',
    read: inSections,
    keys: 'password proxypassword',
    as: obscured,
  },
  {
    what: "a file transfer client's sites",
    names: 'sites.dat sites.ini sm.dat bookmarks.xml favorites.dat connections.ini',
    read: inSections,
    keys: 'pass password pwd',
  },
  {
    what: "mRemoteNG's connections",
    names: 'confcons.xml *confcons*.xml confcons',
    read: xml,
    keys: 'password rdgatewaypassword vncproxypassword',
    as: obscured,
  },
  {
    what: "SuperPutty's or another list of sessions",
    names: 'sessions.xml superputty.xml terminals.config',
    read: xml,
    keys: 'password encryptedpassword extraargs_password',
  },
  {
    what: "SecureCRT's session",
    names: '*.ini',
    holds: ['S:"Password'],
    read: places(/^S:"(?<name>Password|Password V2|Login Script V\d)"=(?:u|0[123]:)(?<secret>[0-9a-fA-F]{8,2000})/dgm),
    keys: 'password*',
    as: obscured,
  },
  {
    what: "MobaXterm's passwords",
    names: 'mobaxterm.ini *mobaxterm*.ini',
    read: inSections,
    keys: '*',
    below: /^(?:passwords|credentials)\./,
    as: value => obscured(value.replace(/^[^:]{1,100}:/, '')),
  },
  {
    what: "Remmina's connection",
    names: '*.remmina',
    read: inSections,
    keys: 'password ssh_password sshtunnel_password ssh_passphrase ssh_tunnel_password gateway_password ssh_tunnel_passphrase proxy_password',
    as: obscured,
  },
  {
    what: "Remmina's key",
    names: 'remmina.pref',
    read: inSections,
    keys: 'secret',
    as: value =>
      base64Bytes(value) === 32
        ? { secret: value, sort: 'sealed', reason: 'all passwords that Remmina keeps are encrypted with it' }
        : null,
  },
  {
    what: 'a VNC configuration',
    names: 'ultravnc.ini *.vnc vnc.ini tightvnc.ini *.vnc.ini',
    read: inSections,
    keys: 'passwd passwd2 password passwordviewonly controlpassword',
    as: value => (/^[0-9A-Fa-f]{16,18}$/.test(value) ? obscured(value) : null),
  },
  {
    what: 'a VNC configuration',
    names: '*.reg',
    holds: ['TightVNC', 'RealVNC', 'ORL\\WinVNC', 'TigerVNC'],
    read: places(/"(?<name>Password\w{0,12}|ControlPassword)"=hex:(?<secret>[0-9a-f]{2}(?:,[0-9a-f]{2}){7})\b/dgi),
    keys: '*',
    as: value => ({ secret: value, sort: 'sealed', reason: 'it can be turned back into the password' }),
  },
  {
    what: "PuTTY's or WinSCP's sessions",
    names: '*.reg',
    holds: ['SimonTatham', 'Martin Prikryl'],
    read: places(/"(?<name>ProxyPassword|Password)"="(?<secret>[^"\n]{1,400})"/dg),
    keys: '*',
  },
  {
    what: "Windows' automatic logon",
    names: '*.reg',
    holds: ['DefaultPassword'],
    read: places(/"DefaultPassword"="(?<secret>[^"\n]{1,400})"/dg),
    keys: '*',
  },
  {
    what: "JetBrains' servers",
    names: 'webservers.xml webservers*.xml deployment.xml sshconfigs.xml remote-servers.xml security.xml',
    read: xml,
    keys: 'password passphrase',
    as: jetbrains,
  },
  {
    what: 'a list of SSH hosts',
    names: 'terminus.json sshs.json *.xsh xshell.ini *.xfp hosts.json ssh_config.json',
    read: json,
    keys: 'password passphrase',
  },
  { what: "Xshell's session", names: '*.xsh *.xfp', read: inSections, keys: 'password', as: obscured },
]

/** Since version 3.26 in base64; with a main password, encrypted. */
function filezilla(value: string, { attributes }: Entry): Reading | null {
  const encoding = valueIn(attributes, 'encoding')
  if (encoding === 'base64') return base64(value)
  return encoding === 'crypt' ? encrypted(value) : { secret: value }
}

/** Four hexadecimal digits a character, xor a constant, after `dfd`; in later versions as the keychain wants it. */
function jetbrains(value: string): Reading {
  return /^[0-9a-f]{8,2000}$/.test(value)
    ? { secret: value, sort: 'sealed', reason: 'it can be turned back into the password' }
    : { secret: value }
}

function base64Bytes(value: string): number {
  return /^[A-Za-z0-9+/]{8,200}={0,2}$/.test(value) ? Buffer.from(value, 'base64').length : 0
}

/** `V`, then a salt and the password in hexadecimal; or as somebody wrote it. */
function wsFtp(value: string): Reading {
  const isSealed = /^V?[0-9A-F]{16,2000}$/.test(value)
  return isSealed
    ? { secret: value, sort: 'sealed', reason: 'it can be turned back into the password' }
    : { secret: value }
}
