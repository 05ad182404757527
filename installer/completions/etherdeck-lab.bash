# Completion of etherdeck-lab for bash.

_etherdeck_lab()
{
    local cur prev words cword
    _init_completion || return

    # Another program follows --, with its own completion.
    local i
    for ((i = 1; i < cword; i++)); do
        if [[ ${words[i]} == -- ]]; then
            _command_offset $((i + 1))
            return
        fi
    done

    # --break WHAT PLUG [VALUE]; its plugs and disks are those of the lab that this shell runs in.
    if [[ ${words[1]} == --break ]]; then
        local directory=${ETHERDECK_LAB%/*}
        case $cword in
        2) COMPREPLY=($(compgen -W 'kill unplug plug loss delay no-jumbo fill heal' -- "$cur")) ;;
        3) [[ -n $directory ]] && COMPREPLY=($(compgen -W "$(cd "$directory" && echo plug*)" -- "$cur")) ;;
        4)
            case ${words[2]} in
            kill) COMPREPLY=($(compgen -W 'agent' -- "$cur")) ;;
            unplug) COMPREPLY=($(compgen -W "$(ls "$directory/${words[3]}/disks" 2>/dev/null)" -- "$cur")) ;;
            plug) COMPREPLY=($(compgen -W "$(cd "$directory/${words[3]}" 2>/dev/null && echo *.img)" -- "$cur")) ;;
            esac
            ;;
        esac
        return
    fi

    case $prev in
    --profile)
        COMPREPLY=($(compgen -W 'home conflict twins rack' -- "$cur"))
        return
        ;;
    --enter)
        COMPREPLY=($(compgen -W "$(pgrep -x etherdeck-lab 2>/dev/null)" -- "$cur"))
        return
        ;;
    --targets | --mtu) return ;;
    esac
    COMPREPLY=($(compgen -W '--profile --targets --mtu --no-voices --enter --break --help --version --' -- "$cur"))
} && complete -F _etherdeck_lab etherdeck-lab
