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
    COMPREPLY=($(compgen -W '--profile --targets --mtu --no-voices --enter --help --version --' -- "$cur"))
} && complete -F _etherdeck_lab etherdeck-lab
