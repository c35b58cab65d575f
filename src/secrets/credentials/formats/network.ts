import { decodeBase64 } from '../../proof/json.js'
import type { Format, Reading } from '../format.js'
import { inQuotes, inSections, withComments } from '../grammars/dialects.js'
import { lines, places } from '../grammars/lines.js'
import { afterColon, hashOrPassword } from '../readings.js'

/** Networks: tunnels, wireless, directories, telephony, shares. */
export const network: readonly Format[] = [
  {
    what: "WireGuard's configuration",
    names: '*.conf *.wg *.netdev',
    holds: ['PrivateKey', 'PresharedKey', 'PreSharedKey'],
    read: inSections,
    keys: 'privatekey presharedkey',
    as: wireguard,
  },
  {
    what: 'an OpenVPN login',
    names:
      'auth.txt auth.conf auth-user-pass.txt auth-user-pass userpass.txt pass.txt login.conf login.txt credentials.txt vpn-auth.txt vpn.auth up.txt openvpn.auth *.ovpn.auth vpn_credentials.txt',
    read: places(/^(?![^\n]{0,200}[=:])(?<user>[^\s]{1,100})\r?\n(?<secret>[^\s]{1,200})(?:\r?\n)?$(?![\s\S])/dg),
    keys: '*',
  },
  {
    what: 'an OpenVPN profile',
    names: '*.ovpn *.conf',
    holds: ['<auth-user-pass>'],
    read: places(/<auth-user-pass>\s{1,8}(?<user>\S{1,100})\r?\n(?<secret>\S{1,200})/dg),
    keys: '*',
  },
  {
    what: 'an OpenVPN profile',
    names: '*.ovpn *.conf ta.key *.key static.key',
    holds: ['OpenVPN Static key V1'],
    read: places(/-BEGIN OpenVPN Static key V1-{1,8}\s{1,8}(?<secret>(?:[0-9a-f]{32}\s{1,16}){16})/dg, 'key'),
    keys: '*',
    as: staticKey,
  },
  {
    what: "a wireless network's settings",
    names: 'wpa_supplicant.conf wpa_supplicant*.conf wpa-supplicant.conf hostapd.conf',
    read: withComments,
    keys: 'psk password private_key_passwd private_key2_passwd wep_key0 wep_key1 sae_password wpa_passphrase wpa_psk auth_server_shared_secret acct_server_shared_secret',
  },
  {
    what: "NetworkManager's connection",
    names: '*.nmconnection system-connections/*',
    read: inSections,
    keys: 'psk password *-password wep-key0 leap-password secret* *secret xauth-password sae-password pin private-key-password',
  },
  {
    what: 'a netctl profile',
    names: 'netctl/* interfaces wireless wpa.conf',
    read: places(
      /^[ \t]{0,8}(?:Key|wpa-psk|wpa_passphrase|wireless-key|option key)(?:[ \t]{0,8}=[ \t]{0,8}|[ \t]{1,20})["']?(?:s:)?(?<secret>[^\s"']{8,64})/dgm,
    ),
    keys: '*',
  },
  {
    what: 'the secrets of PPP',
    names: 'chap-secrets pap-secrets',
    read: lines(
      /^[ \t]{0,8}(?:"(?<user>[^"]{1,100})"|[^#\s"]{1,100})[ \t]{1,20}(?:"[^"]{0,100}"|[^\s"]{1,100})[ \t]{1,20}(?:"(?=[^"]{1,200}")|)(?<secret>[^\s"]{1,200})/d,
    ),
    keys: '*',
  },
  {
    what: "IPsec's secrets",
    names: '*ipsec.secrets *.secrets',
    read: lines(/:[ \t]{0,8}(?:PSK|XAUTH|EAP|NTLM|PIN)[ \t]{0,8}(?:"(?=[^"]{1,400}")|0[sx])?(?<secret>[^\s"]{1,400})/d),
    keys: '*',
  },
  {
    what: "IPsec's secrets",
    names: '*ipsec.secrets',
    read: lines(/:[ \t]{0,8}(?:RSA|ECDSA|P12|PKCS8)[ \t]{1,8}\S{1,200}[ \t]{1,8}"(?<secret>[^"]{1,200})"/d),
    keys: '*',
  },
  { what: "IPsec's secrets", names: 'swanctl.conf *swanctl.conf', read: withComments, keys: 'secret' },
  {
    what: 'shared keys',
    names: 'psk.txt psk.key psk.conf',
    read: lines(/^[^#\s:]{1,100}(?:[ \t]{1,40}|:)(?<secret>[^\s]{6,200})/d, 'key'),
    keys: '*',
  },
  {
    what: 'an SNMP configuration',
    names: 'snmpd.conf snmp.conf snmptrapd.conf snmpd.local.conf',
    read: lines(
      /^[ \t]{0,8}(?:rocommunity6?|rwcommunity6?|com2sec6?[ \t]{1,40}\S{1,60}[ \t]{1,40}\S{1,60}|trapcommunity|defCommunity|authCommunity[ \t]{1,20}\S{1,60})[ \t]{1,40}"?(?<secret>[^\s"]{4,100})/d,
      'community',
    ),
    keys: '*',
  },
  {
    what: 'an SNMP configuration',
    names: 'snmpd.conf snmp.conf snmptrapd.conf',
    read: lines(
      /^[ \t]{0,8}(?:createUser[ \t]{1,8}(?:-e[ \t]{1,8}\S{1,80}[ \t]{1,8})?(?<user>\S{1,60})[ \t]{1,8}(?:MD5|SHA(?:-\d{3})?)|defAuthPassphrase|defPrivPassphrase|defPassphrase)[ \t]{1,8}"?(?<secret>[^\s"]{8,100})/d,
    ),
    keys: '*',
  },
  {
    what: 'an SNMP configuration',
    names: 'snmpd.conf',
    read: lines(/^[ \t]{0,8}createUser[^\n]{1,200}?[ \t](?:AES(?:-\d{3})?|DES)[ \t]{1,8}"?(?<secret>[^\s"]{8,100})/d),
    keys: '*',
  },
  {
    what: "an LDAP client's configuration",
    names: 'ldap.conf nslcd.conf pam_ldap.conf nss_ldap.conf libnss-ldap.conf .ldaprc smbldap_bind.conf sssd.conf',
    read: places(
      /^[ \t]{0,8}(?<name>bindpw|rootbindpw|ldap_default_authtok|masterpw|slavepw|rootpwmodpw)(?:[ \t]{0,8}=[ \t]{0,8}|[ \t]{1,40})"?(?<secret>[^\s"]{1,200})/dgm,
    ),
    keys: '*',
  },
  {
    what: "OpenLDAP's configuration",
    names: 'slapd.conf slapd.d/* *.ldif',
    read: places(
      /^[ \t]{0,4}(?<name>rootpw|olcRootPW|userPassword|credentials|bindpw)(?:::?[ \t]{0,8}|[ \t]{1,40})"?(?<secret>[^\s"]{4,400})/dgm,
    ),
    keys: '*',
    as: ldif,
  },
  {
    what: 'the login of a share',
    names:
      '.smbcredentials smbcredentials .smbcreds .cifscredentials .cifs cifs.credentials .cred .smb *.smbcredentials cifs-credentials .credentials.cifs',
    read: inSections,
    keys: 'password pass',
  },
  { what: 'the login of a share', names: 'credentials .credentials smb.conf', read: inSections, keys: 'password' },
  {
    what: 'a list of file systems',
    names: 'fstab *.fstab auto.* *.autofs mtab',
    read: places(/[,\s](?:password|pass)=(?<secret>[^\s,]{1,200})/dg),
    keys: '*',
  },
  {
    what: 'a list of proxies',
    names: 'proxychains.conf proxychains4.conf',
    read: lines(
      /^[ \t]{0,8}(?:socks[45]|http|raw)[ \t]{1,40}\S{1,100}[ \t]{1,40}\d{1,5}[ \t]{1,40}(?<user>[^\s#]{1,100})[ \t]{1,40}(?<secret>[^\s#]{1,100})/d,
    ),
    keys: '*',
  },
  {
    what: "wget's or curl's configuration",
    names: '.wgetrc wgetrc',
    read: inSections,
    keys: 'password http_password http_passwd ftp_password ftp_passwd proxy_password proxy_passwd',
  },
  {
    what: "wget's or curl's configuration",
    names: '.curlrc _curlrc curlrc',
    read: places(
      /^[ \t]{0,8}(?:-{0,2}(?:proxy-)?user|-u|-U)[ \t]{0,4}[= \t:][ \t]{0,4}"?(?<user>[^\s":]{1,100}):(?<secret>[^\s"]{1,200})/dgm,
    ),
    keys: '*',
  },
  {
    what: 'a dynamic DNS configuration',
    names: 'ddclient.conf inadyn.conf no-ip2.conf duckdns.conf',
    read: places(/\b(?:password|token)[ \t]{0,8}=[ \t]{0,8}["']?(?<secret>[^\s"',\\]{1,200})/dg),
    keys: '*',
  },
  {
    what: "a DNS provider's login",
    names:
      'cloudflare.ini digitalocean.ini route53.ini rfc2136.ini godaddy.ini ovh.ini linode.ini google.ini dnsimple.ini gandi.ini namecheap.ini hetzner.ini cloudns.ini',
    read: inSections,
    keys: '*_token *_secret *_key *_password *_api_key',
  },
  {
    what: 'a DNS key',
    names: 'rndc.key named.conf *named.conf* rndc.conf tsig.key *.tsig',
    read: places(/\bsecret[ \t]{1,8}"(?<secret>[A-Za-z0-9+/=]{16,200})"/dg, 'key'),
    keys: '*',
  },
  {
    what: 'a telephony configuration',
    names:
      'sip.conf iax.conf manager.conf pjsip.conf sip_additional.conf users.conf ari.conf sip-*.conf voicemail.conf extensions.conf',
    read: withComments,
    keys: 'secret password md5secret remotesecret vmsecret',
  },
  {
    what: "a TURN server's configuration",
    names: 'turnserver.conf coturn.conf',
    read: inSections,
    keys: 'static-auth-secret cli-password',
  },
  {
    what: "a TURN server's configuration",
    names: 'turnserver.conf coturn.conf',
    read: inSections,
    keys: 'user',
    as: value => afterColon(value),
  },
  {
    what: "a router's configuration",
    names: 'running-config startup-config running-config.cfg startup-config.cfg *-confg *.cfg *.conf *.cisco *.ios',
    holds: ['enable secret', 'enable password', 'service password-encryption', 'snmp-server community'],
    read: places(
      /^[ \t]{0,8}(?:enable (?:secret|password)|username (?<user>\S{1,60})(?: privilege \d{1,2})? (?:secret|password)|password|tacacs-server key|radius-server key|snmp-server community|key|pre-shared-key(?: address \S{1,40})?(?: key)?)[ \t]{1,4}(?:\d[ \t]{1,4})?(?<secret>[^\s]{4,200})/dgm,
    ),
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: 'a Juniper configuration',
    names: 'juniper.conf *.conf',
    holds: ['encrypted-password "', 'secret "$9$'],
    read: places(
      /(?:encrypted-password|secret|authentication-key|pre-shared-key ascii-text|community-password)[ \t]{1,4}"(?<secret>\$[^"\n]{8,200})"/dg,
    ),
    keys: '*',
    as: value => ({
      secret: value,
      sort: 'hash',
      reason: 'such hashes are turned back or weak passwords found from them',
    }),
  },
  {
    what: "FreeRADIUS' clients",
    names: 'clients.conf radiusd.conf proxy.conf',
    read: withComments,
    keys: 'secret private_key_password',
  },
  {
    what: 'the login of a game server',
    names: 'ventrilo_srv.ini murmur.ini mumble-server.ini server.cfg ts3server.ini',
    read: inSections,
    keys: 'adminpassword password serverpassword icesecretwrite icesecretread rcon_password',
  },
  {
    what: 'the login of a game server',
    names: 'server.cfg autoexec.cfg',
    read: inQuotes,
    keys: 'rcon_password sv_password sv_rconpassword',
  },
]

function wireguard(value: string): Reading | null {
  if (!/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(value)) return null
  const isFlat = new Set(decodeBase64(value)).size < 12
  return isFlat
    ? null
    : {
        secret: value,
        sort: 'sealed',
        what: 'a private key',
        reason: 'it is a key of 32 bytes where WireGuard has its secrets',
      }
}

function staticKey(value: string): Reading {
  return {
    secret: value.replaceAll(/\s/g, ''),
    sort: 'sealed',
    what: 'a static key',
    confidence: 'high',
    reason: 'it is a static key of 2048 bits',
  }
}

/** Two colons mean base64 of what one has. */
function ldif(value: string): Reading | null {
  const text = /^e[0-9A-Za-z+/]{10,}={0,2}$/.test(value) ? decodeBase64(value)?.toString('latin1') : undefined
  return text?.startsWith('{') === true ? { secret: text, decoded: true, sort: 'hash' } : hashOrPassword(value)
}
