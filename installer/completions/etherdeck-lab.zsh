#compdef etherdeck-lab

_arguments \
    '--profile=[what to build]:profile:(home conflict twins rack)' \
    '--targets=[how many targets a rack has]:number' \
    '--mtu=[MTU of every interface]:bytes' \
    '--no-voices[plugs send nothing on netconsole]' \
    '--enter=[run the command in a waiting lab]:pid:_pids -m etherdeck-lab' \
    '(- *)'{-h,--help}'[show the options]' \
    '(- *)--version[show the version]' \
    '(-)1:command: _command_names -e' \
    '*::argument: _normal'
