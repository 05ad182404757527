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

local -a log_store log_rows log_lines log_limit
log_store=(
    '--store=[read this file instead of the usual history]:history:_files'
    '--json[print JSON]'
    '(- *)'{-h,--help}'[show the options]'
)
log_rows=($log_store
    '*'{-s+,--source=}'[of this box]:number, name or address: '
    '(-b --boot)'{-b+,--boot=}'[of this boot]:number: '
    '--since=[not older than this]:time:(today yesterday)'
    '--until=[older than this]:time:(today yesterday)'
)
log_lines=($log_rows
    '(-l --level)'{-l+,--level=}'[as severe as this or more]:level:(emerg alert crit err warn notice info debug)'
    '--also-without-level[with --level, lines that tell none as well]'
)
log_limit=('(-n --limit)'{-n+,--limit=}'[print so many at most]:number:(all)')

_etherdeckctl_netconsole() {
    local curcontext="$curcontext" state line
    local -a where=(
        '*--bind=[listen on this address]:address: '
        '*--port=[listen on this UDP port]:port: '
        '(- *)'{-h,--help}'[show the options]'
    )
    local -a box=('--store=[where the program that has the port stores lines]:file:_files' '1:box:_hosts')
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'listen:print and store what boxes say'
            "send:type at U-Boot's prompt"
            "stop-boot:stop a box's autoboot"
            'replay:send what a capture holds'
        )
        _describe -t commands 'netconsole command' actions
        ;;
    rest)
        case $words[1] in
        listen)
            _arguments $where '--for=[end after this time]:seconds: ' '(--no-store)--store=[store lines in this file]:file:_files' \
                '(--store)--no-store[print only]' '--keep-days=[remove older lines]:days: ' '*--forward=[send lines to this log server as well]:URL: ' \
                '--keep-megabytes=[remove the oldest lines beyond]:megabytes: ' '--json[print JSON]' \
                '--quiet[print no lines]'
            ;;
        send) _arguments $where $box '--wait=[wait this long for the prompt]:seconds: ' '2:text: ' ;;
        stop-boot)
            _arguments $where $box '--key=[what stops it]:words: ' '--wait=[give up after this time]:seconds: '
            ;;
        replay)
            _arguments '--to=[send there]:host:_hosts' '*--port=[only what was sent to this port]:port: ' \
                '--fast[not at the pace of the capture]' '(- *)'{-h,--help}'[show the options]' '1:capture:_files'
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
            'sources:list the boxes that have spoken'
            'boots:list boots, the latest first'
            'show:print lines'
            'search:find lines with words, phrases or a regular expression'
            'export:print all lines, as text or JSON lines'
            'crashes:list crashes, the latest first'
            'follow:print lines as they are stored'
            'recover:store datagrams that a receiver has left which was killed'
            'upgrade:bring a history of an older Etherdeck up to date'
        )
        _describe -t commands 'log command' actions
        ;;
    rest)
        case $words[1] in
        sources) _arguments $log_store ;;
        recover | upgrade) _arguments '--store=[this file instead of the usual history]:file:_files' '(- *)'{-h,--help}'[show the options]' ;;
        boots | crashes) _arguments $log_rows $log_limit ;;
        show | follow) _arguments $log_lines $log_limit ;;
        search)
            _arguments $log_lines $log_limit '(-E --regex)'{-E,--regex}'[the words are a regular expression]' \
                '--case[tell upper from lower case in it]' '--oldest-first[begin with the oldest line]' '*:word: '
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
        'log:read what boxes have said on the console'
        'netconsole:hear what boxes say on their console, and type to them'
    )
    _describe -t commands 'etherdeckctl command' commands
    ;;
rest)
    case $words[1] in
    interfaces) _arguments '--json[print JSON]' '(- *)'{-h,--help}'[show the options]' ;;
    discover)
        _arguments $wire '--known[list also known targets that do not answer]' \
            '--store=[the history that knows them]:file:_files'
        ;;
    watch) _arguments $wire '--poll=[ask all targets this often]:seconds' ;;
    show) _arguments $wire '1:target (e7.3): ' ;;
    config) _etherdeckctl_config ;;
    log) _etherdeckctl_log ;;
    netconsole) _etherdeckctl_netconsole ;;
    esac
    ;;
esac
