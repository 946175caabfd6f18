/** The scripts that teach a shell to ask the program for completions. */

export const shellNames = ['bash', 'zsh', 'fish', 'powershell'] as const
export type ShellName = (typeof shellNames)[number]

/** The hidden command that the scripts call: `stemcell __complete SHELL WORDS…`, the last of them the one that is typed. */
export const hiddenCommand = '__complete'

/** Where PowerShell puts those words for it, one a line. */
export const wordsVariable = 'STEMCELL_WORDS'

/** How to turn completion on, as one line for the user's own start-up file. */
export const setUp: Readonly<Record<ShellName, string>> = {
  bash: 'Add to ~/.bashrc:  eval "$(stemcell completion bash)"',
  zsh: 'Add to ~/.zshrc, after compinit:  eval "$(stemcell completion zsh)"',
  fish: 'Run once:  stemcell completion fish > ~/.config/fish/completions/stemcell.fish',
  powershell: 'Add to $PROFILE:  stemcell completion powershell | Out-String | Invoke-Expression',
}

const bash = `# Completion of stemcell for bash 4.2 and later.
_stemcell() {
  local line="\${COMP_LINE:0:COMP_POINT}" found kind
  # bash cuts words at colons and equals signs: the line as typed does not.
  found="$("\${COMP_WORDS[0]}" ${hiddenCommand} bash "$line" "\${COMP_WORDS[COMP_CWORD]}" 2>/dev/null)" || return 0
  kind="\${found%%$'\\n'*}"
  case "$kind" in
    file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}") ;;
    folder) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "\${COMP_WORDS[COMP_CWORD]}") ;;
    words*)
      [ "$kind" = words-nospace ] && compopt -o nospace
      COMPREPLY=()
      [ "$found" = "$kind" ] || mapfile -t COMPREPLY <<< "\${found#*$'\\n'}"
      ;;
  esac
}
complete -F _stemcell stemcell
`

const zsh = `#compdef stemcell
# Completion of stemcell for zsh 5 and later.
_stemcell() {
  local -a found words_only described
  local kind one
  found=("\${(@f)$("\${words[1]}" ${hiddenCommand} zsh "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}") || return 0
  kind="$found[1]"
  shift found
  case "$kind" in
    file) _files ;;
    folder) _files -/ ;;
    words*)
      (( $#found )) || return 1
      for one in "\${found[@]}"; do
        words_only+=("\${one%%$'\\t'*}")
        described+=("\${one//$'\\t'/  }")
      done
      if [[ "$kind" == words-nospace ]]; then compadd -S '' -l -d described -a words_only
      else compadd -l -d described -a words_only; fi
      ;;
  esac
}
compdef _stemcell stemcell
`

const fish = `# Completion of stemcell for fish 3 and later.
function __stemcell_complete
  set -l found (command stemcell ${hiddenCommand} fish (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  or return
  switch $found[1]
    case file
      __fish_complete_path (commandline -ct)
    case folder
      __fish_complete_directories (commandline -ct)
    case '*'
      printf '%s\\n' $found[2..-1]
  end
end
complete -c stemcell -f -a '(__stemcell_complete)'
`

/**
 * Before 7.3 PowerShell drops empty arguments of programs and breaks those with quotation marks, and on Windows it reads what
 * programs print in the code page of the console: so the words stand in the environment, and its encoding is changed meanwhile.
 */
const powershell = `# Completion of stemcell for PowerShell 5.1 and later.
Register-ArgumentCompleter -Native -CommandName stemcell -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
    if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
  })
  $encoding = [Console]::OutputEncoding
  try {
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $env:${wordsVariable} = (@($words) + "$wordToComplete") -join "\`n"
    $found = @(& stemcell ${hiddenCommand} powershell 2>$null)
  } finally {
    Remove-Item Env:${wordsVariable} -ErrorAction SilentlyContinue
    [Console]::OutputEncoding = $encoding
  }
  if ($found.Count -lt 2 -or $found[0] -notlike 'words*') { return }
  foreach ($one in $found[1..($found.Count - 1)]) {
    $word, $meaning = $one -split "\`t", 2
    if (-not $meaning) { $meaning = $word }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $meaning)
  }
}
`

/** The script for a shell. */
export const completionScript: Readonly<Record<ShellName, string>> = { bash, zsh, fish, powershell }
