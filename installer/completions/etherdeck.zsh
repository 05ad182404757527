#compdef etherdeck

_arguments \
    '*'{-i+,--interface=}'[look for targets on this interface]:interface:_net_interfaces' \
    '--link=[path of etherdeck-link]:program:_files' \
    '--theme=[theme of the window]:theme:(light dark system)' \
    '--console-port=[receive console output on this UDP port]:port: ' \
    '*--console-address=[receive console output on this address only]:address: ' \
    '--store=[keep the history in this file]:file:_files' \
    '--picture=[save a picture of the window, then exit]:file:_files' \
    '(- *)'{-h,--help}'[show the options]' \
    '(- *)--help-all[also show the options of Qt]' \
    '(- *)'{-v,--version}'[show the version]'
