# Completion of etherdeckctl for bash.

# The names that `device list` or `box list` prints, those without blanks.
_etherdeckctl_names()
{
    "${words[0]}" "$1" list 2>/dev/null | sed -n '2,$s/^\([^ ]*\)  .*/\1/p'
}

# What the console was heard from, as `--source` takes it: by name, else by address.
_etherdeckctl_sources()
{
    "${words[0]}" log sources 2>/dev/null | sed 's/^ *//' |
        awk -F '  +' 'NR > 1 { sub(/:[0-9]+(,.*)?$/, "", $3); name = $2 == "-" ? $3 : $2; if (name !~ / /) print name }'
}

_etherdeckctl()
{
    local cur prev words cword
    _init_completion || return

    local command='' action='' third='' word i
    for ((i = 1; i < cword; i++)); do
        word=${words[i]}
        case $word in
        -i | --interface | --window | --link | --poll | --mac) ((i++)) ;;
        -d | --device | --disk | --allow | --buffers | --offset | --length | --priority | --address) ((i++)) ;;
        --confirm | --seconds | --size | --box-address | --dhcp | --image) ((i++)) ;;
        --bind | --port | --for | --keep-days | --keep-megabytes | --forward | --wait | --key | --to) ((i++)) ;;
        --store | -s | --source | --fill | -b | --boot | -l | --level | --since | --until | -n | --limit | -o | --output) ((i++)) ;;
        -*) ;;
        *)
            if [[ -z $command ]]; then
                command=$word
            elif [[ -z $action ]]; then
                action=$word
            elif [[ -z $third ]]; then
                third=$word
            fi
            ;;
        esac
    done

    case $prev in
    -d | --device)
        _known_hosts_real -- "$cur"
        COMPREPLY+=($(compgen -W "$({ _etherdeckctl_names device; _etherdeckctl_names box; } | sort -u)" -- "$cur"))
        return
        ;;
    -s | --source | --fill)
        COMPREPLY=($(compgen -W "$(_etherdeckctl_sources)" -- "$cur"))
        return
        ;;
    --priority)
        COMPREPLY=($(compgen -W 'default idle low high real-time' -- "$cur"))
        return
        ;;
    --disk | --allow | --buffers | --offset | --length | --address | --confirm | --seconds | --size) return ;;
    --box-address | --dhcp) return ;;
    -i | --interface)
        [[ $command == export ]] && return # of the box
        COMPREPLY=($(compgen -W "$(command ls /sys/class/net 2>/dev/null)" -- "$cur"))
        if [[ $command == @(discover|watch|show|config) ]]; then # an interface of a box follows
            COMPREPLY+=($(compgen -S ':' -W "$(_etherdeckctl_names device)" -- "$cur"))
            [[ ${COMPREPLY[*]} == *: ]] && compopt -o nospace
        fi
        return
        ;;
    -l | --level)
        COMPREPLY=($(compgen -W 'emerg alert crit err warn notice info debug' -- "$cur"))
        return
        ;;
    --link | --store | -o | --output | --image)
        _filedir
        return
        ;;
    --window | --poll | --mac) return ;;
    --bind | --port | --for | --keep-days | --keep-megabytes | --forward | --wait | --key | --to) return ;;
    --since | --until)
        COMPREPLY=($(compgen -W 'today yesterday' -- "$cur"))
        return
        ;;
    -n | --limit)
        COMPREPLY=($(compgen -W 'all' -- "$cur"))
        return
        ;;
    -b | --boot) return ;;
    esac

    local wire='-i --interface --window --link --json --help'
    local rows='--store --json --help --source --boot --since --until'
    local box='--device --json --help'
    local now="$box --plan --yes --confirm" # of changes that cannot be queued
    local change="$now --queue --queue-file"
    local export='--disk --interface --read-only --direct --sync --allow --buffers --offset --length --priority --no-auto'
    local possible=''
    case $command in
    '')
        possible='interfaces discover watch show config log netconsole box device uboot setup'
        possible+=' status disks exports users kmsg journal export import disk interface change hostname reboot poweroff undo'
        [[ $cur == -* ]] && possible='--device --help --version'
        ;;
    interfaces) possible=$box ;;
    discover) possible="$wire --expect --known --store" ;;
    show) possible=$wire ;;
    watch) possible="$wire --poll --device" ;;
    status | disks | exports) possible=$box ;;
    users) possible="$box --seconds" ;;
    kmsg) possible="$box --since --fill --store" ;;
    journal) possible="$box --limit" ;;
    import | hostname | reboot | poweroff) possible=$change ;;
    undo) possible=$now ;;
    export)
        case $action in
        '')
            possible='create change start stop restart remove adopt auto noauto allow deny save load'
            [[ $cur == -* ]] && possible='--help'
            ;;
        create) possible="$change $export" ;;
        change) possible="$change $export --no-read-only --no-direct --no-sync --allow-everyone --auto --address" ;;
        save | load)
            possible=$change
            [[ $action == save ]] && possible=$box
            [[ $cur == -* ]] || _filedir
            ;;
        *) possible=$change ;;
        esac
        ;;
    disk)
        case $action in
        '')
            possible='lock unlock create'
            [[ $cur == -* ]] && possible='--help'
            ;;
        create) possible="$change --size --full" ;;
        *) possible=$change ;;
        esac
        ;;
    uboot)
        case $action in
        '')
            possible='check env'
            [[ $cur == -* ]] && possible='--help'
            ;;
        env)
            case $third in
            '')
                possible='list get set unset diff backup restore check'
                [[ $cur == -* ]] && possible='--help'
                ;;
            list) possible="$box --explain" ;;
            check) possible="$box --dhcp" ;;
            set | unset) possible=$now ;;
            diff | backup | restore)
                possible=$box
                [[ $third == restore ]] && possible=$now
                [[ $cur == -* ]] || _filedir
                ;;
            *) possible=$box ;;
            esac
            ;;
        *)
            possible='--json --dhcp --help'
            [[ $cur == -* ]] || _filedir
            ;;
        esac
        ;;
    setup)
        case $action in
        '')
            possible='status next skip'
            [[ $cur == -* ]] && possible='--help'
            ;;
        next) possible="$now --image" ;;
        skip)
            possible='identify reach backup uboot environment stick boot rescue debian export'
            [[ $cur == -* ]] && possible="$box --undo"
            ;;
        *) possible=$box ;;
        esac
        ;;
    device)
        case $action in
        '')
            possible='find list add group export import install uninstall remove'
            [[ $cur == -* ]] && possible='--help'
            ;;
        add) possible='--host-key --host-key-once --legacy --password-fd --json --help' ;;
        install) possible='--session --plan --yes --sudo-password-fd --json --help' ;;
        uninstall) possible='--yes --sudo-password-fd --plan --json --help' ;;
        list) possible='--group --json --help' ;;
        group | remove) possible='--json --help' ;;
        export | import)
            possible='--json --help'
            [[ $action == export ]] && possible+=' --group' || possible+=' --replace --exec'
            [[ $cur == -* ]] || _filedir
            ;;
        *) possible='--interface --large --all --link --json --help' ;;
        esac
        ;;
    box)
        case $action in
        '')
            possible='list show tie untie rename group note remove'
            [[ $cur == -* ]] && possible='--help'
            ;;
        tie) possible='--store --json --device --new --help' ;;
        untie) possible='--store --json --device --help' ;;
        *) possible='--store --json --help' ;;
        esac
        ;;
    interface)
        case $action in
        '')
            possible='mtu vlan-add vlan-remove'
            [[ $cur == -* ]] && possible='--help'
            ;;
        *) possible=$now ;;
        esac
        ;;
    change)
        case $action in
        '') possible='keep queue apply drop move' ;;
        keep) possible=$box ;;
        apply) possible="$now --queue-file" ;;
        *) possible='--queue-file --json --help' ;;
        esac
        ;;
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
    log)
        case $action in
        '')
            possible='sources boots show search export crashes follow recover upgrade'
            [[ $cur == -* ]] && possible='--help'
            ;;
        sources) possible='--store --json --help' ;;
        recover | upgrade) possible='--store --help' ;;
        boots | crashes) possible="$rows --limit" ;;
        show | follow) possible="$rows --level --also-without-level --limit" ;;
        search) possible="$rows --level --also-without-level --limit --regex --case --oldest-first" ;;
        export) possible="$rows --level --also-without-level --output" ;;
        esac
        ;;
    netconsole)
        case $action in
        '')
            possible='listen send stop-boot replay status enable disable verify'
            [[ $cur == -* ]] && possible='--help'
            ;;
        status) possible="$box --boot --kernel" ;;
        enable) possible="$now --boot --kernel --to --box-address --dhcp" ;;
        disable) possible="$now --boot --kernel" ;;
        verify) possible="$now --boot --kernel --reboot --wait" ;;
        listen) possible='--bind --port --for --store --no-store --keep-days --keep-megabytes --forward --json --quiet --help' ;;
        send) possible='--bind --port --store --wait --help' ;;
        stop-boot) possible='--bind --port --store --key --wait --help' ;;
        replay)
            possible='--to --port --fast --help'
            [[ $cur == -* ]] || _filedir
            ;;
        esac
        ;;
    esac
    # Of a device or a box that is known.
    if [[ $command/$action =~ ^(device/(install|uninstall|remove)|box/.+)$ && -z $third && $cur != -* ]]; then
        COMPREPLY=($(compgen -W "$(_etherdeckctl_names "$command")" -- "$cur"))
        return
    fi
    # Options are offered only after a dash: otherwise a target address is expected, which cannot be completed.
    if [[ $possible != -* || $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$possible" -- "$cur"))
    fi
} && complete -F _etherdeckctl etherdeckctl
