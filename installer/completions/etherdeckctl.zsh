#compdef etherdeckctl

local -a wire config_wire
wire=(
    '*'{-i+,--interface=}'[use this interface]:interface:_etherdeckctl_interfaces'
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
    '*'{-s+,--source=}'[only this box]:number, name or address:_etherdeckctl_sources'
    '(-b --boot)'{-b+,--boot=}'[only this boot]:number: '
    '--since=[not older than this]:time:(today yesterday)'
    '--until=[older than this]:time:(today yesterday)'
)
log_lines=($log_rows
    '(-l --level)'{-l+,--level=}'[at least this severe]:level:(emerg alert crit err warn notice info debug)'
    '--also-without-level[with --level, also lines without a level]'
)
log_limit=('(-n --limit)'{-n+,--limit=}'[print at most this many]:number:(all)')

local -a box_one box_now queue_file box_change box_export
box_one=(
    '(-d --device)'{-d+,--device=}'[the box]:name, host, unix\:PATH or exec\:COMMAND:_etherdeckctl_any_device'
    '--json[print JSON]'
    '(- *)'{-h,--help}'[show the options]'
)
box_now=($box_one # changes that cannot be queued
    '--plan[print what would be done, and change nothing]'
    '(-y --yes)'{-y,--yes}'[do not ask, unless something has to be typed]'
    '*--confirm=[what has to be typed]:text: '
)
queue_file=('--queue-file=[use this queue]:file:_files')
box_change=($box_now $queue_file '(--plan -y --yes)--queue[put it into the queue]')
box_export=($box_change
    '--disk=[disk, partition or file on the box]:path: '
    '*'{-i+,--interface=}'[interface of the box]:interface: '
    '--read-only[refuse writes]'
    "--direct[bypass the box's cache]"
    '--sync[answer a write when it is on the disk]'
    '*--allow=[serve only this initiator]:MAC address: '
    '--buffers=[requests that are queued]:number: '
    '--offset=[first sector]:sectors: '
    '--length=[number of sectors]:sectors:(end)'
    '--priority=[of its disk I/O]:priority:(default idle low high real-time)'
    '--no-auto[do not start it when the box starts]'
)

_etherdeckctl_export() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'create:export a disk, and start it'
            'change:change an export'
            'start:start an export'
            'stop:stop an export'
            'restart:stop an export and start it again'
            'remove:stop an export and forget it'
            'adopt:take over a vblade that runs'
            'auto:start an export when the box starts'
            'noauto:do not start an export when the box starts'
            'allow:let an initiator use an export'
            'deny:do not let an initiator use an export any more'
            'save:save the exports to a file'
            'load:create the exports of a saved file'
        )
        _describe -t commands 'export command' actions
        ;;
    rest)
        case $words[1] in
        create) _arguments $box_export '1:address (e7.3): ' ;;
        change)
            _arguments $box_export '--no-read-only[allow writes]' "--no-direct[use the box's cache]" \
                '--no-sync[answer a write at once]' '--allow-everyone[serve all initiators]' \
                '--auto[start it when the box starts]' '--address=[another address]:address: ' '1:address (e7.3): '
            ;;
        save) _arguments $box_one '1:file:_files' ;;
        load) _arguments $box_change '1:file:_files' '2:address (e7.3): ' ;;
        allow | deny) _arguments $box_change '1:address (e7.3): ' '2:MAC address: ' ;;
        *) _arguments $box_change '1:address (e7.3): ' ;;
        esac
        ;;
    esac
}

_etherdeckctl_disk() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'lock:refuse every change that touches a disk'
            'unlock:allow changes that touch a disk'
            'create:create a file that can be exported'
        )
        _describe -t commands 'disk command' actions
        ;;
    rest)
        case $words[1] in
        create) _arguments $box_change '--size=[bytes, 512M or 10G]:size: ' '--full[reserve all of its space now]' '1:file on the box: ' ;;
        *) _arguments $box_change '1:disk of the box: ' ;;
        esac
        ;;
    esac
}

# What the console was heard from, as `--source` takes it: by name, else by address.
_etherdeckctl_sources() {
    local -a names=(${(f)"$(etherdeckctl log sources 2>/dev/null | sed 's/^ *//' |
        awk -F '  +' 'NR > 1 { sub(/:[0-9]+(,.*)?$/, "", $3); name = $2 == "-" ? $3 : $2; if (name !~ / /) print name }')"})
    compadd -a names
}
# The names that `device list` or `box list` prints, those without blanks.
_etherdeckctl_names() {
    local -a names=(${(f)"$(etherdeckctl $1 list 2>/dev/null | sed -n '2,$s/^\([^ ]*\)  .*/\1/p')"})
    compadd -a names
}

_etherdeckctl_interfaces() {
    local -a devices=(${(f)"$(etherdeckctl device list 2>/dev/null | sed -n '2,$s/^\([^ ]*\)  .*/\1:/p')"})
    _alternative 'interfaces:interface:_net_interfaces' "devices:interface of a device:compadd -S '' -a devices"
}

_etherdeckctl_any_device() {
    _alternative 'names:name:_etherdeckctl_names device' 'boxes:box:_etherdeckctl_names box' 'hosts:host:_hosts'
}

_etherdeckctl_device() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=('find:find boxes on the local networks of this computer'
            'list:list the devices that have a name'
            'add:connect to a device, and give it a name'
            'group:put the box of a device into a group'
            'export:write the devices to a file'
            'import:take devices from a file'
            'install:put the agent on a box'
            'uninstall:remove the agent from a box'
            'remove:forget a device')
        _describe -t commands 'device command' actions
        ;;
    rest)
        local -a common=('--json[print JSON]' '(- *)'{-h,--help}'[show the options]')
        local -a sudo=("--sudo-password-fd=[read sudo's password from this descriptor]:number: ")
        case $line[1] in
        list) _arguments $common '--group=[only those of this group]:group: ' ;;
        group) _arguments $common '1:name:_etherdeckctl_names device' '2:group: ' ;;
        export) _arguments $common '--group=[only those of this group]:group: ' '1:file:_files' ;;
        import)
            _arguments $common '--replace[replace others of the same name]' \
                '--exec[also those that run a program of this computer]' '1:file:_files'
            ;;
        remove) _arguments $common '1:name:_etherdeckctl_names device' ;;
        install)
            _arguments $common '--session[start it from /tmp of the box, while it is used]' \
                '--plan[only show what would be done]' '--yes[confirm it]' $sudo '1:name:_etherdeckctl_names device'
            ;;
        uninstall) _arguments $common $sudo '--yes[confirm it]' '--plan[only show what would be done]' '1:name:_etherdeckctl_names device' ;;
        add)
            _arguments $common '(--host-key-once)--host-key=[accept this host key]:fingerprint: ' \
                '(--host-key)--host-key-once=[accept it for this connection only]:fingerprint: ' \
                '--legacy[accept old methods]' '--password-fd=[read the password from this descriptor]:number: ' \
                '1:name: ' '2:device:_hosts'
            ;;
        *)
            _arguments '*'{-i+,--interface=}'[look on this interface]:interface:_net_interfaces' \
                '--large[also look in networks larger than a /22]' '--all[list every station]' \
                '--link=[use this etherdeck-link]:program:_files' $common
            ;;
        esac
        ;;
    esac
}

_etherdeckctl_box() {
    local curcontext="$curcontext" state line
    local -a store=(
        '--store=[use this file instead of the default history]:history:_files'
        '--json[print JSON]'
        '(- *)'{-h,--help}'[show the options]'
    )
    local -a tie=($store '(-d --device)'{-d+,--device=}'[how its agent is reached]:name, host, unix\:PATH or exec\:COMMAND:_etherdeckctl_any_device')
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'list:list the boxes'
            'show:show what belongs to a box, and why'
            'tie:say that something belongs to a box'
            'untie:say that something does not belong to a box'
            'rename:name a box'
            'group:put a box into a group'
            'note:set the note on a box'
            'remove:remove the name of a box and what was tied by hand'
        )
        _describe -t commands 'box command' actions
        ;;
    rest)
        case $words[1] in
        list) _arguments $store ;;
        tie) _arguments $tie '--new[create the box]' '1:box:_etherdeckctl_names box' '*:target, MAC address or source: ' ;;
        untie) _arguments $tie '1:box:_etherdeckctl_names box' '*:target, MAC address or source: ' ;;
        rename | group | note) _arguments $store '1:box:_etherdeckctl_names box' '2:text: ' ;;
        *) _arguments $store '1:box:_etherdeckctl_names box' ;;
        esac
        ;;
    esac
}

_etherdeckctl_interface() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=('mtu:set the MTU' 'vlan-add:add a VLAN' 'vlan-remove:remove a VLAN')
        _describe -t commands 'interface command' actions
        ;;
    rest) _arguments $box_now '1:interface of the box: ' '2:number: ' ;;
    esac
}

_etherdeckctl_uboot_env() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'list:list its variables'
            'get:print the value of a variable'
            'set:set variables'
            'unset:remove variables'
            'diff:compare it with a file'
            'backup:save the whole partition that holds it'
            'restore:bring back all variables of a backup'
            'check:tell what is wrong with it'
        )
        _describe -t commands 'uboot env command' actions
        ;;
    rest)
        case $words[1] in
        list) _arguments $box_one '--explain[say what variables are for]' ;;
        get) _arguments $box_one '1:variable: ' ;;
        set) _arguments $box_now '1:variable: ' '*:value: ' ;;
        unset) _arguments $box_now '*:variable: ' ;;
        restore) _arguments $box_now '1:backup:_files' ;;
        check) _arguments $box_one '--dhcp=[what the DHCP server gives away]:FIRST-LAST: ' ;;
        *) _arguments $box_one '1:file:_files' ;;
        esac
        ;;
    esac
}

_etherdeckctl_setup() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=('status:show which steps are done' 'next:do the next step, or say how'
            'skip:leave a step out')
        _describe -t commands 'setup command' actions
        ;;
    rest)
        case $words[1] in
        next) _arguments $box_now '--image=[the U-Boot that is to be written]:image:_files' ;;
        skip)
            _arguments $box_one '--undo[do not leave it out any more]' \
                '1:step:(identify reach backup uboot environment stick boot rescue debian export)'
            ;;
        *) _arguments $box_one ;;
        esac
        ;;
    esac
}

_etherdeckctl_uboot() {
    local curcontext="$curcontext" state line
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=('check:tell what is wrong with an environment in a file'
            'env:read and change the environment in the flash of a box')
        _describe -t commands 'uboot command' actions
        ;;
    rest)
        case $words[1] in
        env) _etherdeckctl_uboot_env ;;
        *)
            _arguments '--json[print JSON]' '--dhcp=[what the DHCP server gives away]:FIRST-LAST: ' \
                '(- *)'{-h,--help}'[show the options]' '1:file:_files'
            ;;
        esac
        ;;
    esac
}

_etherdeckctl_netconsole() {
    local curcontext="$curcontext" state line
    local -a where=(
        '*--bind=[listen on this address]:address: '
        '*--port=[listen on this UDP port]:port: '
        '(- *)'{-h,--help}'[show the options]'
    )
    local -a which=('--boot[that of U-Boot]' '--kernel[that of the kernel]')
    local -a box=('--store=[store of the program that listens on the port]:file:_files' '1:box:_hosts')
    _arguments -C '(- *)'{-h,--help}'[show the commands]' '1: :->action' '*:: :->rest'
    case $state in
    action)
        local -a actions=(
            'listen:print and store console output'
            "send:type at U-Boot's prompt"
            "stop-boot:stop a box's autoboot"
            'replay:send the datagrams of a capture'
            'status:say whether a box sends its console over the network'
            'enable:let a box send its console'
            'disable:no longer let a box send its console'
            'verify:wait until console output of a box arrives here'
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
        status) _arguments $box_one $which ;;
        enable)
            _arguments $box_now $which '--to=[send it to this address]:address: ' \
                '--box-address=[address of the box in U-Boot]:address: ' \
                '--dhcp=[what the DHCP server gives away]:FIRST-LAST: '
            ;;
        disable) _arguments $box_now $which ;;
        verify)
            _arguments $box_now $which '--reboot[restart the box, so that U-Boot speaks]' \
                '--wait=[give up after this time]:seconds: '
            ;;
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
    '(-d --device)'{-d+,--device=}'[the box]:name, host, unix\:PATH or exec\:COMMAND:_etherdeckctl_any_device' \
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
        'box:list boxes, name them, and say what belongs to them'
        'device:find the boxes that can be managed, and name them'
        'uboot:examine and change the environment of U-Boot'
        'setup:take a Pogoplug E02 from its factory firmware to a SAN'
        'netconsole:receive console output from boxes, and type to them'
        'status:show what a box is and how it is'
        'disks:list the disks of a box'
        'exports:list the exports of a box'
        'users:watch which initiators use an export'
        'kmsg:print the kernel log of a box'
        'journal:list the changes of a box'
        'export:create, change, start and stop exports of a box'
        'import:take over what vblade-persist starts'
        'disk:lock disks of a box, and create files to export'
        'interface:change the MTU and the VLANs of a box'
        'change:keep a change that would revert, and apply queued changes'
        'hostname:set the host name of a box'
        'reboot:restart a box'
        'poweroff:switch a box off'
        'undo:undo a change of a box'
    )
    _describe -t commands 'etherdeckctl command' commands
    ;;
rest)
    case $words[1] in
    interfaces | status | disks | exports) _arguments $box_one ;;
    users) _arguments $box_one '--seconds=[watch this long]:seconds: ' '1:address (e7.3): ' ;;
    kmsg)
        _arguments $box_one '--since=[begin with this record]:sequence number: ' \
            '--fill=[store what is missing of this source]:source:_etherdeckctl_sources' '--store=[change this history]:file:_files'
        ;;
    journal) _arguments $box_one $log_limit ;;
    export) _etherdeckctl_export ;;
    disk) _etherdeckctl_disk ;;
    interface) _etherdeckctl_interface ;;
    change) _arguments $box_now $queue_file '1:command:(keep queue apply drop move)' ;;
    import | reboot | poweroff) _arguments $box_change ;;
    hostname) _arguments $box_change '1:name: ' ;;
    undo) _arguments $box_now '1:entry of the journal: ' ;;
    discover)
        _arguments $wire '--expect[exit with status 1 if no target answers]' \
            '--known[also list known targets that do not answer]' \
            '--store=[take known targets from this history]:file:_files'
        ;;
    watch) _arguments $wire '--poll=[poll all targets this often]:seconds' ;;
    show) _arguments $wire '1:target (e7.3): ' ;;
    config) _etherdeckctl_config ;;
    log) _etherdeckctl_log ;;
    netconsole) _etherdeckctl_netconsole ;;
    box) _etherdeckctl_box ;;
    device) _etherdeckctl_device ;;
    uboot) _etherdeckctl_uboot ;;
    setup) _etherdeckctl_setup ;;
    esac
    ;;
esac
