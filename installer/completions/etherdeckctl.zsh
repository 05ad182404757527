#compdef etherdeckctl

local -a wire config_wire
wire=(
    '*'{-i+,--interface=}'[use this interface]:interface:_net_interfaces'
    '--window=[wait this long for answers at most]:milliseconds'
    '--link=[path of etherdeck-link]:program:_files'
    '--json[print JSON]'
    '(- *)'{-h,--help}'[show the options]'
)
config_wire=($wire '--mac=[the path to use, when several boxes answer]:MAC address')

_etherdeckctl_config() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'get:print the config string'
            'set:set the config string, unless another one is there'
            'clear:remove the config string'
        )
        _describe -t commands 'config command' actions
        ;;
    rest)
        case $words[1] in
        get | clear) _arguments $config_wire '1:target (e7.3): ' ;;
        set) _arguments $config_wire '--force[replace another string]' '1:target (e7.3): ' '2:config string: ' ;;
        esac
        ;;
    esac
}

local curcontext="$curcontext" state line
_arguments -C \
    '(- *)'{-h,--help}'[show the commands]' \
    '(- *)--version[show the version]' \
    '1: :->command' '*:: :->rest'
case $state in
command)
    local -a commands=(
        'interfaces:list network interfaces and what they are good for'
        'discover:list the targets that answer'
        'watch:tell what appears, changes, vanishes and collides'
        'show:show all that is known of one target'
        "config:read or change a target's config string"
    )
    _describe -t commands 'etherdeckctl command' commands
    ;;
rest)
    case $words[1] in
    interfaces) _arguments '--json[print JSON]' '(- *)'{-h,--help}'[show the options]' ;;
    discover) _arguments $wire ;;
    watch) _arguments $wire '--poll=[ask all targets this often]:seconds' ;;
    show) _arguments $wire '1:target (e7.3): ' ;;
    config) _etherdeckctl_config ;;
    esac
    ;;
esac
