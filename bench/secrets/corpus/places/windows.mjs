import { lines } from './lines.mjs'

export const powershell = {
  where: 'powershell',
  weight: 4,
  escapes: { '"': '', "'": '' },
  crlf: 0.7,
  bom: 0.3,
  utf16: 0.15,
  path: n =>
    n.random.pick([`scripts/${n.Noun}-${n.verb}.ps1`, `deploy/Install-${n.Noun}.ps1`, `tools/${n.service}.psm1`]),
  head: n => `[CmdletBinding()]\nparam(\n    [string]$Environment = "${n.stage}"\n)\n$ErrorActionPreference = 'Stop'`,
  blocks: [
    n =>
      `function Get-${n.Noun}Count {\n    param([string]$Path)\n    (Get-ChildItem $Path -Filter *.${n.noun}).Count\n}`,
    n => `Write-Host "Deploying ${n.service} to $Environment" -ForegroundColor Green\nImport-Module WebAdministration`,
  ],
  named: [
    s => `$${s.camel} = ${s.q}`,
    s => `$${s.pascal} = ${s.sq}`,
    s => `$env:${s.screaming} = ${s.sq}`,
    s => `[Environment]::SetEnvironmentVariable('${s.screaming}', ${s.sq}, 'Machine')`,
    s => `Connect-${s.Noun} -Server ${s.host} -User ${s.user} -${s.pascal} ${s.sq}`,
    s => `$settings = @{ Server = '${s.host}'; ${s.pascal} = ${s.sq} }`,
    s => `# $${s.camel} = ${s.sq}`,
  ],
  revealing: [s => `$secure = ConvertTo-SecureString ${s.sq} -AsPlainText -Force # ${s.snake}`],
  bare: [s => `& ${s.service}.exe login ${s.sq}`],
  header: [
    s =>
      `Invoke-RestMethod -Uri https://${s.site}/${s.noun} -Headers @{ Authorization = ${`"Bearer ${s.within('"')}"`} }`,
  ],
  expressions: {
    'code-expression': lines`
    $${n => n.camel} = $env:${n => n.screaming}
    $${n => n.camel} = Read-Host -Prompt "${n => n.spaced}" -AsSecureString
    [Parameter(Mandatory)] [SecureString]$${n => n.pascal},
    $credential = Get-Credential -Message "${n => n.spaced} for ${n => n.service}"
    $${n => n.camel} = (Get-AzKeyVaultSecret -VaultName kv-${n => n.service} -Name ${n => n.kebab}).SecretValue
    $${n => n.camel} = Get-Secret -Name ${n => n.kebab} -Vault ${n => n.service}
    $cred = New-Object PSCredential($user, $${n => n.camel})`,
  },
}

export const batch = {
  where: 'batch',
  revealing: [s => `net use Z: \\\\${s.host}\\share /user:${s.user} ${s.raw} & rem ${s.snake}`],
  weight: 2,
  escapes: {},
  crlf: 0.9,
  path: n => n.random.pick([`${n.verb}_${n.noun}.bat`, `tools/${n.service}.cmd`]),
  head: () => '@echo off\nsetlocal',
  blocks: [
    n => `if not exist C:\\${n.service} mkdir C:\\${n.service}\nxcopy /s /y dist C:\\${n.service}\\`,
    n => `rem ${n.verb} the ${n.noun}s\nfor %%f in (*.${n.noun}) do echo %%f`,
  ],
  named: [
    s => `set ${s.screaming}=${s.raw}`,
    s => `set "${s.screaming}=${s.raw}"`,
    s => `rem set ${s.screaming}=${s.raw}`,
    s => `${s.service}.exe /user:${s.user} /${s.joined}:${s.raw}`,
  ],
  header: [s => `curl -H "Authorization: Bearer ${s.raw}" https://${s.site}/${s.noun}`],
  expressions: {
    'environment-reference': lines`
    set ${n => n.screaming}=%${n => n.screaming}_${n => n.stage}%
    set /p ${n => n.screaming}=${n => n.spaced}:
    if "%${n => n.screaming}%"=="" goto missing`,
  },
}
