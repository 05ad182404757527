#compdef etherdeck

_arguments \
    '*'{-i+,--interface=}'[look on this interface]:interface:_net_interfaces' \
    '--link=[path of etherdeck-link]:program:_files' \
    '--theme=[how the window looks]:theme:(light dark system)' \
    '--console-port=[listen to consoles on this UDP port]:port: ' \
    '*--console-address=[listen to them on this address only]:address: ' \
    '--store=[keep the history in this file]:file:_files' \
    '--picture=[save a picture of the window, then end]:file:_files' \
    '(- *)'{-h,--help}'[show the options]' \
    '(- *)--help-all[show the options of Qt as well]' \
    '(- *)'{-v,--version}'[show the version]'
