#compdef etherdeck-lab

_etherdeck_lab_value() {
    local directory=${ETHERDECK_LAB%/*}/${words[CURRENT-1]}
    case ${words[CURRENT-2]} in
    kill) _values 'what to kill' agent ;;
    unplug) _values disk ${(f)"$(ls $directory/disks 2>/dev/null)"} ;;
    plug) _values disk $directory/*.img(N:t) ;;
    esac
}

_arguments \
    '--profile=[what to build]:profile:(home conflict twins rack)' \
    '--targets=[how many targets a rack has]:number' \
    '--mtu=[MTU of every interface]:bytes' \
    '--no-voices[plugs send nothing on netconsole]' \
    '--enter=[run the command in a waiting lab]:pid:_pids -m etherdeck-lab' \
    '--break=[break something in the lab that this shell runs in]:what:(kill unplug plug loss delay no-jumbo fill heal):plug:(plug1 plug2 plug3):value:_etherdeck_lab_value' \
    '(- *)'{-h,--help}'[show the options]' \
    '(- *)--version[show the version]' \
    '(-)1:command: _command_names -e' \
    '*::argument: _normal'
