#compdef etherdeckctl

local -a wire config_wire
wire=(
    '*'{-i+,--interface=}'[use this interface]:interface:_net_interfaces'
    '--window=[wait at most this long for answers]:milliseconds'
    '--link=[path of etherdeck-link]:program:_files'
    '--json[print JSON]'
    '(- *)'{-h,--help}'[show the options]'
)
config_wire=($wire '--mac=[the path to use, when several boxes answer]:MAC address')

local -a log_store log_rows log_lines log_limit
log_store=(
    '--store=[read this file instead of the default history]:history:_files'
    '--json[print JSON]'
    '(- *)'{-h,--help}'[show the options]'
)
log_rows=($log_store
    '*'{-s+,--source=}'[only this box]:number, name or address: '
    '(-b --boot)'{-b+,--boot=}'[only this boot]:number: '
    '--since=[not older than this]:time:(today yesterday)'
    '--until=[older than this]:time:(today yesterday)'
)
log_lines=($log_rows
    '(-l --level)'{-l+,--level=}'[at least this severe]:level:(emerg alert crit err warn notice info debug)'
    '--also-without-level[with --level, also lines without a level]'
)
log_limit=('(-n --limit)'{-n+,--limit=}'[print at most this many]:number:(all)')

_etherdeckctl_netconsole() {
    local curcontext="$curcontext" state line
    local -a where=(
        '*--bind=[listen on this address]:address: '
        '*--port=[listen on this UDP port]:port: '
        '(- *)'{-h,--help}'[show the options]'
    )
    local -a box=('--store=[store of the program that listens on the port]:file:_files' '1:box:_hosts')
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'listen:print and store console output'
            "send:type at U-Boot's prompt"
            "stop-boot:stop a box's autoboot"
            'replay:send the datagrams of a capture'
        )
        _describe -t commands 'netconsole command' actions
        ;;
    rest)
        case $words[1] in
        listen)
            _arguments $where '--for=[stop after this time]:seconds: ' '(--no-store)--store=[store lines in this file]:file:_files' \
                '(--store)--no-store[do not store lines]' '--keep-days=[remove older lines]:days: ' '*--forward=[also send lines to this log server]:URL: ' \
                '--keep-megabytes=[remove the oldest lines beyond this size]:megabytes: ' '--json[print JSON]' \
                '--quiet[print no lines]'
            ;;
        send) _arguments $where $box '--wait=[wait at most this long for the prompt]:seconds: ' '2:text: ' ;;
        stop-boot)
            _arguments $where $box '--key=[what to type to stop it]:words: ' '--wait=[give up after this time]:seconds: '
            ;;
        replay)
            _arguments '--to=[send to this host]:host:_hosts' '*--port=[only datagrams sent to this port]:port: ' \
                '--fast[as fast as a receiver keeps up]' '(- *)'{-h,--help}'[show the options]' '1:capture:_files'
            ;;
        esac
        ;;
    esac
}

_etherdeckctl_log() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'sources:list the boxes that have sent console output'
            'boots:list boots, latest first'
            'show:print lines'
            'search:find lines by words, phrases or a regular expression'
            'export:print all lines, as text or JSON lines'
            'crashes:list crashes and disk errors, latest first'
            'follow:print lines as they are stored'
            'recover:recover and store datagrams left by a killed receiver'
            'upgrade:upgrade a history written by an older Etherdeck'
        )
        _describe -t commands 'log command' actions
        ;;
    rest)
        case $words[1] in
        sources) _arguments $log_store ;;
        recover | upgrade) _arguments '--store=[change this file instead of the default history]:file:_files' '(- *)'{-h,--help}'[show the options]' ;;
        boots | crashes) _arguments $log_rows $log_limit ;;
        show | follow) _arguments $log_lines $log_limit ;;
        search)
            _arguments $log_lines $log_limit '(-E --regex)'{-E,--regex}'[the words are a regular expression]' \
                '--case[make the regular expression case-sensitive]' '--oldest-first[print the oldest lines first]' '*:word: '
            ;;
        export) _arguments $log_lines '(-o --output)'{-o+,--output=}'[write to this file]:file:_files' ;;
        esac
        ;;
    esac
}

_etherdeckctl_config() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'get:print the config string'
            'set:set the config string, unless it has another one'
            'clear:remove the config string'
        )
        _describe -t commands 'config command' actions
        ;;
    rest)
        case $words[1] in
        get | clear) _arguments $config_wire '1:target (e7.3): ' ;;
        set) _arguments $config_wire '--force[replace a string that is already set]' '1:target (e7.3): ' '2:config string: ' ;;
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
        'interfaces:list network interfaces and whether they suit AoE'
        'discover:list the targets that answer'
        'watch:report targets that appear, change, vanish or conflict'
        'show:show everything known about a target'
        "config:read or change a target's config string"
        'log:read the console output of boxes'
        'netconsole:receive console output from boxes, and type to them'
    )
    _describe -t commands 'etherdeckctl command' commands
    ;;
rest)
    case $words[1] in
    interfaces) _arguments '--json[print JSON]' '(- *)'{-h,--help}'[show the options]' ;;
    discover)
        _arguments $wire '--known[also list known targets that do not answer]' \
            '--store=[take known targets from this history]:file:_files'
        ;;
    watch) _arguments $wire '--poll=[poll all targets this often]:seconds' ;;
    show) _arguments $wire '1:target (e7.3): ' ;;
    config) _etherdeckctl_config ;;
    log) _etherdeckctl_log ;;
    netconsole) _etherdeckctl_netconsole ;;
    esac
    ;;
esac
