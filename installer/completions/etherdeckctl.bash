# Completion of etherdeckctl for bash.

_etherdeckctl()
{
    local cur prev words cword
    _init_completion || return

    local command='' action='' word i
    for ((i = 1; i < cword; i++)); do
        word=${words[i]}
        case $word in
        -i | --interface | --window | --link | --poll | --mac) ((i++)) ;;
        -*) ;;
        *)
            if [[ -z $command ]]; then
                command=$word
            elif [[ -z $action ]]; then
                action=$word
            fi
            ;;
        esac
    done

    case $prev in
    -i | --interface)
        COMPREPLY=($(compgen -W "$(command ls /sys/class/net 2>/dev/null)" -- "$cur"))
        return
        ;;
    --link)
        _filedir
        return
        ;;
    --window | --poll | --mac) return ;;
    esac

    local wire='-i --interface --window --link --json --help'
    local possible=''
    case $command in
    '')
        possible='interfaces discover watch show config'
        [[ $cur == -* ]] && possible='--help --version'
        ;;
    interfaces) possible='--json --help' ;;
    discover | show) possible=$wire ;;
    watch) possible="$wire --poll" ;;
    config)
        case $action in
        '')
            possible='get set clear'
            [[ $cur == -* ]] && possible='--help'
            ;;
        get | clear) possible="$wire --mac" ;;
        set) possible="$wire --mac --force" ;;
        esac
        ;;
    esac
    # Options are offered once one is begun: before that a target's address may be meant, which nobody can guess.
    if [[ $possible != -* || $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$possible" -- "$cur"))
    fi
} && complete -F _etherdeckctl etherdeckctl
