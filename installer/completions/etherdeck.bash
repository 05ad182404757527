# Completion of etherdeck for bash.

_etherdeck()
{
    local cur prev words cword
    _init_completion || return

    case $prev in
    -i | --interface)
        COMPREPLY=($(compgen -W "$(command ls /sys/class/net 2>/dev/null)" -- "$cur"))
        return
        ;;
    --theme)
        COMPREPLY=($(compgen -W 'light dark system' -- "$cur"))
        return
        ;;
    --link | --picture | --store)
        _filedir
        return
        ;;
    esac
    COMPREPLY=($(compgen -W '-i --interface --link --theme --console-port --console-address --store --picture --help --help-all --version' -- "$cur"))
} && complete -F _etherdeck etherdeck
