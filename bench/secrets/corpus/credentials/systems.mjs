// Servers' and systems' own files: users, hashes, networks, mail.
import { hex } from '../words.mjs'
import { file, inXml, minted } from './writer.mjs'

const hashed = (w, ...ids) => w.token(w.random.pick(ids))

export const systems = [
  file(
    'htpasswd',
    '.htpasswd',
    (w, n) =>
      `${n.person}:${hashed(w, 'htpasswd-apr1')}\n${n.service}:${hashed(w, 'htpasswd-bcrypt')}\nadmin:${hashed(w, 'htpasswd-sha')}`,
  ),
  file(
    'shadow',
    'etc/shadow',
    (w, n) =>
      `root:${hashed(w, 'sha512-crypt-hash')}:18912:0:99999:7:::\ndaemon:*:18375:0:99999:7:::\nbin:*:18375:0:99999:7:::\nsshd:!:18375::::::\n${n.person}:${hashed(w, 'sha512-crypt-hash', 'yescrypt-hash')}:19001:0:99999:7:::`,
  ),
  file(
    'kickstart',
    n => `${n.service}/ks.cfg`,
    w => `lang en_US.UTF-8\ntimezone Europe/Berlin\nrootpw --iscrypted ${hashed(w, 'sha512-crypt-hash')}\nreboot`,
  ),
  file(
    'kickstart',
    n => `${n.service}/preseed.cfg`,
    w =>
      `d-i netcfg/get_hostname string node\nd-i passwd/root-password password ${w.simple()}\nd-i passwd/user-fullname string Admin`,
  ),
  file(
    'mysql-users',
    n => `${n.service}/mysql-users.sql`,
    (w, n) =>
      `INSERT INTO user (Host, User, plugin, authentication_string) VALUES ('%', '${n.person}', 'mysql_native_password', '${hashed(w, 'mysql-native-hash')}');`,
  ),
  file(
    'jenkins-credentials',
    'jenkins_home/credentials.xml',
    (w, n) =>
      `<?xml version='1.1' encoding='UTF-8'?>\n<com.cloudbees.plugins.credentials.SystemCredentialsProvider>\n  <com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl>\n    <scope>GLOBAL</scope>\n    <id>${n.service}-deployer</id>\n    <username>${n.user}</username>\n    <password>${w.token('jenkins-secret')}</password>\n  </com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl>\n</com.cloudbees.plugins.credentials.SystemCredentialsProvider>`,
  ),
  file(
    'jenkins-user',
    n => `jenkins_home/users/${n.person}/config.xml`,
    w =>
      `<?xml version='1.1' encoding='UTF-8'?>\n<user>\n  <fullName>Admin</fullName>\n  <properties>\n    <hudson.security.HudsonPrivateSecurityRealm_-Details>\n      <passwordHash>${w.token('jenkins-password-hash')}</passwordHash>\n    </hudson.security.HudsonPrivateSecurityRealm_-Details>\n  </properties>\n</user>`,
  ),
  file(
    'tomcat-users',
    'conf/tomcat-users.xml',
    (w, n) =>
      `<?xml version='1.0' encoding='utf-8'?>\n<tomcat-users>\n  <role rolename="manager-gui"/>\n  <user username="${n.person}" password="${w.password(inXml)}" roles="manager-gui"/>\n  <user username="${n.service}" password="${w.password(inXml)}" roles="manager-script"/>\n</tomcat-users>`,
  ),
  file(
    'ansible-inventory',
    n => `inventory/${n.stage}.ini`,
    (w, n) =>
      `[${n.service}]\n${n.host} ansible_user=${n.person} ansible_ssh_pass=${w.simple()}\n10.1.2.${n.number % 250} ansible_connection=ssh ansible_user=root ansible_password='${w.password()}'\n\n[${n.service}:vars]\nansible_become=true\nansible_become_pass=${w.simple()}`,
  ),
  file(
    'wpa-supplicant',
    'etc/wpa_supplicant/wpa_supplicant.conf',
    (w, n) =>
      `ctrl_interface=/run/wpa_supplicant\ncountry=DE\n\nnetwork={\n\tssid="${n.service}-office"\n\tpsk="${w.password()}"\n\tkey_mgmt=WPA-PSK\n}\n\nnetwork={\n\tssid="${n.noun}"\n\tpsk=${w.secret('file-key', hex(w.random, 64))}\n}`,
  ),
  file(
    'network-manager',
    n => `etc/NetworkManager/system-connections/${n.service}.nmconnection`,
    (w, n) => `[connection]\nid=${n.service}\ntype=wifi\n\n[wifi-security]\nkey-mgmt=wpa-psk\npsk=${w.password()}`,
  ),
  file(
    'ppp-secrets',
    'etc/ppp/chap-secrets',
    (w, n) =>
      `# client\tserver\tsecret\tIP addresses\n${n.person}\t*\t${w.simple()}\t*\n"${n.service}"\t${n.host}\t"${w.password()}"\t*`,
  ),
  file(
    'ipsec-secrets',
    'etc/ipsec.secrets',
    (w, n) =>
      `# ${n.service}\n${n.host} %any : PSK "${w.password()}"\n${n.person} : XAUTH "${w.password()}"\n: RSA server-key.pem`,
  ),
  file(
    'odbc-ini',
    'etc/odbc.ini',
    (w, n) =>
      `[${n.service}]\nDriver = PostgreSQL Unicode\nServername = ${n.host}\nPort = 5432\nDatabase = ${n.noun}s\nUserName = ${n.person}\nPassword = ${w.password()}`,
  ),
  file(
    'muttrc',
    '.muttrc',
    (w, n) =>
      `set from = "${n.person}@${n.site}"\nset imap_user = "${n.person}"\nset imap_pass = "${w.password()}"\nset smtp_url = "smtp://${n.person}@${n.host}:587"\nset smtp_pass = '${w.password()}'\nset ssl_force_tls = yes`,
  ),
  file(
    'msmtprc',
    '.msmtprc',
    (w, n) =>
      `account ${n.service}\nhost ${n.host}\nport 587\nauth on\nuser ${n.person}\npassword ${w.password()}\ntls on`,
  ),
  file(
    'fetchmailrc',
    '.fetchmailrc',
    (w, n) =>
      `poll ${n.host} proto imap\n  user '${n.person}' there with password '${w.password()}' is '${n.person}' here\n  ssl`,
  ),
  file('sasl-passwd', 'etc/postfix/sasl_passwd', (w, n) => `[${n.host}]:587 ${n.person}@${n.site}:${w.simple()}`),
  file(
    'irssi',
    '.irssi/config',
    (w, n) =>
      `servers = (\n  {\n    address = "${n.host}";\n    chatnet = "${n.service}";\n    port = "6697";\n    password = "${w.password()}";\n    use_tls = "yes";\n  }\n);`,
  ),
  file(
    'smb-credentials',
    'etc/samba/credentials',
    (w, n) => `username=${n.person}\npassword=${w.password()}\ndomain=${n.service.toUpperCase()}`,
  ),
  file(
    'redis-conf',
    n => `${n.service}/redis.conf`,
    w => `bind 0.0.0.0\nport 6379\nrequirepass ${w.simple()}\nmasterauth ${w.simple()}\nmaxmemory 512mb`,
  ),
  file(
    'snmpd-conf',
    'etc/snmp/snmpd.conf',
    (w, n) =>
      `agentAddress udp:161\nrwcommunity ${w.simple()} 10.0.0.0/8\ncreateUser ${n.person} SHA "${w.password()}" AES "${w.password()}"`,
  ),
  file(
    'cisco-config',
    n => `network/${n.service}-running-config.txt`,
    (w, n) =>
      `hostname ${n.service}\nenable password ${w.simple()}\nusername ${n.person} privilege 15 password 0 ${w.simple()}\nsnmp-server community ${w.simple()} RW\ninterface Vlan${n.number}`,
  ),
  file(
    'wireguard',
    n => `etc/wireguard/${n.service}.conf`,
    (w, n) =>
      `[Interface]\nAddress = 10.8.0.${n.number % 250}/24\nPrivateKey = ${w.token('wireguard-key')}\n\n[Peer]\n${w.negative('public-key', `PublicKey = ${w.random.bytes(32).toString('base64')}`)}\nPresharedKey = ${w.token('wireguard-preshared-key')}\nEndpoint = ${n.host}:51820`,
  ),
  file(
    'openvpn-auth',
    n => `vpn/${n.service}/auth.txt`,
    (w, n) => `${n.person}\n${w.password()}`,
  ),
  file(
    'unattend',
    n => `${n.service}/autounattend.xml`,
    w =>
      `<unattend xmlns="urn:schemas-microsoft-com:unattend">\n  <settings pass="oobeSystem">\n    <AutoLogon>\n      <Username>Administrator</Username>\n      <Password>\n        <Value>${w.password(inXml)}</Value>\n        <PlainText>true</PlainText>\n      </Password>\n    </AutoLogon>\n  </settings>\n</unattend>`,
    { crlf: true },
  ),
  file(
    'group-policy',
    n => `SYSVOL/${n.service}/Groups.xml`,
    (w, n) =>
      `<?xml version="1.0" encoding="utf-8"?>\n<Groups>\n  <User name="${n.person}" changed="2019-03-01 10:00:00">\n    <Properties action="U" userName="${n.person}" cpassword="${w.secret('file-key', w.random.bytes(32).toString('base64'))}"/>\n  </User>\n</Groups>`,
  ),
  file(
    'cloud-init',
    n => `${n.service}/user-data.yaml`,
    (w, n) =>
      `#cloud-config\nhostname: ${n.service}\nusers:\n  - name: ${n.person}\n    passwd: ${w.secret('sha512-crypt-hash', minted('sha512-crypt-hash', w.random))}\n    lock_passwd: false\nchpasswd:\n  list: |\n    root:${w.simple()}\n  expire: false`,
  ),
]
